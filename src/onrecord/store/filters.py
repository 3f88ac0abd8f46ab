"""A query as SQL: tokens for the search index, and conditions on a statement's row for what has no token."""

from __future__ import annotations

import json

from onrecord.errors import UsageError
from onrecord.store import narrowing
from onrecord.store.actorbook import UNLISTED
from onrecord.store.asking import Query, figure_condition, last_day
from onrecord.store.connection import Connection
from onrecord.store.packing import searchable
from onrecord.store.phrases import match_name, match_words
from onrecord.store.planning import Plan
from onrecord.store.tokens import ACT, CERTAINTY, COUNTRY, QUOTATION, SOURCE, SPEAKER, token

_NOBODY = token(SPEAKER, 0)


def plan(connection: Connection, query: Query) -> Plan:
    """How a query is answered. Raises UsageError for a place that nobody knows."""
    made = Plan(match_words(query.words), rejected=query.review == "rejected")
    if query.words and query.words.strip() and made.words is None:
        made.groups.append([_NOBODY])
    if query.speaker is not None:
        made.groups.append([token(SPEAKER, key) for key in speaker_keys(connection, query.speaker)] or [_NOBODY])
    if query.source is not None:
        made.groups.append([token(SOURCE, key) for key in source_keys(connection, query.source)] or [_NOBODY])
    if query.country is not None:
        made.groups.append([token(COUNTRY, _code(query.country))])
    made.groups += [[token(ACT, query.act)]] if query.act else []
    made.groups += [[token(CERTAINTY, query.certainty)]] if query.certainty else []
    if query.direct is not None:
        made.groups.append(
            [token(QUOTATION, kind) for kind in (("direct", "mixed") if query.direct else ("indirect",))]
        )
    _add_conditions(connection, made, query)
    if made.few is not None:
        made.need("s.key IN (SELECT value FROM json_each(?))", json.dumps(sorted(made.few)))
    return made


def speaker_keys(connection: Connection, speaker: str) -> list[int]:
    """The keys of the actors that an id or a name means, with all that are one with them."""
    keys = _exact(connection, speaker) or found_by_name(connection, speaker)
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT key FROM actor WHERE root IN (SELECT root FROM actor WHERE key IN ({marks})) ORDER BY key",
        keys,
    )
    return [key for (key,) in rows]


def found_by_name(connection: Connection, name: str, limit: int = 200) -> list[int]:
    """The keys of actors whose names hold all these words, best first; the last word may be a beginning."""
    match = match_name(name)
    if match is None:
        return []
    sql = "SELECT rowid FROM actor_words(?) ORDER BY rank LIMIT ?"
    found = (
        connection.execute(sql, (match, limit)).fetchall() or connection.execute(sql, (match + "*", limit)).fetchall()
    )
    return [key for (key,) in found]


def source_keys(connection: Connection, source: str) -> list[int]:
    """The keys of the outlets of this name, else of those whose name holds it."""
    source = searchable(source)  # as the names are kept; SQLite's lower() would stop at a NUL
    exact = connection.execute("SELECT key FROM source WHERE name = ? COLLATE NOCASE", (source,)).fetchall()
    found = (
        exact or connection.execute("SELECT key FROM source WHERE instr(lower(name), lower(?))", (source,)).fetchall()
    )
    return [key for (key,) in found]


def _exact(connection: Connection, speaker: str) -> list[int]:
    rows = connection.execute("SELECT key FROM actor WHERE id IN (?, ?)", (speaker, UNLISTED + speaker.casefold()))
    return [key for (key,) in rows] if "/" in speaker else []


def _code(country: str) -> str:
    if not (country.isascii() and country.isalnum() and 2 <= len(country) <= 3):
        raise UsageError(f"--country {country!r} is no code: write the state's ISO 3166 code, like UA")
    return country


def _add_conditions(connection: Connection, made: Plan, query: Query) -> None:
    if query.since is not None:
        made.need("s.day >= ?", query.since)
    if query.until is not None:
        made.need("s.day <= ?", last_day(query.until))
    if query.document is not None:
        articles = "article IN (SELECT article FROM version WHERE document = ?)"
        narrowing.narrow(connection, made, "statement", "key", articles, query.document)
    if query.review is not None:
        narrowing.narrow(connection, made, "statement", "key", "review = ?", query.review)
    if query.figure is not None:
        sql, values = narrowing.figure_sql(figure_condition(query.figure))
        narrowing.narrow(connection, made, "figure", "statement", sql, *values)
    if query.near is not None:
        narrowing.add_near(connection, made, query.near)
