"""Feasts: "Christmas", "New Year's Day", "Easter Sunday 2018"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.feasts import feast
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.tense import FUTURE, PAST

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_AGAINST_TENSE = 2.5


def _of_year(found: Found, _: Setting) -> Reading:
    return date(feast(found.value("f"), int(found.value("y"))).isoformat())


def _feast(found: Found, setting: Setting) -> Reading | None:
    """The nearest feast of that name, with a bias by tense; "last" and "next" say it outright."""
    name, anchor = found.value("f"), setting.anchor
    if anchor is None:
        return date("XXXX-" + name) if name[0].isdigit() else date("XXXX-XX-XX")
    if not 2 <= anchor.year <= 9998:
        return None
    days = sorted(feast(name, anchor.year + step) for step in (-1, 0, 1))
    if found.has("p"):
        ahead = found.value("p") == "1"
        day = next(one for one in days if one > anchor) if ahead else next(one for one in days[::-1] if one < anchor)
        return date(day.isoformat())
    sign = setting.direction(found.start, found.end)

    def distance(index: int) -> float:
        away = (days[index] - anchor).days
        against = (sign == PAST and away > 0) or (sign == FUTURE and away < 0)
        return abs(away) * (_AGAINST_TENSE if against else 1)

    return date(days[min(range(3), key=distance)].isoformat())


RULES = (
    rule(r"{f:holiday}(?:{comma}|{of}|{in})?{y:year}", _of_year),
    rule(r"(?:{the}?{p:pointer}|{this})?{f:holiday}", _feast),
)
