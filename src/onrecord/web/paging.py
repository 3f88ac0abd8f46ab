"""Pages of rows: how many there are, where one is, and the links to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

PER_PAGE = 50
MOST_PAGES = 1_000_000

PageNumber = Annotated[int, Query(ge=1, le=MOST_PAGES, description="Which page of the rows, from 1.")]
PerPage = Annotated[int, Query(ge=1, le=500, description="How many rows a page.")]

Row = TypeVar("Row")


@dataclass(frozen=True)
class Paged(Generic[Row]):
    """One page of rows. `more` says whether there is a next page; `total` counts all rows, None where not counted."""

    rows: Sequence[Row]
    page: int
    per_page: int
    more: bool
    total: int | None = None

    @property
    def first(self) -> int:
        """The number of the first row, from 1."""
        return (self.page - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1


def cut(rows: Sequence[Row], page: int, per_page: int, total: int | None = None) -> Paged[Row]:
    """A page out of `rows` that were fetched with one more than fits, to know whether there is a next."""
    more = len(rows) > per_page
    return Paged(rows[:per_page], page, per_page, more, total)


def window(page: int, per_page: int) -> tuple[int, int]:
    """Limit and offset to fetch for `cut`."""
    return per_page + 1, (page - 1) * per_page
