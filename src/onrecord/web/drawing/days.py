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
        """At most about eight dates, evenly apart, as exact as their distance asks for."""
        whole = max((self.last - self.first).days, 1)
        step = max(whole // 6, 1)
        return [Tick(self.at(day), _words(day, step)) for day in self._every(step)]

    def _every(self, step: int) -> Iterator[dt.date]:
        day = self.first
        while day <= self.last:
            yield day
            try:
                day += dt.timedelta(days=step)
            except OverflowError:
                return


def axis_over(days: Iterable[dt.date], left: float, right: float) -> DayAxis | None:
    """An axis that holds all days, with a little room at its ends; None for no days."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    room = dt.timedelta(days=max(1, (last - first).days // 40))
    return DayAxis(max(first, dt.date.min + room) - room, min(last, dt.date.max - room) + room, left, right)


def _words(day: dt.date, step: int) -> str:
    if step < 25:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{MONTHS[day.month - 1]} {day.year}" if step < 330 else str(day.year)
