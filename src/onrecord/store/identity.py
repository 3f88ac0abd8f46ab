"""Which article of the store a document is: known by its id, or by its address where the words agree."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.document import Document
from onrecord.store.connection import Connection
from onrecord.store.packing import column_text, searchable

SAME_PAGE = 0.3
"""The share of three-word runs that two texts at one address must have in common to be one page that was updated.
Whole lists of articles give their home page as address: those are not one page. Not tuned: updates of our examples
share more than 0.6, unrelated articles less than 0.02."""


class Held(NamedTuple):
    """An article of the store, by its key."""

    article: int
    document: str
    version: int


def held_article(connection: Connection, document: Document) -> Held | None:
    """The article that this document is a text of; None for one that the store does not hold."""
    row = (
        connection.execute(
            "SELECT key, document, version FROM article WHERE document = ?", (searchable(document.id),)
        ).fetchone()
        or connection.execute(
            "SELECT article.key, article.document, article.version FROM version JOIN article ON article.key = article"
            " WHERE version.document = ?",
            (searchable(document.id),),
        ).fetchone()
    )
    return Held(*row) if row else _at_the_address(connection, document)


def held_version(connection: Connection, article: int, sha256: str) -> int | None:
    """The number of the version with this very text."""
    found: int | None = connection.value(
        "SELECT number FROM version WHERE article = ? AND sha256 = ?", (article, bytes.fromhex(sha256))
    )
    return found


def _at_the_address(connection: Connection, document: Document) -> Held | None:
    if not document.url:
        return None
    rows = connection.execute(
        "SELECT article.key, article.document, article.version, text FROM article JOIN version"
        " ON version.article = article.key AND number = article.version WHERE article.url = ? LIMIT 20",
        (searchable(document.url),),
    )
    for key, name, version, text in rows:
        if alike(column_text(text), document.text) >= SAME_PAGE:
            return Held(key, name, version)
    return None


def alike(one: str, other: str) -> float:
    """The share of the shorter text's runs of three words that the other has too, from 0 to 1."""
    if one == other:
        return 1.0
    runs, others = _runs(one), _runs(other)
    smaller = min(len(runs), len(others))
    return len(runs & others) / smaller if smaller else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    found = text.casefold().split()
    return set(zip(found, found[1:], found[2:], strict=False))
