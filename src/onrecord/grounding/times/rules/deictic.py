"""Stretches pointed at: "last year", "this month", "late last week", "the end of the month", "that day", "the day before"."""

from __future__ import annotations

import datetime as dt

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved, value_at
from onrecord.grounding.times.model import Reading, date, duration
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.setting import Setting

_SPAN_OF = {"D": "day time", "W": "week day time", "WE": "week day time", "M": "month day time", "Y": "year month day time quarter season",
            "Q": "quarter", "DE": "year", "CE": "year"}  # fmt: skip


def _at(day: dt.date | None, unit: str) -> Reading:
    return date(value_at(day, unit) if day else UNKNOWN_AT.get(unit, UNKNOWN_AT["D"]))


def _pointed(found: Found, setting: Setting) -> Reading:
    """ "last year", "next week": counted from the published day."""
    unit, step = found.value("u"), int(found.value("p"))
    base = _story_day(found, setting, unit) if found.value("p") and _follows(found) else setting.today
    day = moved(base, unit, step) if base else None
    reading = _at(day, unit)
    if found.value("p") == "-1" and found.has("o") and base and day:
        return Reading("DATE", reading.value, (day.isoformat(), base.isoformat()))
    return reading


def _follows(found: Found) -> bool:
    """Whether the pointer counts from the story ("the following week", "the next day") and not from today."""
    at = found.parts["p"][0]
    word = found.tokens.word(at).lower()
    articled = at > found.start and found.tokens.word(at - 1).lower() == "the"
    return word in ("following", "subsequent", "ensuing", "previous", "preceding") or (word == "next" and articled)


def _story_day(found: Found, setting: Setting, unit: str) -> dt.date | None:
    mention = setting.near(found.start, _SPAN_OF.get(unit, "day"))
    return mention.first if mention else setting.today


def _this(found: Found, setting: Setting) -> Reading:
    return _at(setting.today, found.value("u"))


def _that(found: Found, setting: Setting) -> Reading:
    """ "that year", "the same day": of the date last spoken of."""
    return _at(_story_day(found, setting, found.value("u")), found.value("u"))


def _the(found: Found, setting: Setting) -> Reading:
    """ "the month": of the story where one was told of close by, else this one."""
    if setting.narrates:
        return _that(found, setting)
    return _at(setting.today, found.value("u"))


def _the_week(found: Found, setting: Setting) -> Reading:
    """A weekend without a pointer is the last where the week has begun, as news tells of it on Monday."""
    today = setting.today
    back = moved(today, "W", -1) if today and today.isoweekday() < 5 else today
    return _at(back, "WE")


def _ended_year(found: Found, _: Setting) -> Reading:
    return duration(f"P1{found.value('u')}")


def _beside(found: Found, setting: Setting) -> Reading:
    """ "the day before", "the year after": one step from the date last spoken of."""
    unit = found.value("u")
    base = _story_day(found, setting, unit)
    day = moved(base, unit, int(found.value("s"))) if base else None
    return _at(day, unit)


_PHASE = r"(?:{about}?{phase}{the}?)?"
_UNIT = r"{u:one_unit}"
RULES = (
    rule(r"(?:{the}|{a}){fiscal}?{hyphen}?{u:unit}(?={ending})", _ended_year),
    rule(r"{the}{fiscal}{u:unit}", _ended_year),
    rule(_PHASE + r"{the}?{p:pointer}{mid}?" + _UNIT, _pointed),
    rule(_PHASE + r"{the}{p:pointer}{o:full}?" + _UNIT, _pointed),
    rule(_PHASE + r"(?:{this}{same}?|{the}{vague})" + _UNIT, _this),
    rule(_PHASE + r"(?:{that}{same}?|{the}?{same})" + _UNIT, _that),
    rule(_PHASE + r"{phase}{the}" + _UNIT, _the),
    rule(r"{the}{u:weekend}", _the_week),
    rule(r"(?<={for}|{over}|{during}|{in}|{of}){the}{u:unit}(?!{other}|{of})", _the),
    rule(r"(?<={for}|{over}|{during}|{in}|{of}){the}{u:unit}(?={other})(?!{other}{of})", _the),
    rule(r"{the}{u:unit}{s:before}(?!{year}|{today})", _beside),
    rule(r"{the}{u:unit}{s:after}", _beside),
    rule(r"(?:{the}{unit}|{unit}){possessive}{end}", lambda found, setting: _at(setting.today, "Y")),
    rule(r"{the}?{u:unit}{hyphen}?{end}(?!{of})", _this),
)
