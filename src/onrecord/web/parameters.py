"""Parameters that several pages take, each with its limits and its description."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query as Parameter

Words = Annotated[
    str,
    Parameter(
        max_length=500, description='Words by their stems; "quoted" as a phrase, word* by its beginning, -word not.'
    ),
]
Day = Annotated[
    str, Parameter(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$", description="A day, month or year: 2022-11-16.")
]
Identity = Annotated[str, Parameter(min_length=1, max_length=2000, description="The id.")]
Act = Literal["", "assertive", "directive", "commissive", "expressive", "declaration", "question"]
Level = Literal["", "certain", "probable", "possible", "unlikely", "unstated"]
Kind = Literal["", "person", "organization", "government", "group", "document", "anonymous", "unknown"]
Country = Annotated[str, Parameter(pattern=r"^([A-Za-z]{2,3})?$", description="An ISO 3166 code, like UA.")]
Short = Annotated[str, Parameter(max_length=300)]
RunNumber = Annotated[int, Parameter(ge=1, le=2**53, description="The run's number.")]
