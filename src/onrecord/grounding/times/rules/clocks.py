"""Times of day: "10 p.m. Wednesday", "5:10 p.m.", "17.30", "noon on Thursday", "seven this morning"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved
from onrecord.grounding.times.model import Reading, clock
from onrecord.grounding.times.patterns import Found, expand, rule
from onrecord.grounding.times.rules.days import DAY, read_day

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_DAY_AHEAD = re.compile(expand(r"(?:{on}|{comma}|{at})?" + DAY))
_LATE_HOUR = {"AF": range(1, 9), "EV": range(4, 12), "NI": range(6, 12)}
"""Hours of the twelve-hour clock that a part of the day moves past noon."""


def _time_of_day(found: Found) -> str | None:
    """The time as "T17:30"; None where no clock shows it."""
    if found.has("k"):
        return found.value("k")
    digits = re.split(r"[:.]", found.value("c"))
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = found.value("h") or _half_of(found.value("b"), hour)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None


def _half_of(part: str, hour: int) -> str:
    if part and hour in _LATE_HOUR.get(part, ()):
        return "p"
    return "a" if part and 1 <= hour <= 12 else ""


def _on_day(found: Found, setting: Setting) -> Reading | None:
    time, day = _time_of_day(found), read_day(found, setting)
    return clock(day + time) if time and day else None


def _alone(found: Found, setting: Setting) -> Reading | None:
    """A time without a day: of the day named right after it, else of the one last spoken of, else of today."""
    time = _time_of_day(found)
    return clock(_day_around(found, setting) + time) if time else None


def _day_around(found: Found, setting: Setting) -> str:
    match = _DAY_AHEAD.match(found.tokens.classes, found.end)
    if match:
        parts = {name: match.span(name) for name in match.groupdict() if match[name] is not None}
        ahead = read_day(Found(found.tokens, match.start(), match.end(), parts), setting)
        if ahead:
            return ahead
    day = setting.day_of(found.start)
    return day.isoformat() if day else UNKNOWN_AT["D"]


def _today(found: Found, setting: Setting) -> Reading | None:
    time = _time_of_day(found)
    day = setting.today
    if day and found.has("l"):
        day = moved(day, "D", -1)
    return clock((day.isoformat() if day else UNKNOWN_AT["D"]) + time) if time else None


_CLOCK = r"(?:{about}?(?:{c:clock_reading}{h:ampm}{zone}?|{k:noon}))"
_PLAIN = r"(?:{about}?{c:colon_clock}{zone}?)"
_NO_AMOUNT = r"(?!{counted}|{scale}|{units}|{unit}|{other}{counted})"
RULES = (
    rule(_CLOCK + r"{comma}?" + DAY, _on_day),
    rule(_PLAIN + r"{comma}?" + DAY, _on_day),
    rule(r"{c:dotted_clock}{on}" + DAY, _on_day),
    rule(DAY + r"{comma}?{at}?" + _CLOCK, _on_day),
    rule(DAY + r"{comma}?{at}?" + _PLAIN, _on_day),
    rule(_CLOCK, _alone),
    rule(_PLAIN, _alone),
    rule(r"(?<={at}|{until}|{since}|{before}|{after}|{break}){c:dotted_clock}" + _NO_AMOUNT, _alone),
    rule(r"(?<={from}|{by}|{on}|{about}){c:dotted_clock}(?={stop}|{comma}|{other}|{to})" + _NO_AMOUNT, _alone),
    rule(r"{about}?{c:clock_reading}{oclock}(?:{in}{the}{b:daypart})?", _alone),
    rule(r"{c:clock_reading}{oclock}?{this}{b:daypart}", _today),
    rule(r"{c:clock_reading}{oclock}?{l:last}{b:daypart}", _today),
    rule(r"{c:clock_reading}{oclock}?{in}{the}{b:daypart}", _alone),
)
