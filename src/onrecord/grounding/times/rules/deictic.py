"""Stretches pointed at: "last year", "late last week", "the end of the month", "that day", "the day before"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN, UNKNOWN_AT, Bounds, moved, value_at
from onrecord.grounding.times.model import Reading, date, duration
from onrecord.grounding.times.patterns import Found, rule

if TYPE_CHECKING:
    import datetime as dt

    from onrecord.grounding.times.setting import Setting

_LENGTHS = ("D", "W", "M", "DE", "CE")
"""With "the past" these are lengths of time up to now; "the past year" is mostly said of the last one."""
_SPAN_OF = {
    "D": "day time", "W": "week day time", "WE": "week day time", "M": "month day time", "Q": "quarter",
    "Y": "year month day time quarter season", "DE": "year", "CE": "year",
}  # fmt: skip
"""Grains of a mention that tell of which day, week, month ... "that" one is."""


def _at(day: dt.date | None, unit: str) -> Reading:
    return date(value_at(day, unit) if day else UNKNOWN_AT.get(unit, UNKNOWN_AT["D"]))


def _pointed(found: Found, setting: Setting) -> Reading:
    """As in "last year", "next week": counted from the published day."""
    unit, step = found.value("u"), int(found.value("p"))
    if found.has("l") and unit in _LENGTHS:
        return duration(f"P1{unit}", _stretch_to(setting.today, unit))
    base = _story_day(found, setting, unit) if found.value("p") and _follows(found) else setting.today
    day = moved(base, unit, step) if base else None
    return _at(day, unit)


def _stretch_to(day: dt.date | None, unit: str) -> Bounds:
    before = moved(day, unit, -1) if day else None
    return (before.isoformat(), day.isoformat()) if day and before else UNKNOWN


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


def _years_end(_: Found, setting: Setting) -> Reading:
    return _at(setting.today, "Y")


def _that(found: Found, setting: Setting) -> Reading:
    """As in "that year", "the same day": of the date last spoken of."""
    return _at(_story_day(found, setting, found.value("u")), found.value("u"))


def _the(found: Found, setting: Setting) -> Reading | None:
    """As in "the month": the story's, else this one; not in a name like "Man of the Year"."""
    if found.tokens.word(found.parts["u"][0])[0].isupper():
        return None
    if setting.narrates:
        return _that(found, setting)
    return _at(setting.today, found.value("u"))


def _the_weekend(_: Found, setting: Setting) -> Reading:
    """A weekend without a pointer is the last where the week has begun, as news tells of it on Monday."""
    today = setting.today
    back = moved(today, "W", -1) if today and today.isoweekday() < 5 else today
    return _at(back, "WE")


def _ended_year(found: Found, _: Setting) -> Reading:
    return duration(f"P1{found.value('u')}")


def _beside(found: Found, setting: Setting) -> Reading:
    """As in "the day before", "the year after": one step from the date last spoken of."""
    unit = found.value("u")
    base = _story_day(found, setting, unit)
    day = moved(base, unit, int(found.value("s"))) if base else None
    return _at(day, unit)


def _one_farther(found: Found, setting: Setting) -> Reading:
    """As in "the year before last", "the week after next"."""
    unit = found.value("u")
    return _at(moved(setting.today, unit, 2 * int(found.value("s"))) if setting.today else None, unit)


_PHASE = r"(?:{about}?{phase}{the}?)?"
_UNIT = r"{u:one_unit}"
RULES = (
    rule(r"(?:{the}|{a}){fiscal}?{hyphen}?{u:unit}(?={ending})", _ended_year),
    rule(r"{the}{fiscal}{u:unit}", _this),
    rule(r"{the}(?P<p>{l:past}){full}?" + _UNIT, _pointed),
    rule(_PHASE + r"{the}?{p:pointer}{mid}?" + _UNIT, _pointed),
    rule(_PHASE + r"{the}{p:pointer}{full}" + _UNIT, _pointed),
    rule(_PHASE + r"(?:{this}{same}?|{the}{vague})" + _UNIT, _this),
    rule(_PHASE + r"(?:{that}{same}?|{the}?{same})" + _UNIT, _that),
    rule(_PHASE + r"{phase}{the}" + _UNIT, _the),
    rule(r"{the}{u:weekend}", _the_weekend),
    rule(r"(?<={for}|{over}|{during}|{in}|{of}){the}{u:unit}(?!{other}|{of})", _the),
    rule(r"(?<={for}|{over}|{during}|{in}|{of}){the}{u:unit}(?={other})(?!{other}{of})", _the),
    rule(r"{the}" + _UNIT + r"{s:before}{last}", _one_farther),
    rule(r"{the}" + _UNIT + r"{s:after}{next}", _one_farther),
    rule(r"{the}{u:unit}{s:before}(?!{year}|{today})", _beside),
    rule(r"{the}{u:unit}{s:after}", _beside),
    rule(r"(?:{the}{unit}|{unit}){possessive}{end}", _years_end),
    rule(r"{the}?{u:unit}{hyphen}?{end}(?!{of})", _this),
)
