"""Find every time expression of an article and say what it means.

1. cut the text into tokens with classes (one pass); 2. at each token that can only belong to a time, look left over
the words that may open its expression; 3. of the rules that match there, the one that reaches farthest reads it;
4. dates that were read are remembered, for "that day" and "two days later". Each step is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.document import Published
from onrecord.grounding.times.calendar import bounds
from onrecord.grounding.times.model import Reading, Time
from onrecord.grounding.times.patterns import Found, Rule, expand, without_names
from onrecord.grounding.times.rules import ALL
from onrecord.grounding.times.setting import Setting, setting_for
from onrecord.grounding.times.tokens import OTHER, Tokens, class_codes, cut

_TRIGGERS = (
    "month", "short_month", "homonym_month", "weekday", "short_weekday", "weekdays", "unit", "units", "weekend",
    "century", "centuries", "quarter", "quarters", "season", "daypart", "dayparts", "light", "noon", "overnight",
    "tonight", "today", "vague", "vague_length", "past", "recent_units", "set_word", "set_adverb", "holiday", "iso_date",
    "slash_date", "colon_clock", "dotted_clock", "ampm", "quarter_code", "decade", "decade_word", "year", "era",
    "year_ago", "fiscal", "half", "oclock", "tens", "day_ordinal", "period", "then", "homonym_season",
)  # fmt: skip
_LEFTMOST = 9
"""No expression has more tokens than this before the one that shows it to be a time."""


def find_times(text: str, words: object = None, published: Published | None = None) -> tuple[Time, ...]:
    """All time expressions of a text in order, none within another. Never raises; an empty text has none.

    `words` is taken for the sake of the stages' common shape: this one needs no encoder. Without `published`
    relative expressions get a value only as far as it is known ("last year" is XXXX).
    """
    tokens = cut(text)
    setting = setting_for(tokens, published)
    return tuple(_read_all(tokens, setting))


def _read_all(tokens: Tokens, setting: Setting) -> Iterator[Time]:
    free_from = 0
    for trigger in _trigger().finditer(tokens.classes):
        at = trigger.start()
        while at >= free_from and (time := _around(tokens, setting, at, free_from)):
            found, reading = time
            free_from = found.end
            setting.note(reading.value, found.start)
            yield _shown(found, reading)


def _around(tokens: Tokens, setting: Setting, at: int, free_from: int) -> tuple[Found, Reading] | None:
    """The reading that reaches farthest over the trigger; of equals the one that starts first."""
    candidates = []
    for start in range(_opening(tokens.classes, at, free_from), at + 1):
        if _any_rule().match(tokens.classes, start):
            candidates += _matches(tokens.classes, start, at)
    for match, one in sorted(candidates, key=_reach):
        parts = {name: match.span(name) for name, part in match.groupdict().items() if part is not None}
        found = Found(tokens, match.start(), match.end(), parts)
        reading = one.read(found, setting)
        if reading is not None:
            return found, reading
    return None


def _matches(classes: str, start: int, at: int) -> Iterator[tuple[re.Match[str], Rule]]:
    for one in ALL:
        match = one.pattern.match(classes, start)
        if match and match.end() > start and (match.end() > at or _reads_ahead(match, at)):
            yield match, one


def _opening(classes: str, at: int, free_from: int) -> int:
    start, barred = at, _barred()
    lowest = max(free_from, at - _LEFTMOST)
    if at - 2 >= lowest and classes[at - 1] == OTHER and _described().match(classes, at - 2):
        start = at - 2
    while start > lowest and classes[start - 1] not in barred:
        start -= 1
    return start


def _reach(match_and_rule: tuple[re.Match[str], Rule]) -> int:
    return -match_and_rule[0].end()


def _reads_ahead(match: re.Match[str], at: int) -> bool:
    """Whether a rule looked beyond its own words at the trigger ("23" of "23-28 March")."""
    return any(match.end(name) > at for name in match.groupdict() if match[name] is not None)


def _shown(found: Found, reading: Reading) -> Time:
    start, end = found.tokens.starts[found.start], found.tokens.ends[found.end - 1]
    begin, last = reading.bounds if reading.bounds else bounds(reading.value)
    return Time((start, end), found.tokens.text[start:end], reading.type, reading.value, begin, last)


@cache
def _trigger() -> re.Pattern[str]:
    codes = class_codes()
    return re.compile("[" + "".join(codes[name] for name in _TRIGGERS) + "]")


@cache
def _described() -> re.Pattern[str]:
    """A number, any word, and a unit: "ten brutal months"."""
    return re.compile(expand("{plain_count}{other}{many_units}"))


@cache
def _barred() -> frozenset[str]:
    codes = class_codes()
    return frozenset((OTHER, codes["break"], codes["counted"], codes["open"], codes["no_time"]))


@cache
def _any_rule() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{without_names(one.source)})" for one in ALL))
