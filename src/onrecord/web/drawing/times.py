"""Time said against time spoken of: across, the day a statement was made; up and down, how far ahead or back it speaks.

The distance is drawn by its logarithm: one statement speaks of tomorrow, the next of 1991.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.web.drawing.days import Tick, axis_over, day_of

WIDTH, HEIGHT = 1000.0, 420.0
LEFT, RIGHT, TOP, BOTTOM = 104.0, 990.0, 10.0, 390.0
_FARTHEST = math.log10(1 + 36525)
"""A hundred years: what lies farther is drawn at the edge."""
_LEVELS = ((3652, "10 years"), (365, "a year"), (30, "a month"), (7, "a week"))
_LEAST = 5.0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is drawn of a time: the day it was said, the first and last day it means."""

    day: str | None
    first: str | None
    last: str | None
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """One time: a stroke as long as it is unexact."""

    x: float
    top: float
    bottom: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class TimeChart:
    """The drawing, and how many times had no day to be drawn at."""

    stretches: tuple[Stretch, ...]
    days: tuple[Tick, ...]
    levels: tuple[tuple[float, str], ...]
    zero: float
    undated: int


def chart(found: Sequence[Spoken]) -> TimeChart:
    """The times as strokes."""
    dated = [(said, one) for one in found if (said := day_of(one.day)) and (one.first or one.last)]
    axis = axis_over((said for said, _ in dated), LEFT + 12, RIGHT - 20)
    if axis is None:
        return TimeChart((), (), (), _y(0), len(found))
    strokes = tuple(stroke for said, one in dated if (stroke := _stretch(axis.at(said), said, one)))
    levels = [
        (_y(sign * days), f"{words} {'after' if sign > 0 else 'before'}") for days, words in _LEVELS for sign in (1, -1)
    ]
    return TimeChart(strokes, tuple(axis.ticks()), tuple(sorted(levels)), _y(0), len(found) - len(strokes))


def _stretch(x: float, said: dt.date, one: Spoken) -> Stretch | None:
    first, last = day_of(one.first), day_of(one.last)
    if first is None and last is None:
        return None
    top = _y((last - said).days) if last else TOP
    bottom = _y((first - said).days) if first else BOTTOM
    if bottom - top < _LEAST:
        middle = (top + bottom) / 2
        top, bottom = middle - _LEAST / 2, middle + _LEAST / 2
    return Stretch(x, round(top, 1), round(bottom, 1), one.title, one.address)


def _y(days: float) -> float:
    share = math.copysign(min(math.log10(1 + abs(days)), _FARTHEST) / _FARTHEST, days)
    return round((TOP + BOTTOM) / 2 - share * (BOTTOM - TOP) / 2, 1)
