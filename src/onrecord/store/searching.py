"""Finding statements: words ranked by BM25, without words the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord.store.answers import ArticleEntry, Hit
from onrecord.store.asking import Query
from onrecord.store.connection import Connection
from onrecord.store.entries import article_entries
from onrecord.store.filters import plan
from onrecord.store.kept import projected
from onrecord.store.marking import marks_in, snippet
from onrecord.store.packing import Plain, to_statement
from onrecord.store.planning import FEW, Plan, bears

Keys = list[tuple[int, float]]
BROAD = 30_000
"""Statements that bear a token above which it may be cheaper to look at rows."""
A_ROW = 20
"""What looking at a row costs, in steps along a token's list; measured at a million statements."""


def search(connection: Connection, query: Query, limit: int, offset: int) -> list[Hit]:
    """The statements that a query finds, best first (newest first without words), `limit` of them after `offset`."""
    made = plan(connection, query)
    return hits(connection, _keys(connection, made, limit, offset), made.words)


def hits(connection: Connection, keys: Keys, words: str | None) -> list[Hit]:
    """Statements by their keys, in that order, with their scores."""
    rows = _rows(connection, [key for key, _ in keys])
    found = [(rows[key], score) for key, score in keys if key in rows]
    articles = article_entries(connection, {row[2] for row, _ in found})
    records = {article: projected(connection, article).record for article in articles}
    marked = marks_in([row[5] for row, _ in found], words)
    actors = _actors(connection, list(rows))
    return [
        _hit(row, score, articles[row[2]], records[row[2]], marks, actors)
        for (row, score), marks in zip(found, marked, strict=True)
    ]


def _keys(connection: Connection, made: Plan, limit: int, offset: int) -> Keys:
    if made.rejected or (made.few is not None and made.words is None):
        return _listed(connection, made, limit, offset)
    if made.words is not None:
        return _ranked(connection, made, limit, offset)
    if made.groups and min(_bearing(connection, group) for group in made.groups) <= FEW:
        return _gathered(connection, made, limit, offset)
    newest = _walked(connection, made, limit, offset)
    if len(newest) == limit or _ended(connection, made):
        return newest
    return (_gathered if made.groups else _listed)(connection, made, limit, offset)


def _ranked(connection: Connection, made: Plan, limit: int, offset: int) -> Keys:
    made = _broad_ones_by_row(connection, made)
    if not made.conditions:
        rows = connection.execute(
            "SELECT rowid, -rank FROM statement_words WHERE statement_words MATCH ? ORDER BY rank LIMIT ? OFFSET ?",
            (made.match(), limit, offset),
        )
        return rows.fetchall()
    rows = connection.execute(
        "SELECT s.key, -rank FROM statement_words CROSS JOIN statement AS s ON s.key = statement_words.rowid"
        f" WHERE statement_words MATCH ? AND {made.where()} ORDER BY rank LIMIT ? OFFSET ?",
        (made.match(), *made.parameters, limit, offset),
    )
    return rows.fetchall()


def _broad_ones_by_row(connection: Connection, made: Plan) -> Plan:
    """The plan with groups that a large part of all statements bear asked of the rows instead of the index.

    BM25 goes through the whole list of each token once; of few words' rows each can be looked at for less.
    """
    sizes = [_bearing(connection, group) for group in made.groups]
    if max(sizes, default=0) < BROAD:
        return made
    words = connection.value("SELECT count(*) FROM statement_words(?)", (replace(made, groups=[]).match(),))
    broad = [group for group, size in zip(made.groups, sizes, strict=True) if size > BROAD and size > A_ROW * words]
    return replace(
        made,
        groups=[group for group in made.groups if group not in broad],
        conditions=[*made.conditions, *map(bears, broad)],
    )


