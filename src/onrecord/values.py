"""The values of a record beside its statements: times, figures, places, estimates, in the shape that they show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Number = int | float

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
FigureKind = Literal["money", "count", "percent", "measure"]
Role = Literal["killed", "wounded", "captured", "displaced", "missing"]
Change = Literal["up", "down"]
Yardstick = Literal["icd203", "phia", "survey"]


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time: its words, TIMEX3 type and value, first and last day (ISO 8601).

    `begin` and `end` are None where that side is not known: a bare duration has neither, PAST_REF no beginning.
    """

    span: Span
    text: str
    type: TimeType
    value: str
    begin: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity.

    `low` and `high` bound the value and are equal for a plain number; one is None where the words leave that side
    open. `low_inclusive` and `high_inclusive` say whether the bound itself may be the value. `unit` is an ISO 4217
    code, `%`, or the symbol or English name of a measure, with what it is counted by ("USD per barrel"); None for
    counted things, whose noun stands at `of`. `role` says what happened to counted people.
    """

    span: Span
    text: str
    low: Number | None
    high: Number | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    change: Change | None
    unit: str | None
    kind: FigureKind
    of: Span | None
    role: Role | None


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place.

    `name` is the place's usual name, `country` its ISO 3166-1 alpha-2 code (None for seas and what lies in several),
    `lat` and `lon` degrees north and east of a point in it, `geonames` its GeoNames id. All but the name are None where
    the gazetteer does not hold the place ("Main Street"). `feature` says how much the point stands for: city; county,
    region, country, continent, sea, river, lake, mountain, desert, island, park: an area that is no dot; street.
    """

    span: Span
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    feature: str


@dataclass(frozen=True, slots=True)
class Horizon:
    """By when an outcome is to happen: the words' span, first and last day (ISO 8601) where known."""

    span: Span
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One likelihood that a source puts on an outcome; `low` and `high` bound the probability by the yardstick.

    `statement` is the id of the innermost statement that makes the estimate; `negated` where a negation turns the
    phrase ("not likely", "that does not mean a good chance"), which `low` and `high` then heed.
    """

    statement: str
    outcome: Span
    phrase: Span
    low: float
    high: float
    yardstick: Yardstick
    horizon: Horizon | None
    negated: bool = False
