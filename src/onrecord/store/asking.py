"""What can be asked of the store: the query as one checked value."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.errors import UsageError
from onrecord.record import Act

Level = Literal["certain", "probable", "possible", "unlikely", "unstated"]
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CONDITION = re.compile(r"\s*(>=|<=|>|<|=)?\s*(-?[\d,]*\.?\d+)\s*(?:\.\.\s*(-?[\d,]*\.?\d+))?\s*(\S.*?)?\s*")
_PLACE = re.compile(r"(?P<name>.+?)(?:[,:]\s*(?P<distance>\d+(?:\.\d+)?)\s*km)?")
NEAR = 50.0
"""Kilometres that count as near, unless the question says otherwise: about an hour's drive."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question. Words are matched by their stems, "quoted words" as a phrase, word* by its beginning, -word excludes.

    `speaker` is a name, or an actor's id; `country` a speaker's (ISO 3166); `source` an outlet; `since` and `until`
    days, months or years, both inclusive; `figure` a condition like '>1000', '<=5%', '18..20'; `near` a place, with a
    distance if it is not 50 km: 'Kherson, 100 km'; `direct` True for words in quotation marks, False for the others;
    `review` only statements that were judged so ('rejected' ones are found by this alone). Raises UsageError.
    """

    words: str | None = None
    speaker: str | None = None
    country: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    act: str | None = None
    certainty: str | None = None
    figure: str | None = None
    near: str | None = None
    direct: bool | None = None
    document: str | None = None
    review: str | None = None

    def __post_init__(self) -> None:
        _one_of("act", self.act, get_args(Act))
        _one_of("certainty", self.certainty, get_args(Level))
        _one_of("review", self.review, ("accepted", "rejected", "corrected"))
        for name, day in (("--from", self.since), ("--to", self.until)):
            if day is not None and not _DAY.fullmatch(day):
                raise UsageError(f"{name} {day!r} is no date: write a day, month or year, like 2022-11-16")
        if self.figure is not None:
            figure_condition(self.figure)
        if self.near is not None:
            near_place(self.near)


@dataclass(frozen=True, slots=True)
class FigureCondition:
    """Values that a figure must surely have: between the bounds, each included or not; `unit` if any was named."""

    low: float | None
    low_included: bool
    high: float | None
    high_included: bool
    unit: str | None


def figure_condition(text: str) -> FigureCondition:
    """'>1000', '>=5 %', '<20', '=12', '12', '18..20 USD' as bounds. Raises UsageError."""
    match = _CONDITION.fullmatch(text)
    if match is None or (match[1] and match[3]):
        raise UsageError(f"--figure {text!r} is no condition: write one like '>1000', '<=5%', '12' or '18..20'")
    sign, first, second, unit = match.groups()
    value = float(first.replace(",", ""))
    if second is not None:
        return FigureCondition(value, True, float(second.replace(",", "")), True, unit)
    low = value if sign in (">", ">=", "=", None) else None
    high = value if sign in ("<", "<=", "=", None) else None
    return FigureCondition(low, sign != ">", high, sign != "<", unit)


def near_place(text: str) -> tuple[str, float]:
    """The place's name and the distance in kilometres. Raises UsageError."""
    match = _PLACE.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"--near {text!r} names no place: write one like Kherson, or 'Kherson, 100 km'")
    distance = float(match["distance"]) if match["distance"] else NEAR
    if not 0 < distance < math.pi * 6371:
        raise UsageError(f"--near {text!r}: the distance must lie between 0 and half the Earth's girth")
    return match["name"].strip(), distance


def last_day(until: str) -> str:
    """The end of a day, month or year, to compare ISO days with: '2022-11' ends before '2022-11~'."""
    return until + "~"


def _one_of(name: str, value: str | None, allowed: tuple[str, ...]) -> None:
    if value is not None and value not in allowed:
        raise UsageError(f"{name} {value!r} is unknown: choose one of {', '.join(allowed)}")
