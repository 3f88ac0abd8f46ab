"""Conditions that other tables answer: figures and places in the contents of statements."""

from __future__ import annotations

import math
from typing import Any

from onrecord.errors import UsageError
from onrecord.store.asking import FigureCondition, near_place
from onrecord.store.connection import Connection
from onrecord.store.planning import FEW, Plan

KILOMETRES = 111.32
"""Kilometres in one degree of latitude."""


def narrow(connection: Connection, made: Plan, table: str, key: str, condition: str, *parameters: Any) -> None:  # noqa: ANN401 - whatever SQLite takes
    """Narrow a plan down to the statements that rows of a table point to: by their keys where they are few."""
    sql = f"SELECT {key} FROM {table} WHERE {key} IS NOT NULL AND {condition} LIMIT {FEW + 1}"
    keys = {found for (found,) in connection.execute(sql, parameters)}
    if len(keys) <= FEW:
        made.few = keys if made.few is None else made.few & keys
    else:
        made.need(f"EXISTS (SELECT 1 FROM {table} AS held WHERE held.{key} = s.key AND {condition})", *parameters)


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


def add_near(connection: Connection, made: Plan, near: str) -> None:
    """Narrow a plan down to statements about places near one, or in it where it is a country. Raises UsageError."""
    name, distance = near_place(near)
    lat, lon, country = place_named(connection, name)
    if country is not None and "km" not in near:
        narrow(connection, made, "place", "statement", "country = ?", country)
        return
    east = KILOMETRES * max(math.cos(math.radians(lat)), 0.01)
    across = "min(abs(lon - ?), 360 - abs(lon - ?)) * ?"
    narrow(
        connection,
        made,
        "place",
        "statement",
        f"lat BETWEEN ? AND ? AND (lat - ?) * (lat - ?) * ? + {across} * {across} <= ?",
        lat - distance / KILOMETRES, lat + distance / KILOMETRES, lat, lat, KILOMETRES**2,
        lon, lon, east, lon, lon, east, distance**2,
    )  # fmt: skip


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


def _in_the_gazetteer(name: str) -> tuple[float, float, str | None, str] | None:
    from onrecord.grounding.places.gazetteer import gazetteer
    from onrecord.grounding.places.keys import name_key

    names = gazetteer().names(name_key(name))
    if names is None or not names.meanings:
        return None
    entries = [gazetteer().entry(meaning.number) for meaning in names.meanings]
    best = max(entries, key=lambda one: (one.feature == "country", one.people))
    return best.latitude, best.longitude, best.country or None, best.feature
