"""Lengths of time: "nine months", "a five-year plan", "the past three weeks", "two and a half hours"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import moved
from onrecord.grounding.times.model import Reading, duration
from onrecord.grounding.times.numerals import ARTICLE, plain
from onrecord.grounding.times.patterns import Found, expand, rule
from onrecord.grounding.times.rules.stretches import covered, from_now, last_of, up_to_now

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
_RATED = re.compile(expand("(?:{number}|{scale}|{few}|{year})(?:{counted}|{other}){0,3}$"))
_RATE_REACH = 4
_HALVES = {"H": "M", "MIN": "S"}
_TWICE = {"FN": "W"}
_NIGHT = {"NI": "TNI"}


def period(number: str, unit: str) -> str:
    """A TIMEX3 duration: "3" and "H" make PT3H."""
    if unit in _TWICE and number != "X":
        return f"P{2 * int(float(number))}{_TWICE[unit]}"
    clock = _CLOCK_UNITS.get(unit)
    return f"PT{number}{clock}" if clock else f"P{number}{_TWICE.get(unit) or _NIGHT.get(unit, unit)}"


def length(found: Found) -> str:
    """The duration that the parts `n` (how many) and `u` (of what) make; of a range ("two to four") the first."""
    unit = found.value("u")
    number = found.number("a") if found.has("a") else found.number("n") if found.has("n") else None
    if number is not None and found.has("h"):
        number += 0.5
    if number is None:
        return period("X", unit)
    whole, part = divmod(number, 1)
    if part == 0.5 and unit in _HALVES:
        return "PT" + (f"{int(whole)}{_CLOCK_UNITS[unit]}" if whole else "") + f"30{_HALVES[unit]}"
    return period(plain(number), unit)


def _plain(found: Found, setting: Setting) -> Reading | None:
    return None if _is_fraction(found) or _is_rate(found) else duration(length(found), covered(found, setting))


def _is_rate(found: Found) -> bool:
    """As in "two billion cubic metres a year" tells how fast, not how long."""
    article = found.end - found.start == 2 and found.values("n") == [ARTICLE]
    return article and _RATED.search(found.tokens.classes, max(0, found.start - _RATE_REACH), found.start) is not None


def _is_fraction(found: Found) -> bool:
    """As in "a quarter" and "three-quarters" are parts of something, not times."""
    bare = not found.has("n") and found.end - found.start == 1
    return found.value("u") == "Q" and not found.has("a") and (bare or found.number("n") in (1, 3))


def _until_now(found: Found, setting: Setting) -> Reading:
    return duration(length(found), last_of(found, setting))


def _from_now(found: Found, setting: Setting) -> Reading:
    return duration(length(found), from_now(found, setting))


def _recent(found: Found, setting: Setting) -> Reading:
    return duration(length(found), up_to_now(found, setting))


def _ordered(*days: object) -> tuple[str, str]:
    first, last = sorted(str(day) for day in days)
    return first, last


def _from_event(found: Found, setting: Setting) -> Reading:
    """As in "24 hours after the explosion": from the event, whose day is the begin, to the day last spoken of."""
    day, number = setting.day_of(found.start), found.number("a") if found.has("a") else found.number("n")
    event = moved(day, found.value("u"), -int(found.value("s")) * number) if day and number is not None else None
    if event is None:
        return duration(length(found))
    return Reading("DURATION", length(found), _ordered(day, event), event.isoformat())


_N = r"(?:{n:count}|{a:count}(?:(?:{to}|{or}|{line}){count}))"
_LENGTH = r"{about}?{the}?(?:{full}|{o:ordinal}|{about})?" + _N + r"(?:{hyphen}|{more}|{straight}|{full})?"
_UNIT = r"{u:any_unit}"
_TAIL = r"(?:{hyphen}?(?:{old}|{long}))?(?:{h:and_half})?"
RULES = (
    rule(_LENGTH + _UNIT + r"(?={s:after})", _from_event),
    rule(_LENGTH + _UNIT + r"(?:{hyphen}(?:{old}|{long})|{long}|{h:and_half}|{or_so})?(?!{old})", _plain),
    rule(r"{about}?{the}?{n:plain_count}{other}{u:many_units}(?!{hyphen})", _plain),
    rule(r"{about}?{the}?{p:back}{about}?" + _N + r"{more}?" + _UNIT, _until_now),
    rule(r"{about}?{the}?" + _N + r"{p:back}{u:many_units}", _until_now),
    rule(r"{about}?{the}?(?:{next}|{coming}|{following}){about}?" + _N + _UNIT + r"{or_so}?", _from_now),
    rule(r"{the}?{p:lately}{u:many_units}", _until_now),
    rule(r"{the}?(?:{next}|{coming}){u:many_units}", _from_now),
    rule(r"{the}?(?:{following}|{previous}){u:many_units}", _plain),
    rule(r"{the}?{u:recent_units}", _recent),
    rule(r"{the}(?:{early}|{mid}|{late})?{u:many_units}(?={of}|{since}|{after}|{before}|{to}|{comma}|{stop})", _plain),
    rule(r"(?<={for}|{in}|{over}|{within}|{after}|{of}|{than}|{through}|{during}){u:many_units}", _plain),
    rule(r"(?<={in}|{during}|{over}|{for}|{of}){the}{o:ordinal}{u:many_units}", _plain),
    rule(r"{u:many_units}{or}{many_units}", _plain),
    rule(r"{u:many_units}(?={of}|{later}|{after}|{before}|{earlier})", _plain),
    rule(r"(?<={the}){o:ordinal}?{u:many_units}(?={of})", _plain),
)