def _gathered(connection: Connection, made: Plan, limit: int, offset: int) -> Keys:
    """All that bear the tokens, sorted by day. The index by key and day spares the rows themselves."""
    table = "statement AS s INDEXED BY statement_key_day" if made.only_days() else "statement AS s"
    rows = connection.execute(
        f"SELECT s.key, 0.0 FROM statement_words CROSS JOIN {table} ON s.key = statement_words.rowid"
        f" WHERE statement_words MATCH ? AND {made.where()} ORDER BY s.day DESC, s.key DESC LIMIT ? OFFSET ?",
        (made.match(), *made.parameters, limit, offset),
    )
    return rows.fetchall()


def _walked(connection: Connection, made: Plan, limit: int, offset: int) -> Keys:
    """Those of the FEW newest statements that fulfil everything."""
    inner, days = _newest(made)
    sql = (
        f"SELECT s.key, 0.0 FROM ({inner}) AS n CROSS JOIN statement AS s ON s.key = n.key"
        f" WHERE s.review IS NOT 'rejected' AND {_all_of(made)} LIMIT ? OFFSET ?"
    )
    return connection.execute(sql, (*days, *made.parameters, limit, offset)).fetchall()


def _ended(connection: Connection, made: Plan) -> bool:
    """Whether a walk has seen all statements of the days asked for."""
    inner, days = _newest(made)
    return int(connection.value(f"SELECT count(*) FROM ({inner})", days)) < FEW


def _newest(made: Plan) -> tuple[str, list[Any]]:
    """The FEW newest statements of the days asked for."""
    days = [condition for condition in made.conditions if condition.startswith("s.day")]
    sql = (
        f"SELECT key FROM statement AS s WHERE {' AND '.join(days) or '1'} ORDER BY s.day DESC, s.key DESC LIMIT {FEW}"
    )
    return sql, made.parameters[: len(days)]


def _listed(connection: Connection, made: Plan, limit: int, offset: int) -> Keys:
    """By the rows alone, newest first; from their keys where these are few."""
    state = "s.review = 'rejected'" if made.rejected else "s.review IS NOT 'rejected'"
    day = "s.day" if made.few is None else "+s.day"  # the plus keeps SQLite from walking through all days
    rows = connection.execute(
        f"SELECT s.key, 0.0 FROM statement AS s WHERE {state} AND {made.where() if made.rejected else _all_of(made)}"
        f" ORDER BY {day} DESC, s.key DESC LIMIT ? OFFSET ?",
        (*made.parameters, limit, offset),
    )
    return rows.fetchall()


def _all_of(made: Plan) -> str:
    """All conditions, those on tokens too, asked of the row."""
    return " AND ".join([*map(bears, made.groups), made.where()])


def _bearing(connection: Connection, group: list[str]) -> int:
    """How many statements bear one of the tokens, at most."""
    return sum(connection.value("SELECT statements FROM tally WHERE token = ?", (one,)) or 0 for one in group)


def _rows(connection: Connection, keys: Sequence[int]) -> dict[int, Any]:
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT key, id, article, day, review, content FROM statement WHERE key IN ({marks})",
        keys,
    )
    return {row[0]: row for row in rows}


def _actors(connection: Connection, keys: Sequence[int]) -> dict[int, list[str | None]]:
    """The ids in force of each statement's speakers."""
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        "SELECT statement, root.id FROM speaker LEFT JOIN actor ON actor.key = speaker.actor"
        f" LEFT JOIN actor AS root ON root.key = actor.root WHERE statement IN ({marks})"
        " ORDER BY statement, place",
        keys,
    )
    found: dict[int, list[str | None]] = {}
    for statement, actor in rows:
        found.setdefault(statement, []).append(actor)
    return found


def _hit(
    row: Any,  # noqa: ANN401 - a row
    score: float,
    article: ArticleEntry,
    record: Plain,
    marks: tuple[tuple[int, int], ...],
    actors: dict[int, list[str | None]],
) -> Hit:
    key, identity, _, day, review, content = row
    statement = to_statement(next(one for one in record["statements"] if one["id"] == identity))
    shown = snippet(content, marks, statement.content.spans)
    return Hit(article, statement, shown, day, review, tuple(actors.get(key, ())), score)
