"""Months: "February 1998", "early September", "mid-October", "since May"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved, value_at
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.numerals import year_in_words
from onrecord.grounding.times.patterns import Found, expand, rule
from onrecord.grounding.times.rules.days import year_of

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_YEAR_AHEAD = re.compile(expand(r"(?:{till}{month_name}){1,2}(?:{comma}|{of})?{y:year}"))


def _month_of_year(found: Found, _: Setting) -> Reading:
    return date(f"{found.value('y')}-{int(found.value('m')):02}")


def _month_of_year_in_words(found: Found, _: Setting) -> Reading | None:
    year = year_in_words(found.values("y"))
    return date(f"{year}-{int(found.value('m')):02}") if year else None


def _month_of_short_year(found: Found, _: Setting) -> Reading:
    return date(f"19{found.value('y')}-{int(found.value('m')):02}")


def _month(found: Found, setting: Setting) -> Reading:
    month = int(found.value("m"))
    match = _YEAR_AHEAD.match(found.tokens.classes, found.end)
    if match:
        return date(f"{found.tokens.values[match.start('y')]}-{month:02}")
    year = (_year_of_event if _names_event(found) else year_of)(setting, month, None, found.start, found.end)
    return date(f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")


_EVENT = re.compile(expand("(?:{a}|{the}){any_month}{other}"))


def _names_event(found: Found) -> bool:
    """Whether the month tells events apart ("a June agreement"): such an event is mostly over."""
    return found.end - found.start == 1 and _EVENT.match(found.tokens.classes, max(0, found.start - 1)) is not None


def _year_of_event(setting: Setting, month: int, day: int | None, start: int, end: int) -> int | None:
    anchor = setting.anchor
    if anchor is None or setting.narrates:
        return year_of(setting, month, day, start, end)
    return anchor.year if month <= anchor.month + 1 else anchor.year - 1


def _pointed_month(found: Found, setting: Setting) -> Reading:
    """As in "last May" is the latest May that is over, "next May" the first that has not begun."""
    month, today = int(found.value("m")), setting.today or setting.anchor
    if today is None:
        return date(f"XXXX-{month:02}")
    step = int(found.value("p"))
    year = today.year
    if step < 0 and month >= today.month:
        year -= 1
    if step > 0 and month <= today.month:
        year += 1
    return date(f"{year:04}-{month:02}")


def _month_of_pointed_year(found: Found, setting: Setting) -> Reading:
    month, today = int(found.value("m")), setting.today
    year = moved(today, "Y", int(found.value("p"))) if today else None
    return date(f"{value_at(year, 'Y') if year else UNKNOWN_AT['Y']}-{month:02}")


def _month_of_story_year(found: Found, setting: Setting) -> Reading:
    """As in "August of that year": of the year last spoken of."""
    mention = setting.near(found.start, "year month day time")
    year = f"{mention.first.year:04}" if mention else UNKNOWN_AT["Y"]
    return date(f"{year}-{int(found.value('m')):02}")


def _part_of_month(found: Found, setting: Setting) -> Reading | None:
    """As in "the first day of January", "the last week of August"."""
    month, unit = int(found.value("m")), found.value("u")
    year = found.value("y") or year_of(setting, month, None, found.start, found.end)
    if not year or unit not in ("D", "W"):
        return None
    first = dt.date(int(year), month, 1)
    last = moved(moved(first, "M", 1) or first, "D", -1) or first
    steps = int(found.value("o") or 0) - 1
    day = last if found.has("l") or steps < -1 else moved(first, unit, steps)
    return date(value_at(day, unit)) if day else None


RULES = (
    rule(r"{the}?(?:{about}?{phase}{the}?)?{m:month_name}(?:{comma}|{of}|{in})?{y:year}(?!{counted})", _month_of_year),
    rule(r"{m:month_name}{comma}?{y:year_words}", _month_of_year_in_words),
    rule(r"{m:month_name}{apostrophe}{y:digits_99}", _month_of_short_year),
    rule(r"{m:month_name}(?:{of}|{in})?{the}?{p:pointer}{unit}", _month_of_pointed_year),
    rule(r"{m:month_name}(?:{of}|{in})?{this}{unit}", _month),
    rule(r"{m:month_name}(?:{of}|{in})?(?:{that}|{the}?{same}){unit}", _month_of_story_year),
    rule(r"{the}?(?:{o:ordinal}|{l:last}){u:unit}{of}{m:month_name}(?:{comma}?{y:year})?", _part_of_month),
    rule(r"{about}?{phase}?{the}?{m:month}", _month),
    rule(r"{phase}{the}?{m:month_name}", _month),
    rule(r"(?<={joiner}){m:month_name}(?!{other})", _month),
    rule(r"(?<={joiner}){m:homonym_month}", _month),
    rule(r"(?<={the}){m:homonym_month}(?={other})", _month),
    rule(r"{phase}?{the}?{p:pointer}{m:month_name}", _pointed_month),
    rule(r"{phase}?{this}{m:month_name}", _month),
)
