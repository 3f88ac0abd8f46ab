"""Dates at a distance: "two years ago", "three days later", "a year earlier", "in five years"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved, value_at
from onrecord.grounding.times.model import Reading, date, duration
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.rules.durations import length
from onrecord.grounding.times.rules.quarters import year_ago
from onrecord.grounding.times.tense import FUTURE

if TYPE_CHECKING:
    import datetime as dt

    from onrecord.grounding.times.setting import Setting

_GRAIN_OF = {"H": "D", "MIN": "D", "S": "D", "FN": "W", "SU": "Y", "WI": "Y", "SP": "Y", "FA": "Y", "NI": "D"}
_STORY = "day time month year week quarter season"


def _ago(found: Found, setting: Setting) -> Reading:
    if _one_year(found):
        return year_ago(found, setting)
    return _away(found, setting.today, -1) or date("PAST_REF")


def _one_year(found: Found) -> bool:
    return found.value("u") == "Y" and found.number("n") == 1


def _earlier(found: Found, setting: Setting) -> Reading:
    if _one_year(found) and not setting.narrates:
        return year_ago(found, setting)
    return _from_story(found, setting, -1)


def _later(found: Found, setting: Setting) -> Reading:
    return _from_story(found, setting, 1)


def _from_story(found: Found, setting: Setting, sign: int) -> Reading:
    """Counted from the date last spoken of; outside a story only the length is sure."""
    mention = setting.near(found.start, _STORY)
    if mention is None or not setting.narrates:
        return duration(length(found))
    return _away(found, mention.first, sign) or duration(length(found))


def _from_now(found: Found, setting: Setting) -> Reading:
    return _away(found, setting.today, 1) or date("FUTURE_REF")


def _in(found: Found, setting: Setting) -> Reading | None:
    """As in "in five years" is a date where the clause looks ahead, else the time that something took."""
    if setting.direction(found.start, found.end) == FUTURE:
        return _away(found, setting.today, 1) or duration(length(found))
    return duration(length(found))


def _away(found: Found, base: dt.date | None, sign: int) -> Reading | None:
    number, unit = found.number("n"), found.value("u")
    if number is None:
        return None
    grain = _GRAIN_OF.get(unit, unit)
    day = moved(base, unit, sign * number) if base else None
    if base is None:
        return date(UNKNOWN_AT.get(grain, UNKNOWN_AT["D"]))
    return date(value_at(day, grain)) if day else None


_LENGTH = r"(?:{about}?{the}?{n:counts}{hyphen}?(?:{more})?{u:any_unit})"
RULES = (
    rule(_LENGTH + r"(?:{hyphen}|{or_so})?{ago}", _ago),
    rule(_LENGTH + r"{hyphen}?{earlier}", _earlier),
    rule(r"{u:many_units}{ago}", _ago),
    rule(_LENGTH + r"{later}", _later),
    rule(_LENGTH + r"{from}(?:{vague}|{today})", _from_now),
    rule(r"(?<={in}|{within}){about}?{n:counts}{u:any_unit}(?:{apostrophe}|{possessive}){other}", _from_now),
    rule(r"(?<={in}){about}?{n:counts}{u:any_unit}(?!{of}|{hyphen}|{other}{of})", _in),
)
