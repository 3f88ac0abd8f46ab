"""What a time expression means: the value that is shown, and the reading that a rule returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Time:
    """One expression: half-open span in code points, its words, TIMEX3 type and value, first and last day (ISO 8601).

    `begin` and `end` are None where that side is not known: a bare duration has neither, PAST_REF no beginning.
    """

    span: tuple[int, int]
    text: str
    type: TimeType
    value: str
    begin: str | None
    end: str | None


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
