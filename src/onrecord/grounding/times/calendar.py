"""The calendar behind TIMEX3 values: the value of a day at a grain, steps by units, first and last day of a value.

Seasons are the northern hemisphere's, whole months; a winter bears the year in which it begins (2022-WI ends in
February 2023). Weeks are ISO 8601's.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Bounds = tuple[str | None, str | None]
UNKNOWN: Bounds = (None, None)

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNKNOWN_AT = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX", "FN": "XXXX-WXX", "ML": "X", "HY": "XXXX-HX",
}  # fmt: skip
"""What is written where the unit is known and the date is not."""

_MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
_DAYS_IN = {"D": 1, "W": 7, "WE": 7, "FN": 14}
_CLOCK_UNITS = {"H", "MIN", "S"}


def value_at(day: dt.date, unit: str) -> str:
    """The value of the unit's stretch in which a day lies: 2022-11-16 at "W" is 2022-W46."""
    if unit in ("W", "WE", "FN"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "HY":
        return f"{day.year:04}-H{1 if day.month <= 6 else 2}"
    lengths = {"ML": 1, "CE": 2, "DE": 3, "Y": 4, "M": 7}
    return day.isoformat()[: lengths.get(unit, 10)]


def moved(day: dt.date, unit: str, steps: float) -> dt.date | None:
    """The day some units later (earlier where negative); None outside the years 1 to 9999."""
    try:
        if unit in _MONTHS_IN:
            return _months_later(day, round(_MONTHS_IN[unit] * steps))
        if unit in _CLOCK_UNITS:
            return day + dt.timedelta(hours=steps / {"H": 1, "MIN": 60, "S": 3600}[unit])
        return day + dt.timedelta(days=round(_DAYS_IN.get(unit, 1) * steps))
    except (ValueError, OverflowError):
        return None


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_or_none(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def season_of(day: dt.date) -> tuple[int, str]:
    """The year and code of the season in which a day lies."""
    if day.month < 3:
        return day.year - 1, "WI"
    code = max((code for code, month in SEASON_MONTH.items() if month <= day.month), key=SEASON_MONTH.__getitem__)
    return day.year, code


def bounds(value: str) -> Bounds:
    """First and last day of a TIMEX3 value; None where the value does not tell them."""
    for pattern, read in _READERS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return read(*match.groups())
            except (ValueError, OverflowError):
                return UNKNOWN
    return UNKNOWN


def _iso(first: dt.date, last: dt.date) -> Bounds:
    return first.isoformat(), last.isoformat()


def _of_day(year: str, month: str, day: str) -> Bounds:
    date = dt.date(int(year), int(month), int(day))
    return _iso(date, date)


def _months(year: int, month: int, count: int) -> Bounds:
    first = dt.date(year, month, 1)
    return _iso(first, _months_later(first, count) - dt.timedelta(days=1))


def _of_week(year: str, week: str, weekend: str | None) -> Bounds:
    monday = dt.date.fromisocalendar(int(year), int(week), 1)
    return _iso(monday + dt.timedelta(days=5 if weekend else 0), monday + dt.timedelta(days=6))


def _years(first: int, last: int) -> Bounds:
    return _iso(dt.date(first, 1, 1), dt.date(last, 12, 31))


_READERS: tuple[tuple[re.Pattern[str], Callable[..., Bounds]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), _of_day),
    (re.compile(r"(\d{4})"), lambda year: _years(int(year), int(year))),
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: _months(int(year), int(month), 1)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _of_week),
    (re.compile(r"(\d{4})-Q(\d)"), lambda year, quarter: _months(int(year), 3 * int(quarter) - 2, 3)),
    (re.compile(r"(\d{4})-H(\d)"), lambda year, half: _months(int(year), 6 * int(half) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda year, code: _months(int(year), SEASON_MONTH[code], 3)),
    (re.compile(r"(\d{3})"), lambda decade: _years(int(decade) * 10, int(decade) * 10 + 9)),
    (re.compile(r"(\d\d)"), lambda century: _years(max(1, int(century) * 100), int(century) * 100 + 99)),
)
