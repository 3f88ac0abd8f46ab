"""The estimates of an article on an axis of probability, with the bands of the yardstick that reads their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.export.graphics.svg import box, circle, cut, line, picture, text, width_of
from onrecord.stance.yardsticks import interval
from onrecord.values import Yardstick

WIDTH = 520.0
_SIZE = 13.0
_SIDE, _TOP, _ROW, _FOOT = 18.0, 34.0, 50.0, 24.0
_BANDS = ("remote", "very_unlikely", "unlikely", "even", "likely", "very_likely", "almost_certain")
_PHIA_BANDS = ("remote", "very_unlikely", "unlikely", "realistic", "likely", "very_likely", "almost_certain")
_NAMES = {
    "even": "even chance",
    "realistic": "realistic",
    "very_unlikely": "very unlikely",
    "very_likely": "very likely",
    "almost_certain": "almost certain",
}


class Estimated(NamedTuple):
    """One row of the axis: the words of likelihood, the outcome's words, and the bounds."""

    phrase: str
    outcome: str
    low: float
    high: float
    number: int | None = None
    """The number of the statement that makes the estimate, where the page has one."""


def draw_estimates(estimates: Iterable[Estimated], yardstick: Yardstick, width: float = WIDTH) -> str:
    """The axis as SVG, one row an estimate in the order given; empty where there is none."""
    rows = list(estimates)
    if not rows:
        return ""
    height = _TOP + _ROW * len(rows) + _FOOT
    parts = [*_bands(yardstick, width, height)]
    for place, one in enumerate(rows):
        parts += _row(one, _TOP + _ROW * place, width)
    told = "; ".join(f"{one.phrase}: {percent(one.low, one.high)} that {one.outcome}" for one in rows)
    return picture(width, height, f"Estimates on an axis of probability: {told}", parts, "probability")


def percent(low: float, high: float) -> str:
    """Bounds for reading: "55–80 %", "30 %"."""
    first, last = f"{100 * low:g}", f"{100 * high:g}"
    return f"{first} %" if first == last else f"{first}–{last} %"


def _x(probability: float, width: float) -> float:
    return _SIDE + probability * (width - 2 * _SIDE)


def _bands(yardstick: Yardstick, width: float, height: float) -> Iterator[str]:
    base = height - _FOOT
    for place, step in enumerate(_steps(yardstick)):
        low, high = interval(step, yardstick)
        first, last = _x(low, width), _x(high, width)
        yield box(first, 20, last - first, base - 20, f"band b{place % 2}")
        name = _NAMES.get(step, step)
        if width_of(name, 10.5) < last - first:
            yield text((first + last) / 2, 14, name, "tick", "middle")
    yield line(_SIDE, base, width - _SIDE, base, "axis")
    for tenth in range(0, 11, 1):
        x = _x(tenth / 10, width)
        yield line(x, base, x, base + 4, "axis")
        if tenth % 2 == 0:
            yield text(x, base + 17, f"{10 * tenth} %", "tick", "middle")


def _steps(yardstick: Yardstick) -> Sequence[str]:
    return {"phia": _PHIA_BANDS, "icd203": _BANDS}.get(yardstick, ())


def _row(one: Estimated, top: float, width: float) -> Iterator[str]:
    first, last = _x(one.low, width), _x(one.high, width)
    y = top + 34
    lead = f"{one.number}  " if one.number else ""
    said = cut(f"{lead}“{one.phrase}”: {one.outcome}", width - 2 * _SIDE, _SIZE)
    yield text(_SIDE, top + 18, said, "label")
    yield line(first, y, last, y, "span")
    yield circle(first, y, 3.6, "end")
    yield circle(last, y, 3.6, "end")
    bounds = percent(one.low, one.high)
    if last + 8 + width_of(bounds, 11) < width:
        yield text(last + 8, y + 4, bounds, "tick bounds")
    else:
        yield text(first - 8, y + 4, bounds, "tick bounds", "end")
