"""Days: "Nov. 16, 2022", "16 November", "Tuesday", "last Friday", "yesterday", "2022-11-16", "on the 8th"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, day_or_none, moved
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.patterns import Found, expand, rule
from onrecord.grounding.times.tense import FUTURE, PAST
from onrecord.grounding.times.tokens import class_codes

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_NOT_COUNTED = r"(?!{counted}|{money}|{scale}|{hyphen}{unit}|{hyphen}?{quarter})"
MONTH_AND_DAY = rf"""(?:{{m:month_name}}(?P<d>{{day_number}}|{{the}}{{day_ordinal}}|{{the}}?{{ordinal}}(?!{{other}}))
    {_NOT_COUNTED}(?:{{comma}}?{{y:year}}(?!{{counted}}))?
    |{{the}}?{{e:day}}{{of}}?{{n:month_name}}(?:{{comma}}?{{z:year}}(?!{{counted}}))?)"""
WEEKDAY = r"(?:(?:{the}?{p:pointer}|{that}|{i:this})?(?:{w:weekday}|{x:short_weekday}{stop}))"
DAY = (
    r"(?:{t:today}"
    r"|(?:(?:{weekday}|{short_weekday}{stop}?){comma}?)?" + MONTH_AND_DAY + r"|{o:iso_date}"
    r"|" + WEEKDAY + ")"
)
"""One day, in any of these forms; `read_day` resolves what it matched. Stands once in a pattern."""

_SHORT_YEAR_PIVOT = 50
"""Two digits from here on are of the 1900s: Python's and POSIX' pivot is 69, but news tells more of the past."""
_AGAINST_TENSE = 4
"""How much farther a day or month seems that lies where the tense does not point."""
_PREVIOUS = class_codes()["previous"]


def read_day(found: Found, setting: Setting) -> str | None:
    """The value of the day that the parts of `DAY` tell; None where the calendar has no such day."""
    if found.has("t"):
        return _from_today(int(found.value("t")), setting)
    if found.has("o"):
        return found.value("o")[:10] if day_value_is_real(found.value("o")[:10]) else None
    if found.has("m") or found.has("n"):
        return _month_and_day(found, setting)
    return weekday(found, setting)


def day_value_is_real(value: str) -> bool:
    """Whether the calendar has this day."""
    try:
        return bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _from_today(days: int, setting: Setting) -> str:
    day = moved(setting.today, "D", days) if setting.today else None
    return day.isoformat() if day else UNKNOWN_AT["D"]


def _month_and_day(found: Found, setting: Setting) -> str | None:
    month = int(found.value("m") or found.value("n"))
    day = found.integer("d") or found.integer("e") or 0
    year = found.value("y") or found.value("z") or _year_ahead(found)
    if not 1 <= day <= 31 or day_or_none(2000, month, day) is None:
        return None
    if not year:
        guessed = year_of(setting, month, day, found.start, found.end)
        year = f"{guessed:04}" if guessed else "XXXX"
    value = f"{year}-{month:02}-{day:02}"
    return value if year == "XXXX" or day_value_is_real(value) else None


_YEAR_AHEAD = re.compile(expand(r"(?:{till}{the}?(?:{month_name}{day}|{day}{month_name}?)){1,2}{comma}?{y:year}"))


def _year_ahead(found: Found) -> str:
    """The year that a list or range of days names once, at its end: "June 24 to July 17, 1863"."""
    match = _YEAR_AHEAD.match(found.tokens.classes, found.end)
    return found.tokens.values[match.start("y")] if match else ""


def year_of(setting: Setting, month: int, day: int | None, start: int, end: int) -> int | None:
    """The year of a month (and day) without one: the nearest to the anchor, with a bias by tense."""
    anchor = setting.anchor
    if anchor is None:
        return None
    if setting.narrates:
        return anchor.year + (anchor.month >= 11 and month <= 2)
    sign = setting.direction(start, end)
    first = day or 15
    middle = anchor if day else anchor.replace(day=15)

    def distance(year: int) -> float:
        days = (dt.date(year, month, min(first, 28)) - middle).days
        away = (sign == PAST and days > 0) or (sign == FUTURE and days < 0)
        return abs(days) * (_AGAINST_TENSE if away else 1)

    return min((anchor.year, anchor.year - 1, anchor.year + 1), key=distance)


def weekday(found: Found, setting: Setting) -> str:
    """The day that a weekday names, from its pointer ("last", "next") or else from the tense."""
    number = int(found.value("w") or found.value("x"))
    told_from = setting.narrates or (found.has("p") and found.tokens.classes[found.parts["p"][0]] == _PREVIOUS)
    anchor = setting.day_of(found.start) if told_from else setting.today
    if anchor is None:
        return f"XXXX-WXX-{number}"
    back = (anchor.isoweekday() - number) % 7
    day = moved(anchor, "D", _days_to(back, found, setting))
    return day.isoformat() if day else f"XXXX-WXX-{number}"


def _days_to(back: int, found: Found, setting: Setting) -> int:
    pointer = found.value("p")
    if pointer == "-1":
        return -(back or 7)
    if pointer == "1":
        return 7 - back
    sign = setting.direction(found.start, found.end)
    ahead = (7 - back) % 7
    if found.has("i"):
        return -back if sign == PAST else ahead
    return ahead if sign == FUTURE else -back


def _day(found: Found, setting: Setting) -> Reading | None:
    value = read_day(found, setting)
    return date(value) if value else None


def _iso(found: Found, _: Setting) -> Reading | None:
    value = found.value("o")
    if not day_value_is_real(value[:10]):
        return None
    return date(value) if len(value) == 10 else Reading("TIME", value)


def _slashes(found: Found, _: Setting) -> Reading | None:
    month, day, year = (int(part) for part in found.value("s").split("/"))
    if month > 12:
        month, day = day, month
    if year < 100:
        year += 1900 if year >= _SHORT_YEAR_PIVOT else 2000
    real = day_or_none(year, month, day)
    return date(real.isoformat()) if real else None


def _month_day(found: Found, setting: Setting) -> Reading | None:
    """As in "23-28 March 1951": the first day takes month and year from the second."""
    month, day = int(found.value("m")), int(found.value("d"))
    year = found.value("y") or year_of(setting, month, day, found.start, found.end) or "XXXX"
    value = f"{year}-{month:02}-{day:02}"
    return date(value) if year == "XXXX" or day_value_is_real(value) else None


def _day_alone(found: Found, setting: Setting) -> Reading | None:
    """A day of the month named by its number alone: of the anchor's month, or of the one before where it is to come."""
    day = int(found.value("d"))
    anchor = setting.day_of(found.start) or setting.anchor
    if anchor is None or not 1 <= day <= 31:
        return date(f"XXXX-XX-{day:02}") if 1 <= day <= 31 else None
    sign = setting.direction(found.start, found.end)
    month = moved(anchor.replace(day=1), "M", -1 if day > anchor.day and sign == PAST and not setting.narrates else 0)
    real = day_or_none(month.year, month.month, day) if month else None
    return date(real.isoformat()) if real else None


