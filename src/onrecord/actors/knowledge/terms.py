"""Terms of office against a date: certain, possible, or not, as exactly as both dates are known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.actors.knowledge.actor import Office

Held = Literal["certain", "possible", "no"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_BEFORE_ALL, _AFTER_ALL = "0000-01-01", "9999-12-31"
_INCLUDED = "~"
"""Put after a day, it sorts behind that day and before the next: the day itself is still inside."""


def days(value: str) -> tuple[str, str]:
    """The first and the last day of a year, month or day; raises UsageError where the value is no such date."""
    match = _FORM.fullmatch(value[:10])
    if match is None or (len(value) > 10 and value[10] not in "Tt "):
        raise UsageError(f"{value[:40]!r} is no date: write 2022, 2022-11 or 2022-11-16")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        raise UsageError(f"{value[:40]!r} is a date that does not exist: write one like 2022-11-16") from None
    return first.isoformat(), last.isoformat()


def held(office: Office, on: str, horizon: str | None) -> Held:
    """Whether the office was held on all days of `on`: a term without an end is certain up to the source's horizon."""
    first, last = days(on)
    begin = days(office.begin) if office.begin else (_BEFORE_ALL, _BEFORE_ALL)
    passed_on, surely_over = _ends(office.end, horizon)
    if last < begin[0] or first >= surely_over:
        return "no"
    return "certain" if begin[1] <= first and last < passed_on else "possible"


def _ends(end: str | None, horizon: str | None) -> tuple[str, str]:
    if end is None:
        return (horizon + _INCLUDED if horizon else _AFTER_ALL), _AFTER_ALL
    first, last = days(end)
    return first, (last if first == last else last + _INCLUDED)
