"""Seasons: "this summer", "the coming winter months", "the spring of 2012", "before spring"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import SEASON_MONTH, moved, season_of
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.numerals import year_in_words
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.tense import FUTURE

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_HALF_YEAR = 183


def _of_year(found: Found, _: Setting) -> Reading:
    return date(f"{found.value('y')}-{found.value('s')}")


def _of_year_in_words(found: Found, _: Setting) -> Reading | None:
    year = year_in_words(found.values("w"))
    return date(f"{year}-{found.value('s')}") if year else None


def _pointed(found: Found, setting: Setting) -> Reading:
    code, today = found.value("s"), setting.today or setting.anchor
    if today is None:
        return date(f"XXXX-{code}")
    return date(f"{_year(today, code, int(found.value('p'))):04}-{code}")


def _year(today: dt.date, code: str, step: int) -> int:
    """Of the season that lies on this side of today; one that is still running is neither last nor next."""
    year, running = season_of(today)
    if running == code:
        return year + step
    begins = dt.date(today.year, SEASON_MONTH[code], 1)
    return today.year - (begins > today) if step < 0 else today.year + (begins <= today)


def _bare(found: Found, setting: Setting) -> Reading:
    """A season without a year: the running one, else ahead where the clause looks ahead, else the last."""
    code, anchor = found.value("s"), setting.anchor
    if anchor is None:
        return date(f"XXXX-{code}")
    if setting.narrates:
        return date(f"{anchor.year:04}-{code}")
    year, running = season_of(anchor)
    if running == code:
        return date(f"{year:04}-{code}")
    if found.has("t"):
        return date(f"{_nearest(anchor, code):04}-{code}")
    ahead = setting.direction(found.start, found.end) == FUTURE
    return date(f"{_year(anchor, code, 1 if ahead else -1):04}-{code}")


def _nearest(anchor: dt.date, code: str) -> int:
    years = (anchor.year, anchor.year - 1, anchor.year + 1)
    return min(years, key=lambda year: abs((dt.date(year, SEASON_MONTH[code], 15) - anchor).days + 30))


def _of_pointed_year(found: Found, setting: Setting) -> Reading:
    year = moved(setting.today, "Y", int(found.value("p"))) if setting.today else None
    return date(f"{year.year if year else 'XXXX'}-{found.value('s')}")


_PHASE = r"(?:{about}?{phase}{the}?)?"
RULES = (
    rule(r"{the}?" + _PHASE + r"{the}?{s:any_season}(?:{comma}|{of}|{in})?{y:year}", _of_year),
    rule(r"{the}?" + _PHASE + r"{the}?{s:any_season}{of}{w:year_words}", _of_year_in_words),
    rule(_PHASE + r"{the}?{p:pointer}{s:any_season}{many_units}?(?!{of}{other})", _pointed),
    rule(_PHASE + r"{t:this}{s:any_season}{many_units}?", _bare),
    rule(_PHASE + r"{the}?{s:any_season}{of}?{the}?{p:pointer}{unit}", _of_pointed_year),
    rule(r"(?<={joiner}){the}?{s:season}{many_units}?(?!{of}|{other}{of})", _bare),
    rule(r"(?<={in}|{by}|{since}|{until}|{before}|{during}|{from}|{through}){the}?{s:homonym_season}(?!{of})", _bare),
    rule(r"(?<={over}|{throughout}|{into}|{for}|{of}){the}{s:homonym_season}(?!{of})", _bare),
    rule(_PHASE + r"{phase}{the}?{s:any_season}", _bare),
)
