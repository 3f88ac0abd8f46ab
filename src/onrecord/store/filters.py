"""A query as SQL: tokens for the search index, and conditions on a statement's row for what has no token."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import UsageError
from onrecord.store.actorbook import UNLISTED
from onrecord.store.asking import FigureCondition, Query, figure_condition, last_day, match_words, near_place
from onrecord.store.connection import Connection
from onrecord.store.tokens import ACT, CERTAINTY, COUNTRY, QUOTATION, SOURCE, SPEAKER, token

KILOMETRES = 111.32
"""Kilometres in one degree of latitude."""
FEW = 20_000
"""Statements that are looked up and sorted one by one: some 30 ms. More are walked from the newest."""
_NOBODY = token(SPEAKER, 0)


@dataclass(slots=True)
class Plan:
    """`words` is the FTS5 expression over contents or None; `groups` the tokens of which each statement must bear one
    a group; `conditions` what its row, called s, must fulfil; `few` the keys to which a rare condition narrows it down,
    None where no condition is rare.
    """

    words: str | None
    groups: list[list[str]] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    parameters: list[Any] = field(default_factory=list)
    rejected: bool = False
    few: set[int] | None = None

    def match(self) -> str | None:
        """The whole FTS5 expression; None where nothing is to be matched."""
        parts = [f"{{content}} : ({self.words})"] if self.words else []
        parts += [f"{{tokens}} : ({' OR '.join(group)})" for group in self.groups]
        return " AND ".join(f"({part})" for part in parts) or None

    def where(self) -> str:
        """The conditions on the row."""
        return " AND ".join(self.conditions) or "1"


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
        _need(made, "s.key IN (SELECT value FROM json_each(?))", json.dumps(sorted(made.few)))
    return made


def only_days(made: Plan) -> bool:
    """Whether all conditions on rows are on the day, which indexes hold."""
    return all(condition.startswith("s.day") for condition in made.conditions)


def bears(group: list[str]) -> str:
    """The condition that a row called s bears one of the tokens."""
    return "(" + " OR ".join(f"instr(' ' || s.tokens || ' ', ' {token} ')" for token in group) + ")"


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
    words = [word for word in name.replace('"', " ").split() if any(letter.isalnum() for letter in word)]
    if not words:
        return []
    match = " AND ".join(f'"{word}"' for word in words)
    sql = "SELECT rowid FROM actor_words(?) ORDER BY rank LIMIT ?"
    found = (
        connection.execute(sql, (match, limit)).fetchall() or connection.execute(sql, (match + "*", limit)).fetchall()
    )
    return [key for (key,) in found]


def source_keys(connection: Connection, source: str) -> list[int]:
    """The keys of the outlets of this name, else of those whose name holds it."""
    exact = connection.execute("SELECT key FROM source WHERE name = ? COLLATE NOCASE", (source,)).fetchall()
    found = (
        exact or connection.execute("SELECT key FROM source WHERE instr(lower(name), lower(?))", (source,)).fetchall()
    )
    return [key for (key,) in found]


def place_named(connection: Connection, name: str) -> tuple[float, float, str | None]:
    """Latitude, longitude, and the country's code where the name is a whole country's. Raises UsageError."""
    row = connection.execute(
        "SELECT lat, lon, country, feature FROM place WHERE name = ? COLLATE NOCASE AND lat IS NOT NULL"
        " GROUP BY geonames ORDER BY count(*) DESC LIMIT 1",
        (name,),
    ).fetchone() or _in_the_gazetteer(name)
    if row is None:
        raise UsageError(f"--near {name!r}: no such place is known; write it as English papers do")
    return row[0], row[1], row[2] if row[3] == "country" else None


def figure_sql(condition: FigureCondition) -> tuple[str, list[Any]]:
    """The condition on a figure's row that all its possible values fulfil the question's."""
    parts: list[str] = []
    parameters: list[Any] = []
    if condition.low is not None:
        parts.append("low >= ? AND (low > ?" + (" OR 1)" if condition.low_included else " OR low_inclusive = 0)"))
        parameters += [condition.low, condition.low]
    if condition.high is not None:
        ends = " OR 1)" if condition.high_included else " OR high_inclusive = 0)"
        parts.append("high <= ? AND (high < ?" + ends)
        parameters += [condition.high, condition.high]
    if condition.unit:
        parts.append("unit LIKE ? ESCAPE '\\'")
        parameters.append(condition.unit.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
    return " AND ".join(parts), parameters


def _exact(connection: Connection, speaker: str) -> list[int]:
    rows = connection.execute("SELECT key FROM actor WHERE id IN (?, ?)", (speaker, UNLISTED + speaker.casefold()))
    return [key for (key,) in rows] if "/" in speaker else []


def _code(country: str) -> str:
    if not (country.isascii() and country.isalnum() and 2 <= len(country) <= 3):
        raise UsageError(f"--country {country!r} is no code: write the state's ISO 3166 code, like UA")
    return country


def _add_conditions(connection: Connection, made: Plan, query: Query) -> None:
    if query.since is not None:
        _need(made, "s.day >= ?", query.since)
    if query.until is not None:
        _need(made, "s.day <= ?", last_day(query.until))
    if query.document is not None:
        articles = "article IN (SELECT article FROM version WHERE document = ?)"
        _narrow(connection, made, "statement", "key", articles, query.document)
    if query.review is not None:
        _narrow(connection, made, "statement", "key", "review = ?", query.review)
    if query.figure is not None:
        sql, values = figure_sql(figure_condition(query.figure))
        _narrow(connection, made, "figure", "statement", sql, *values)
    if query.near is not None:
        _add_near(connection, made, query.near)


def _add_near(connection: Connection, made: Plan, near: str) -> None:
    name, distance = near_place(near)
    lat, lon, country = place_named(connection, name)
    if country is not None and "km" not in near:
        _narrow(connection, made, "place", "statement", "country = ?", country)
        return
    east = KILOMETRES * max(math.cos(math.radians(lat)), 0.01)
    across = "min(abs(lon - ?), 360 - abs(lon - ?)) * ?"
    _narrow(
        connection,
        made,
        "place",
        "statement",
        f"lat BETWEEN ? AND ? AND (lat - ?) * (lat - ?) * ? + {across} * {across} <= ?",
        lat - distance / KILOMETRES, lat + distance / KILOMETRES, lat, lat, KILOMETRES**2,
        lon, lon, east, lon, lon, east, distance**2,
    )  # fmt: skip


def _narrow(connection: Connection, made: Plan, table: str, key: str, condition: str, *parameters: Any) -> None:  # noqa: ANN401 - whatever SQLite takes
    """Narrow a plan down to the statements that rows of a table point to: by their keys where they are few."""
    sql = f"SELECT {key} FROM {table} WHERE {key} IS NOT NULL AND {condition} LIMIT {FEW + 1}"
    keys = {found for (found,) in connection.execute(sql, parameters)}
    if len(keys) <= FEW:
        made.few = keys if made.few is None else made.few & keys
    else:
        _need(made, f"EXISTS (SELECT 1 FROM {table} AS held WHERE held.{key} = s.key AND {condition})", *parameters)


def _need(made: Plan, condition: str, *parameters: Any) -> None:  # noqa: ANN401 - whatever SQLite takes
    made.conditions.append(condition)
    made.parameters += parameters


def _in_the_gazetteer(name: str) -> tuple[float, float, str | None, str] | None:
    from onrecord.grounding.places.gazetteer import gazetteer
    from onrecord.grounding.places.keys import name_key

    names = gazetteer().names(name_key(name))
    if names is None or not names.meanings:
        return None
    entries = [gazetteer().entry(meaning.number) for meaning in names.meanings]
    best = max(entries, key=lambda one: (one.feature == "country", one.people))
    return best.latitude, best.longitude, best.country or None, best.feature
