"""What a rule of times makes of words: the reading that it returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.values import TimeType


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of the words that it matched.

    `bounds` is given only where the value alone does not tell them; `mentions` is a day that the words bring up
    without being it: of "24 hours after the explosion" the day of the explosion.
    """

    type: TimeType
    value: str
    bounds: tuple[str | None, str | None] | None = None
    mentions: str | None = None


def date(value: str) -> Reading:
    """A calendar date, at whatever grain."""
    return Reading("DATE", value)


def clock(value: str) -> Reading:
    """A time of day or a part of a day."""
    return Reading("TIME", value)


def duration(value: str, bounds: tuple[str | None, str | None] | None = None) -> Reading:
    """A length of time, with the days it covers where they are known."""
    return Reading("DURATION", value, bounds)


def repeated(value: str) -> Reading:
    """A set of times."""
    return Reading("SET", value)
