"""The rows of one article's current version: written from its record after judgements, taken away again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.store.actorbook import ActorBook
from onrecord.store.connection import Connection
from onrecord.store.packing import Plain, searchable
from onrecord.store.tokens import ACT, CERTAINTY, QUOTATION, tokens_of

REJECTED = "rejected"


def remove_rows(connection: Connection, article: int) -> None:
    """Take an article's statements, and all that hangs on them, out of the tables, the counts and the search."""
    kept = connection.execute(
        "SELECT key, content, tokens FROM statement WHERE article = ? AND review IS NOT 'rejected'", (article,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO statement_words (statement_words, rowid, content, tokens) VALUES ('delete', ?, ?, ?)", kept
    )
    _count(connection, (tokens for _, _, tokens in kept), -1)
    connection.execute("DELETE FROM statement WHERE article = ?", (article,))
    for table in ("time", "figure", "place"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def write_rows(
    connection: Connection,
    article: int,
    source: int | None,
    record: Plain,
    reviews: dict[str, str],
    book: ActorBook,
) -> None:
    """Write an article's statements, and all that hangs on them. `reviews` tells which were judged, by their id."""
    first = 1 + (connection.value("SELECT max(key) FROM statement") or 0)
    keys = {one["id"]: first + at for at, one in enumerate(record["statements"])}
    published = record["document"]["published"]
    day = published["value"][:10] if published else None
    speakers: list[tuple[Any, ...]] = []
    statements: list[tuple[Any, ...]] = []
    for at, one in enumerate(record["statements"]):
        rejected = reviews.get(one["id"]) == REJECTED
        entries = [] if rejected else [(speaker, book.key(connection, speaker)) for speaker in one["speakers"]]
        speakers += [_speaker_row(keys[one["id"]], place, *entry) for place, entry in enumerate(entries)]
        said = one["said"]["value"][:10] if one["said"] else day
        tokens = "" if rejected else _tokens(one, entries, source, said)
        statements.append(_statement_row(keys[one["id"]], article, at, one, said, reviews.get(one["id"]), tokens))
    connection.executemany(f"INSERT INTO statement VALUES ({','.join('?' * 20)})", statements)
    connection.executemany("INSERT INTO speaker VALUES (?, ?, ?, ?, ?, ?, ?, ?)", speakers)
    shown = [row for row in statements if row[18] != REJECTED]
    connection.executemany(
        "INSERT INTO statement_words (rowid, content, tokens) VALUES (?, ?, ?)",
        [(row[0], row[8], row[19]) for row in shown],
    )
    _count(connection, (row[19] for row in shown), 1)
    _write_values(connection, article, record, {row[1]: row[0] for row in shown})


def _statement_row(
    key: int, article: int, at: int, one: Plain, day: str | None, review: str | None, tokens: str
) -> tuple[Any, ...]:
    source, cue = (searchable(one[role]["text"]) if one[role] else None for role in ("source", "cue"))
    sure = one["certainty"] or {}
    return (
        key, one["id"], article, at, one["depth"], one["parent"], source, cue, searchable(one["content"]["text"]),
        one["quotation"], one["act"], one["polarity"], sure.get("level"), sure.get("low"), sure.get("high"),
        one["distance"], day, one["confidence"], review, tokens,
    )  # fmt: skip


def _speaker_row(statement: int, place: int, speaker: Plain, actor: int | None) -> tuple[Any, ...]:
    shown = {name: searchable(speaker[name]) if speaker[name] else None for name in ("name", "role", "country")}
    return (
        statement, place, actor, shown["name"], speaker["kind"], shown["role"], shown["country"], speaker["confidence"]
    )  # fmt: skip


def _tokens(one: Plain, entries: list[tuple[Plain, int | None]], source: int | None, day: str | None) -> str:
    words = (
        (ACT, one["act"]),
        (CERTAINTY, one["certainty"] and one["certainty"]["level"]),
        (QUOTATION, one["quotation"]),
    )
    actors = [actor for _, actor in entries if actor is not None]
    return tokens_of(actors, [speaker["country"] for speaker, _ in entries if speaker["country"]], source, words, day)


def _count(connection: Connection, tokens: Iterable[str], sign: int) -> None:
    counts = Counter(token for marks in tokens for token in marks.split())
    connection.executemany(
        "INSERT INTO tally (token, statements) VALUES (?, ?)"
        " ON CONFLICT (token) DO UPDATE SET statements = statements + excluded.statements",
        [(token, sign * count) for token, count in counts.items()],
    )


def _write_values(connection: Connection, article: int, record: Plain, keys: dict[str, int]) -> None:
    contents = [(keys[one["id"]], one["content"]["spans"]) for one in record["statements"] if one["id"] in keys]
    connection.executemany(
        "INSERT INTO time (article, statement, start, stop, type, value, first, last) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _held(article, record["times"], contents, ("type", "value", "begin", "end")),
    )
    connection.executemany(
        "INSERT INTO figure (article, statement, start, stop, low, high, low_inclusive, high_inclusive, unit, kind,"
        " role, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _held(article, record["figures"], contents, _FIGURE),
    )
    connection.executemany(
        "INSERT INTO place (article, statement, start, stop, name, country, lat, lon, geonames, feature)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _held(article, record["places"], contents, ("name", "country", "lat", "lon", "geonames", "feature")),
    )
    connection.executemany(
        "INSERT INTO estimate (article, statement, place, outcome, phrase, low, high, yardstick, horizon, first, last)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _estimates(article, record, keys),
    )


_FIGURE = ("low", "high", "low_inclusive", "high_inclusive", "unit", "kind", "role", "change")


def _held(
    article: int, values: list[Plain], contents: list[tuple[int, list[list[int]]]], names: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """A row for each statement that holds a value, or one without a statement."""
    for value in values:
        start, stop = value["span"]
        holders = [key for key, spans in contents if any(a <= start and stop <= b for a, b in spans)]
        columns = [_column(value.get(name)) for name in names]
        for holder in holders or [None]:  # type: ignore[list-item]
            yield (article, holder, start, stop, *columns)


def _column(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """Whole numbers beyond 64 bits, which SQLite cannot hold, as the nearest it can."""
    if isinstance(value, int) and abs(value) > 2**62:
        return float(value)
    return searchable(value) if isinstance(value, str) else value


def _estimates(article: int, record: Plain, keys: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    text = record["document"]["text"]
    for at, one in enumerate(record["estimates"]):
        if one["statement"] not in keys:
            continue
        horizon = one["horizon"]
        by_when = (searchable(text[slice(*horizon["span"])]), horizon["begin"], horizon["end"]) if horizon else ()
        yield (
            article, keys[one["statement"]], at, searchable(text[slice(*one["outcome"])]),
            searchable(text[slice(*one["phrase"])]), one["low"], one["high"], one["yardstick"],
            *(by_when or (None, None, None)),
        )  # fmt: skip
