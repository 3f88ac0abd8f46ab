"""OnRecord: who said, thinks, wants or denies what, on the record, tied to the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.document import Document, Published
from onrecord.errors import InputError, MissingExtra, ModelError, OnRecordError, StoreError, UsageError
from onrecord.reader import Reader
from onrecord.record import Certainty, Diagnostic, Part, Record, Said, Speaker, Statement
from onrecord.values import Estimate, Figure, Horizon, Place, Time

if TYPE_CHECKING:
    from onrecord.store import Store

__version__ = "0.1.0"

__all__ = [
    "Certainty",
    "Diagnostic",
    "Document",
    "Estimate",
    "Figure",
    "Horizon",
    "InputError",
    "MissingExtra",
    "ModelError",
    "OnRecordError",
    "Part",
    "Place",
    "Published",
    "Reader",
    "Record",
    "Said",
    "Speaker",
    "Statement",
    "Store",
    "StoreError",
    "Time",
    "UsageError",
    "read",
    "read_many",
]


def read(text: str | Document, *, published: str | None = None, title: str | None = None) -> Record:
    """The record of one article, with the model loaded once for the process; see Reader.read."""
    return _reader().read(text, published=published, title=title)


def read_many(articles: Iterable[str | Document]) -> Iterator[Record]:
    """Records in the order of the articles; see Reader.read_many."""
    return _reader().read_many(articles)


@cache
def _reader() -> Reader:
    return Reader()


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """The store is imported only when it is asked for: reading does not need it."""
    if name == "Store":
        from onrecord.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
