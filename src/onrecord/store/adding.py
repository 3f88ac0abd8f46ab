"""Putting a record into the store: a new article, a new version of one, or nothing where it is held already."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from onrecord.copies.stored import keep as keep_copies
from onrecord.document import Document
from onrecord.record import Record
from onrecord.store import clock
from onrecord.store.actorbook import ActorBook
from onrecord.store.answers import Added, Outcome
from onrecord.store.connection import Connection
from onrecord.store.identity import Held, held_article, held_version
from onrecord.store.kept import current_plain, differences, documents_of, judgements_on
from onrecord.store.packing import Plain, pack, plain, searchable, text_column
from onrecord.store.projection import project
from onrecord.store.rows import remove_rows, write_rows


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record made ready before the file is locked: what takes time is done here."""

    document: Document
    plain: Plain
    packed: bytes
    origin: str | None
    run: int | None
    again: bool


def prepare(record: Record, origin: str | None, run: int | None, again: bool) -> Prepared:
    """Make a record ready to be put. `again` says that a held text was read again, to replace its reading."""
    flat = plain(record)
    return Prepared(record.document, flat, pack(flat), origin, run, again)


def put(connection: Connection, prepared: Prepared, book: ActorBook) -> Added:
    """Put a prepared record, inside a transaction of the caller's."""
    held = held_article(connection, prepared.document)
    if held is None:
        return _put_new(connection, prepared, book)
    number = held_version(connection, held.article, prepared.document.sha256)
    if number is None:
        return _put_version(connection, prepared, held, book)
    if number != held.version or not (prepared.again or told_more(connection, held, prepared.document)):
        return Added("unchanged", held.document, held.version)
    return _put_reading(connection, prepared, held, book)


def told_more(connection: Connection, held: Held, document: Document) -> bool:
    """Whether this document knows a title, day, address or outlet that the store has not, or has otherwise, and lacks
    none that the store has.
    """
    row = connection.execute(
        "SELECT article.title, published, url, source.name FROM article LEFT JOIN source ON source.key = article.source"
        " WHERE article.key = ?",
        (held.article,),
    ).fetchone()
    published = document.published.value if document.published else None
    told = (document.title, published, document.url, source_name(document))
    pairs = [(None if new is None else searchable(new), old) for new, old in zip(told, row, strict=True)]
    return all(new is not None or old is None for new, old in pairs) and any(new != old for new, old in pairs)


def rewrite(connection: Connection, article: int, book: ActorBook) -> None:
    """Write an article's rows again from what was read and the judgements now in force."""
    record, documents = current_plain(connection, article), documents_of(connection, article)
    source = connection.value("SELECT source FROM article WHERE key = ?", (article,))
    remove_rows(connection, article)
    _write(connection, article, source, record, documents, book)


def source_name(document: Document) -> str | None:
    """The outlet, or the host of the address without its www."""
    if document.source:
        return document.source
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _put_new(connection: Connection, prepared: Prepared, book: ActorBook) -> Added:
    article = 1 + (connection.value("SELECT max(key) FROM article") or 0)
    with _written(connection, article, prepared, 1) as source:
        _write(connection, article, source, prepared.plain, [prepared.document.id], book)
    new = tuple(one["id"] for one in prepared.plain["statements"])
    return Added("added", prepared.document.id, 1, new)


def _put_version(connection: Connection, prepared: Prepared, held: Held, book: ActorBook) -> Added:
    before = current_plain(connection, held.article)
    number = 1 + connection.value("SELECT max(number) FROM version WHERE article = ?", (held.article,))
    return _replace(connection, prepared, held, number, before, "updated", book)


def _put_reading(connection: Connection, prepared: Prepared, held: Held, book: ActorBook) -> Added:
    before = current_plain(connection, held.article)
    outcome: Outcome = "reread" if prepared.again else "updated"
    return _replace(connection, prepared, held, held.version, before, outcome, book)


def _replace(
    connection: Connection,
    prepared: Prepared,
    held: Held,
    number: int,
    before: Plain,
    outcome: Outcome,
    book: ActorBook,
) -> Added:
    remove_rows(connection, held.article)
    _forget_words(connection, held.article, before)
    with _written(connection, held.article, prepared, number) as source:
        documents = documents_of(connection, held.article)
        _write(connection, held.article, source, prepared.plain, documents, book)
    name = connection.value("SELECT document FROM article WHERE key = ?", (held.article,))
    new, withdrawn = differences(before, prepared.plain)
    return Added(outcome, name, number, tuple(one["id"] for one in new), tuple(one["id"] for one in withdrawn))


def _forget_words(connection: Connection, article: int, record: Plain) -> None:
    connection.execute(
        "INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
        (article, *_article_words(record)),
    )


def _article_words(record: Plain) -> tuple[str, str]:
    return searchable(record["document"]["title"] or ""), searchable(record["document"]["text"])


@contextmanager
def _written(connection: Connection, article: int, prepared: Prepared, number: int) -> Iterator[int | None]:
    """Write the article's and the version's row; gives the outlet's key."""
    document, now = prepared.document, clock.now()
    source = _source_key(connection, source_name(document))
    columns: dict[str, Any] = {
        "document": document.id,
        "url": document.url,
        "title": document.title,
        "source": source,
        "published": document.published and document.published.value,
        "day": document.published and document.published.value[:10],
        "sha256": bytes.fromhex(document.sha256),
        "changed": now,
        "version": number,
        "statements": len(prepared.plain["statements"]),
    }
    columns = {name: searchable(value) if isinstance(value, str) else value for name, value in columns.items()}
    if number == 1 and connection.value("SELECT 1 FROM article WHERE key = ?", (article,)) is None:
        _insert(connection, "article", {"key": article, "added": now, **columns})
    else:
        # Its first id stays: what was told about the article by that name holds on.
        told = {name: value for name, value in columns.items() if name != "document" and value is not None}
        assigned = ", ".join(f"{name} = ?" for name in told)
        connection.execute(f"UPDATE article SET {assigned} WHERE key = ?", (*told.values(), article))
    connection.execute("DELETE FROM version WHERE article = ? AND number = ?", (article, number))
    version = {
        "article": article,
        "number": number,
        "document": searchable(document.id),
        "origin": searchable(prepared.origin) if prepared.origin else None,
        "run": prepared.run,
        "added": now,
        "read": now,
        "sha256": columns["sha256"],
        "record": prepared.packed,
        "text": text_column(document.text),
    }
    _insert(connection, "version", version)
    keep_copies(connection, article, document.text)
    connection.execute(
        "INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (article, *_article_words(prepared.plain))
    )
    yield source


def _insert(connection: Connection, table: str, columns: dict[str, Any]) -> None:
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values()))


def _write(
    connection: Connection, article: int, source: int | None, record: Plain, documents: list[str], book: ActorBook
) -> None:
    judged = project(record, judgements_on(connection, documents))
    write_rows(connection, article, source, judged.record, judged.reviews, book)
    connection.executemany(
        "INSERT OR REPLACE INTO placement (judgement, article, statement, how) VALUES (?, ?, ?, ?)",
        [(key, article, found, how) for key, found, how in judged.places],
    )


def _source_key(connection: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    connection.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", (searchable(name),))
    key: int = connection.value("SELECT key FROM source WHERE name = ?", (searchable(name),))
    return key
