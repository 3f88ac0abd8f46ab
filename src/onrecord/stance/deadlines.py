"""The days of a horizon: from the times that stand in its words, counted from the day of the article.

"By spring" runs from the article's day to the end of spring, "next year" is that year, "in the foreseeable future"
and "anytime soon" begin with the article and have no known end.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import moved

if TYPE_CHECKING:
    from onrecord.document import Published
    from onrecord.values import Estimate, Horizon, Span, Time

_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)(DE|CE|[DWMYQHS])")


def with_deadlines(
    estimates: Iterable[Estimate], times: Sequence[Time], published: Published | None
) -> tuple[Estimate, ...]:
    """The estimates with first and last day of their horizons; an article without a date leaves them open."""
    today = published.value[:10] if published and len(published.value) >= len("2022-11-16") else None
    return tuple(replace(one, horizon=_dated(one.horizon, times, today)) if one.horizon else one for one in estimates)


def _dated(horizon: Horizon, times: Sequence[Time], today: str | None) -> Horizon:
    time = _widest(horizon.span, times)
    if time is None:
        return replace(horizon, begin=today)
    begin, end = time.begin, time.end
    if time.type == "DURATION" and end is None and today is not None:
        begin, end = today, _later(today, time.value)
    elif end is not None and (horizon.span[0] < time.span[0] or begin is None or (today and begin < today <= end)):
        begin = today if today is None or today <= end else begin
    return replace(horizon, begin=begin or today, end=end)


def _widest(span: Span, times: Sequence[Time]) -> Time | None:
    inside = [one for one in times if one.span[0] < span[1] and span[0] < one.span[1]]
    return max(inside, key=lambda one: one.span[1] - one.span[0], default=None)


def _later(today: str, length: str) -> str | None:
    match = _LENGTH.fullmatch(length)
    day = moved(dt.date.fromisoformat(today), _unit(length, match[2]), float(match[1])) if match else None
    return day.isoformat() if day else None


def _unit(length: str, unit: str) -> str:
    return {"M": "MIN"}.get(unit, unit) if length.startswith("PT") else unit
