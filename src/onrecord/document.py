"""The article as it was read: one frozen text, and what is known of where and when it appeared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Precision = Literal["year", "month", "day", "minute", "second"]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared: an ISO 8601 value cut to its precision, and where the date was found."""

    value: str
    precision: Precision
    basis: Literal["input", "metadata", "text"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. All offsets elsewhere count code points of `text`, which never changes."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = "en"
    published: Published | None = None
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        if not self.sha256:
            object.__setattr__(self, "sha256", digest(self.text))


def digest(text: str) -> str:
    """SHA-256 of a text's UTF-8 form, as 64 hexadecimal digits; lone surrogates count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
