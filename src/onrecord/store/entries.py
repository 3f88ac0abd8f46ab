"""Articles in lists: by their keys, by words, newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from onrecord.store.answers import ArticleEntry
from onrecord.store.asking import last_day
from onrecord.store.connection import Connection
from onrecord.store.filters import source_keys
from onrecord.store.marking import marks_in, snippet
from onrecord.store.packing import column_text, searchable
from onrecord.store.phrases import match_words

_COLUMNS = (
    "article.key, document, article.title, url, source.name, published, day, sha256, added, changed, version,"
    " statements"
)
_FROM = "article LEFT JOIN source ON source.key = article.source"


def article_entries(connection: Connection, keys: Collection[int]) -> dict[int, ArticleEntry]:
    """Entries by the articles' keys."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(f"SELECT {_COLUMNS} FROM {_FROM} WHERE article.key IN ({marks})", list(keys))
    return {row[0]: _entry(row) for row in rows}


def list_articles(
    connection: Connection,
    words: str | None,
    source: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    offset: int,
) -> list[ArticleEntry]:
    """Articles, those that hold the words best first with a snippet, all others newest first."""
    conditions, parameters = ["1"], list[Any]()
    if source is not None:
        keys = source_keys(connection, source)
        conditions.append(f"article.source IN ({', '.join(map(str, keys))})")
    if since is not None:
        conditions.append("day >= ?")
        parameters.append(since)
    if until is not None:
        conditions.append("day <= ?")
        parameters.append(last_day(until))
    where, match = " AND ".join(conditions), match_words(words)
    if match is None:
        sql = f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where} ORDER BY day DESC, article.key DESC LIMIT ? OFFSET ?"
        return [_entry(row) for row in connection.execute(sql, (*parameters, limit, offset))]
    sql = (
        f"SELECT {_COLUMNS} FROM article_words CROSS JOIN article ON article.key = article_words.rowid"
        f" LEFT JOIN source ON source.key = article.source WHERE article_words MATCH ? AND {where}"
        " ORDER BY rank LIMIT ? OFFSET ?"
    )
    rows = connection.execute(sql, (match, *parameters, limit, offset)).fetchall()
    return _with_snippets(connection, rows, match)


def article_key(connection: Connection, document: str) -> int | None:
    """The key of an article by its id, an id of one of its versions, or its address."""
    for sql in (
        "SELECT key FROM article WHERE document = ?",
        "SELECT article FROM version WHERE document = ?",
        "SELECT key FROM article WHERE url = ?",
    ):
        key: int | None = connection.value(sql, (searchable(document),))
        if key is not None:
            return key
    return None


def _with_snippets(connection: Connection, rows: list[Any], match: str) -> list[ArticleEntry]:
    texts = [_text(connection, row[0]) for row in rows]
    marked = marks_in(texts, match)
    return [
        replace(_entry(row), snippet=snippet(text, marks)) for row, text, marks in zip(rows, texts, marked, strict=True)
    ]


def _text(connection: Connection, article: int) -> str:
    column = connection.value(
        "SELECT text FROM version JOIN article ON article.key = version.article AND number = article.version"
        " WHERE article = ?",
        (article,),
    )
    return searchable(column_text(column))


def _entry(row: Any) -> ArticleEntry:  # noqa: ANN401 - a row
    _, document, title, url, source, published, day, sha256, added, changed, version, statements = row
    return ArticleEntry(document, title, url, source, published, day, sha256.hex(), added, changed, version, statements)
