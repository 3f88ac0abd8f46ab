"""The estimates of the store: who puts which likelihood on what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.store.answers import EstimateEntry
from onrecord.store.asking import Query
from onrecord.store.connection import Connection
from onrecord.store.entries import article_entries
from onrecord.store.filters import plan
from onrecord.store.planning import bears


def list_estimates(connection: Connection, query: Query, limit: int, offset: int) -> list[EstimateEntry]:
    """Estimates in statements that a query finds, newest first."""
    made = plan(connection, query)
    match = replace(made, groups=[]).match()
    wanted = [*map(bears, made.groups), *(["s.key IN (SELECT rowid FROM statement_words(?))"] if match else [])]
    rows = connection.execute(
        "SELECT estimate.article, s.id, s.key, s.day, outcome, phrase, estimate.low, estimate.high, yardstick, horizon,"
        " first, last FROM estimate JOIN statement AS s ON s.key = estimate.statement"
        f" WHERE {' AND '.join([made.where(), *wanted])}"
        " ORDER BY s.day DESC, s.key DESC, estimate.place LIMIT ? OFFSET ?",
        (*made.parameters, *([match] if match else []), limit, offset),
    ).fetchall()
    articles = article_entries(connection, {row[0] for row in rows})
    return [_entry(connection, row, articles[row[0]]) for row in rows]


def _entry(connection: Connection, row: Any, article: Any) -> EstimateEntry:  # noqa: ANN401 - a row, an entry
    _, statement, key, day, *values = row
    speakers = connection.execute(
        "SELECT coalesce(root.name, speaker.name), root.id FROM speaker LEFT JOIN actor ON actor.key = speaker.actor"
        " LEFT JOIN actor AS root ON root.key = actor.root WHERE statement = ? ORDER BY place",
        (key,),
    ).fetchall()
    names = tuple(name for name, _ in speakers if name)
    return EstimateEntry(article, statement, names, tuple(actor for _, actor in speakers), day, *values)
