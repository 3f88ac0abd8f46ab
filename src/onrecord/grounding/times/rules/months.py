"""Months: "February 1998", "early September", "mid-October", "since May"."""

from __future__ import annotations

import re

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved, value_at
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.rules.days import year_of
from onrecord.grounding.times.setting import Setting

_YEAR_AHEAD = re.compile(rule(r"(?:{till}{any_month}{stop}?){1,2}(?:{comma}|{of})?{y:year}", lambda *_: None).source)


def _month_of_year(found: Found, _: Setting) -> Reading:
    return date(f"{found.value('y')}-{int(found.value('m')):02}")


def _month_of_short_year(found: Found, _: Setting) -> Reading:
    return date(f"19{found.value('y')}-{int(found.value('m')):02}")


def _month(found: Found, setting: Setting) -> Reading:
    month = int(found.value("m"))
    match = _YEAR_AHEAD.match(found.tokens.classes, found.end)
    if match:
        return date(f"{found.tokens.values[match.start('y')]}-{month:02}")
    year = year_of(setting, month, None, found.start, found.end)
    return date(f"{year:04}-{month:02}" if year else f"XXXX-{month:02}")


def _pointed_month(found: Found, setting: Setting) -> Reading:
    """ "last May" is the latest May that is over, "next May" the first that has not begun."""
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


RULES = (
    rule(r"(?:{about}?{phase}{the}?)?{m:any_month}{stop}?(?:{comma}|{of}|{in})?{y:year}(?!{counted})", _month_of_year),
    rule(r"{m:any_month}{apostrophe}{y:digits_99}", _month_of_short_year),
    rule(r"{m:any_month}(?:{of}|{in})?{the}?{p:pointer}{unit}", _month_of_pointed_year),
    rule(r"{m:any_month}(?:{of}|{in})?{this}{unit}", _month),
    rule(r"{about}?{phase}?{the}?{m:month}", _month),
    rule(r"{phase}{the}?{m:any_month}{stop}?", _month),
    rule(r"(?<={joiner}){m:any_month}(?!{other})", _month),
    rule(r"(?<={joiner}){m:homonym_month}", _month),
    rule(r"(?<={the}){m:homonym_month}(?={other})", _month),
    rule(r"{phase}?{the}?{p:pointer}{m:any_month}", _pointed_month),
    rule(r"{phase}?{this}{m:any_month}", _month),
)
