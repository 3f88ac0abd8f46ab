"""Days on an axis: from ISO dates to places, and the dates to write below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_of(value: str | None) -> dt.date | None:
    """The first day of an ISO date of any precision; None for what is none."""
    if not value:
        return None
    for form in (value[:10], f"{value[:7]}-01", f"{value[:4]}-01-01"):
        try:
            return dt.date.fromisoformat(form)
        except ValueError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Tick:
    """A date to write at a place."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days between `first` and `last` from `left` to `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """A day's place."""
        whole = max((self.last - self.first).days, 1)
        return round(self.left + (day - self.first).days / whole * (self.right - self.left), 1)

    def ticks(self) -> list[Tick]:
        """Some six dates: the first days of years or months, or days, as the axis' length asks for."""
        whole = (self.last - self.first).days
        if whole > 3 * 365:
            return [Tick(self.at(day), str(day.year)) for day in self._firsts(12 * max(1, whole // 365 // 7))]
        if whole > 75:
            step = max(1, whole // 30 // 7)
            return [Tick(self.at(day), f"{MONTHS[day.month - 1]} {day.year}") for day in self._firsts(step)]
        step = max(1, whole // 6)
        days = (self.first + dt.timedelta(days=at) for at in range(1, whole, step))
        return [Tick(self.at(day), f"{day.day} {MONTHS[day.month - 1]} {day.year}") for day in days]

    def _firsts(self, months: int) -> Iterator[dt.date]:
        """First days of every so many months, counted from the beginning of the calendar."""
        count = self.first.year * 12 + self.first.month - 1
        count += -count % months
        while count // 12 <= dt.MAXYEAR and (day := dt.date(count // 12, count % 12 + 1, 1)) <= self.last:
            if day >= self.first:
                yield day
            count += months


def axis_over(days: Iterable[dt.date], left: float, right: float) -> DayAxis | None:
    """An axis that holds all days, with a little room at its ends; None for no days."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    room = dt.timedelta(days=max(1, (last - first).days // 40))
    return DayAxis(max(first, dt.date.min + room) - room, min(last, dt.date.max - room) + room, left, right)
