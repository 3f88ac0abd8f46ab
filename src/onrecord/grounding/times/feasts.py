"""Feasts: the day on which one falls in a year."""

from __future__ import annotations

import datetime as dt

_FROM_EASTER = {"easter": 0, "good-friday": -2, "easter-monday": 1, "ash-wednesday": -46, "pentecost": 49}
_NTH_WEEKDAY = {"thanksgiving": (11, 4, 4), "labor-day": (9, 1, 1), "king-day": (1, 1, 3)}
"""Month, ISO weekday, and which one of the month."""


def feast(name: str, year: int) -> dt.date:
    """The day of a feast, named by its month and day ("12-25") or by a rule ("easter")."""
    if name in _FROM_EASTER:
        return easter(year) + dt.timedelta(days=_FROM_EASTER[name])
    if name in _NTH_WEEKDAY:
        return _nth_weekday(year, *_NTH_WEEKDAY[name])
    if name == "memorial-day":
        return _nth_weekday(year, 6, 1, 1) - dt.timedelta(days=7)
    month, day = name.split("-")
    return dt.date(year, int(month), int(day))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed by Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return dt.date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
