"""Estimates over time on one axis of probability: a bar from the lower to the upper bound at the day it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.web.drawing.days import Tick, axis_over, day_of

WIDTH, HEIGHT = 1000.0, 300.0
LEFT, RIGHT, TOP, BOTTOM = 46.0, 990.0, 12.0, 268.0
MOST = 400
_LEAST = 4.0
"""Pixels of the shortest bar: a likelihood without width must still be seen."""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What is drawn of an estimate."""

    day: str | None
    low: float
    high: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One estimate as a bar."""

    x: float
    top: float
    bottom: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class LikelihoodChart:
    """The drawing; no bars where no day is known."""

    bars: tuple[Bar, ...]
    days: tuple[Tick, ...]
    levels: tuple[tuple[float, str], ...]


def chart(found: Sequence[Likelihood]) -> LikelihoodChart:
    """The estimates as bars over the days they were made."""
    dated = [(day, one) for one in found if (day := day_of(one.day))][:MOST]
    axis = axis_over((day for day, _ in dated), LEFT + 14, RIGHT - 30)
    if axis is None:
        return LikelihoodChart((), (), ())
    bars = tuple(_bar(axis.at(day), one) for day, one in dated)
    levels = tuple((_y(tenths / 10), f"{tenths * 10}%") for tenths in (0, 2, 5, 8, 10))
    return LikelihoodChart(bars, tuple(axis.ticks()), levels)


def _bar(x: float, one: Likelihood) -> Bar:
    top, bottom = _y(one.high), _y(one.low)
    if bottom - top < _LEAST:
        middle = (top + bottom) / 2
        top, bottom = middle - _LEAST / 2, middle + _LEAST / 2
    return Bar(x, top, bottom, one.title, one.address)


def _y(probability: float) -> float:
    return round(BOTTOM - probability * (BOTTOM - TOP), 1)
