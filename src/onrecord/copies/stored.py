"""Wire copies in the store: kept up to date as articles arrive, and told by document id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies.clusters import CopyCluster, cluster_of
from onrecord.copies.index import SCHEMA, CopyIndex
from onrecord.copies.original import Sign, sign
from onrecord.document import Document, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store.connection import Connection

_CURRENT = (
    "SELECT article.document, article.published, source.name, version.text FROM article"
    " JOIN version ON version.article = article.key AND version.number = article.version"
    " LEFT JOIN source ON source.key = article.source WHERE article.key = ?"
)


def create(connection: Connection) -> None:
    """The store's migration: make the index, and put in the articles that a store of an older version holds."""
    for statement in SCHEMA:
        connection.execute(statement)
    index = CopyIndex(connection)
    for (article,) in connection.execute("SELECT key FROM article ORDER BY key").fetchall():
        index.add(article, _text(connection, article))


def keep(connection: Connection, article: int, text: str) -> None:
    """Put an article's current text into the index, inside the transaction that writes it."""
    CopyIndex(connection).add(article, text)


def stored_copies(connection: Connection) -> Iterator[CopyCluster]:
    """The clusters of the store's articles, as find_copies tells them; one in memory at a time."""
    for articles in CopyIndex(connection).clusters():
        yield cluster_of([_sign(connection, article) for article in articles])


def copies_of(connection: Connection, document: str) -> tuple[str, ...]:
    """The documents that are one report with this one, itself among them, in the order of their arrival; or none."""
    row = connection.execute("SELECT key FROM article WHERE document = ?", (document,)).fetchone()
    members = CopyIndex(connection).cluster_of(row[0]) if row else ()
    if len(members) < 2:
        return ()
    return tuple(connection.value("SELECT document FROM article WHERE key = ?", (one,)) for one in members)


def _sign(connection: Connection, article: int) -> Sign:
    document, published, source, text = connection.execute(_CURRENT, (article,)).fetchone()
    when = Published(published, "day", "input") if published else None
    return sign(Document(document, _decoded(text), source=source, published=when))


def _text(connection: Connection, article: int) -> str:
    return _decoded(connection.execute(_CURRENT, (article,)).fetchone()[3])


def _decoded(text: str | bytes) -> str:
    from onrecord.store.packing import column_text

    return column_text(text)
