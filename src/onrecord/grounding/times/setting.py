"""What a rule may know of the article: when it appeared, what was last dated, and which way the clause points."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.grounding.times import tense
from onrecord.grounding.times.calendar import bounds, day_or_none
from onrecord.grounding.times.tokens import Tokens, class_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.document import Published

_NEAR = 700
"""Code points within which a date that was mentioned still holds for "that day" or a bare time of day."""
_NEAR_QUARTER = 2500
"""Reports of a company's results keep to their quarter for long."""
_FAR_YEARS = 5
_FIRST_YEAR, _LAST_YEAR = 2, 9900
"""Years outside this leave no room to count from them."""
_MOST_LOOKED_AT = 100
"""So many mentions are looked back through, so that no text takes more than linear time."""
_FEWEST_YEARS = 8
_STORY_SHARE = 0.75
"""A text with so many years of its own, so many of them long past, narrates: its dates follow each other."""


@dataclass(slots=True)
class Mention:
    """A dated expression: its value, its first day, and where it stood (code point, token)."""

    value: str
    first: dt.date
    at: int
    token: int


@dataclass(slots=True)
class Setting:
    """The state of one reading pass over `tokens`; rules read it, the finder alone changes it.

    `published` may be the first of a month or year; it is `exact` only where the very day is known.
    """

    tokens: Tokens
    published: dt.date | None
    exact: bool
    narrates: bool
    mentions: list[Mention] = field(default_factory=list)

    @property
    def today(self) -> dt.date | None:
        """The day from which "last year" counts: the published one, in a story the last that it told of."""
        if self.narrates and self.mentions:
            return self.mentions[-1].first
        return self.published if self.exact else None

    @property
    def anchor(self) -> dt.date | None:
        """The day near which undated months and weekdays lie: in a story the last date, else the published day."""
        if self.narrates or self.published is None:
            return self.mentions[-1].first if self.mentions else self.published
        return self.published

    def direction(self, start: int, end: int) -> int:
        """Which way the clause of these tokens points (see `tense`)."""
        return tense.direction(self.tokens, start, end)

    def near(self, start: int, grains: str) -> Mention | None:
        """The last mention before a token that is close by and of one of these lengths of value ("day", "quarter")."""
        at, reach = self.tokens.starts[start], _NEAR_QUARTER if grains == "quarter" else _NEAR
        for mention in self.lately():
            if at - mention.at > reach and not self.narrates:
                return None
            if _grain(mention.value) in grains.split():
                return mention
        return None

    def lately(self) -> Iterator[Mention]:
        """The mentions before this place, the last one first."""
        return islice(reversed(self.mentions), _MOST_LOOKED_AT)

    def day_of(self, start: int) -> dt.date | None:
        """The day that a bare time of day or "that day" belongs to: the last of this paragraph, else today."""
        mention = self.near(start, "day time")
        if mention is None or self.narrates:
            return mention.first if mention else self.today
        return mention.first if self._same_paragraph(mention.token, start) else self.today

    def _is_aside(self, value: str, length: int) -> bool:
        """Whether a bare year or decade stands so far from the story that it is told of in passing."""
        if length > 1 or not self.mentions or len(value) > 4:
            return False
        return abs(int(f"{value:0<4}") - self.mentions[-1].first.year) > _FAR_YEARS

    def _same_paragraph(self, first: int, second: int) -> bool:
        return class_codes()["break"] not in self.tokens.classes[first:second]

    def note(self, value: str, start: int, end: int) -> None:
        """Remember a date for what follows, if it names a day of the calendar; a story is not moved by a far year."""
        first = bounds(value)[0]
        if first is None or not _FIRST_YEAR <= int(first[:4]) <= _LAST_YEAR:
            return
        if not (self.narrates and self._is_aside(value, end - start)):
            self.mentions.append(Mention(value, dt.date.fromisoformat(first), self.tokens.starts[start], start))


def setting_for(tokens: Tokens, published: Published | None) -> Setting:
    """The setting at the beginning of a text."""
    day = published_day(published)
    exact = published is not None and published.precision not in ("year", "month")
    return Setting(tokens, day, exact, _narrates(tokens, day))


def published_day(published: Published | None) -> dt.date | None:
    """The published day; the first of the month or year where no more is known, None where the value is no date."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", published.value) if published else None
    day = day_or_none(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


_GRAINS = (
    ("time", re.compile(r"\d{4}-\d\d-\d\dT.*")), ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")), ("quarter", re.compile(r"\d{4}-Q\d")), ("year", re.compile(r"\d{4}")),
    ("half", re.compile(r"\d{4}-H\d")), ("week", re.compile(r"\d{4}-W\d\d(-WE)?")),
    ("season", re.compile(r"\d{4}-(SP|SU|FA|WI)")),
)  # fmt: skip


def _grain(value: str) -> str:
    return next((name for name, pattern in _GRAINS if pattern.fullmatch(value)), "")


def _narrates(tokens: Tokens, published: dt.date | None) -> bool:
    codes = class_codes()
    years = [int(tokens.values[at]) for at, code in enumerate(tokens.classes) if code == codes["year"]]
    pointing = sum(tokens.classes.count(codes[name]) for name in ("today", "tonight", "weekday"))
    if published is None or len(years) < _FEWEST_YEARS:
        return False
    past = sum(published.year - year >= 2 for year in years)
    return past >= _STORY_SHARE * len(years) and len(years) > 2 * pointing