def _second_day(found: Found, setting: Setting) -> Reading | None:
    """As in "May 10-12": the second day takes the month of the first."""
    mention = setting.near(found.start, "day")
    real = day_or_none(mention.first.year, mention.first.month, int(found.value("d"))) if mention else None
    return date(real.isoformat()) if real else None


_NO_SECOND = r"(?!{scale}|{counted}|{any_month})"
RULES = (
    rule(r"(?:{about}{the}?)?(?:(?:{early}|{late}|{earlier}|{later}){on}?)?" + DAY, _day),
    rule(r"{o:iso_date}", _iso),
    rule(r"{s:slash_date}", _slashes),
    rule(r"{the}?{d:day}(?={till}{the}?{day}{of}?{m:month_name}(?:{comma}?{y:year})?)", _month_day),
    rule(r"(?<={on}){the}{d:day_ordinal}(?!{other}|{unit}|{century}|{hyphen}|{daypart}|{quarter})", _day_alone),
    rule(r"(?<={on}){the}{d:day_ordinal}(?={other})(?!{other}{comma}?{counted})", _day_alone),
    rule(r"(?<={any_month}{day_number}{line}){d:day_number}" + _NO_SECOND, _second_day),
    rule(r"(?<={any_month}{day_number}{and}){d:day_number}" + _NO_SECOND, _second_day),
    rule(r"(?<={any_month}{stop}{day_number}{line}){d:day_number}" + _NO_SECOND, _second_day),
)
