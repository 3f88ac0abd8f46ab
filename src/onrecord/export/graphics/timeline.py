"""The timeline of an article's times: near days wide apart, far years close together, the day of the article marked.

Distance from the article's day is drawn by its logarithm: a report speaks of yesterday, of February and of 2014 at
once, and on a plain scale everything but 2014 would be one stroke.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.export.graphics.svg import circle, cut, line, picture, text, width_of
from onrecord.values import Time

WIDTH = 520.0
_SIZE = 12.0
_SIDE, _TOP, _LANE, _FOOT = 14.0, 14.0, 30.0, 34.0
_MOST = 40
_LONGEST_NAME = 190.0
_STEPS = (
    (1, "1 day"),
    (7, "1 week"),
    (30, "1 month"),
    (365, "1 year"),
    (3652, "10 years"),
    (36524, "100 years"),
    (365242, "1,000 years"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of one or several expressions, from the first to the last; None where a side is open."""

    begin: dt.date | None
    end: dt.date | None
    text: str
    times: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Days to pixels: by the logarithm of their distance from `zero`."""

    zero: dt.date
    low: float
    high: float
    width: float

    def at(self, day: dt.date) -> float:
        """Pixels from the left."""
        share = (_far((day - self.zero).days) - self.low) / (self.high - self.low)
        return _SIDE + share * (self.width - 2 * _SIDE)


def draw_timeline(times: Iterable[Time], published: str | None, width: float = WIDTH) -> str:
    """The timeline as SVG; empty where no time has a day. `published` is the article's day (ISO 8601), if known."""
    stretches = _stretches(times)
    if not stretches:
        return ""
    scale = _scale(stretches, _day(published), width)
    lanes = list(_lanes(stretches, scale))
    height = _TOP + _LANE * (1 + max(lane for _, lane, _ in lanes)) + _FOOT
    parts = [*_axis(scale, height, _day(published) is not None)]
    for stretch, lane, at in lanes:
        parts += _drawn(stretch, _TOP + _LANE * lane, at, scale)
    label = f"Timeline of {len(stretches)} times: " + "; ".join(_told(one) for one in stretches)
    return picture(width, height, label, parts, "timeline")


def _day(value: str | None) -> dt.date | None:
    """The first day of an ISO date cut anywhere."""
    try:
        return dt.date.fromisoformat(f"{value}-01-01"[:10] if value and len(value) < 10 else (value or "")[:10])
    except ValueError:
        return None


def _stretches(times: Iterable[Time]) -> list[Stretch]:
    found: dict[tuple[dt.date | None, dt.date | None], list[str]] = {}
    for one in times:
        days = _day(one.begin), _day(one.end)
        if days != (None, None) and one.value != "PRESENT_REF":
            found.setdefault(days, []).append(one.text)
    stretches = [Stretch(*days, names[0], len(names)) for days, names in found.items()]
    return sorted(stretches, key=lambda one: one.begin or one.end or dt.date.min)[:_MOST]


def _far(days: float) -> float:
    return math.copysign(math.log10(1 + abs(days)), days)


def _scale(stretches: list[Stretch], published: dt.date | None, width: float) -> Scale:
    known = [day for one in stretches for day in (one.begin, one.end) if day]
    zero = published or max(known)
    far = [_far((day - zero).days) for day in known]
    low, high = min(-0.9, *far), max(0.6, *far)
    return Scale(zero, low, high + 0.12 * (high - low), width)


def _lanes(stretches: list[Stretch], scale: Scale) -> Iterator[tuple[Stretch, int, float]]:
    """Each stretch with the first lane that has room for it and its words, and where its words begin."""
    ends: list[float] = []
    for one in stretches:
        first, last = _ends(one, scale)
        wide = width_of(_name(one), _SIZE)
        at = max(2.0, min(first, scale.width - wide - 2))
        start, end = min(first, at), max(last, at + wide)
        lane = next((n for n, taken in enumerate(ends) if taken + 10 <= start), len(ends))
        ends[lane : lane + 1] = [end]
        yield one, lane, at


def _ends(one: Stretch, scale: Scale) -> tuple[float, float]:
    first = scale.at(one.begin) if one.begin else _SIDE
    last = scale.at(one.end) if one.end else scale.width - _SIDE
    return first, max(last, first)


def _name(one: Stretch) -> str:
    return cut(one.text, _LONGEST_NAME, _SIZE) + (f" ×{one.times}" if one.times > 1 else "")


def _drawn(one: Stretch, top: float, at: float, scale: Scale) -> list[str]:
    first, last = _ends(one, scale)
    y = top + 20
    parts = [text(at, top + 11, _name(one), "label")]
    if last - first < 5:
        return [*parts, circle((first + last) / 2, y, 3.6, "dot", _told(one))]
    kind = "span" if one.begin and one.end else "span open"
    return [
        *parts,
        line(first, y, last, y, kind),
        *(circle(x, y, 3, "end") for x, day in ((first, one.begin), (last, one.end)) if day),
    ]


def _axis(scale: Scale, height: float, dated: bool) -> Iterator[str]:
    base = height - _FOOT + 8
    yield line(_SIDE, base, scale.width - _SIDE, base, "axis")
    zero = scale.at(scale.zero)
    if dated:
        yield line(zero, 4, zero, base + 5, "today")
    yield text(zero, base + 18, scale.zero.isoformat() if dated else "", "tick today-name", "middle")
    room = [(zero - 40, zero + 40)]
    for sign in (-1, 1):
        for days, name in _STEPS:
            share = (_far(sign * days) - scale.low) / (scale.high - scale.low)
            if not 0 <= share <= 1:
                continue
            x = _SIDE + share * (scale.width - 2 * _SIDE)
            yield line(x, base, x, base + 4, "axis")
            said = f"{name} {'before' if sign < 0 else 'after'}"
            half = width_of(said, 11) / 2
            if (
                all(x + half + 6 < left or right < x - half - 6 for left, right in room)
                and half < x < scale.width - half
            ):
                room.append((x - half, x + half))
                yield text(x, base + 18, said, "tick", "middle")


def _told(one: Stretch) -> str:
    if one.begin and one.end:
        days = one.begin.isoformat() if one.begin == one.end else f"{one.begin} to {one.end}"
    else:
        days = f"from {one.begin}" if one.begin else f"until {one.end}"
    return f"{one.text} ({days})"
