"""Find every time expression of an article and say what it means.

1. Cut the text into tokens with classes (one pass).
2. At each token that can only belong to a time, look left over the words that may open its expression.
3. Of the rules that match there, the one that reaches farthest reads it.
4. Remember the dates that were read, for "that day" and "two days later".

Each step is linear in the length of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import bounds
from onrecord.grounding.times.model import Reading
from onrecord.grounding.times.patterns import Found, Rule, expand, without_names
from onrecord.grounding.times.rules import FAMILIES
from onrecord.grounding.times.setting import Setting, setting_for
from onrecord.grounding.times.tokens import OTHER, Tokens, class_codes, cut
from onrecord.values import Time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.document import Published

_TRIGGERS = (
    "month", "short_month", "homonym_month", "weekday", "short_weekday", "weekdays", "unit", "units", "weekend",
    "century", "centuries", "quarter", "quarters", "season", "homonym_season", "daypart", "dayparts", "light", "noon",
    "overnight", "tonight", "today", "then", "vague", "vague_length", "past", "recent_units", "set_word", "set_adverb",
    "holiday", "iso_date", "slash_date", "colon_clock", "dotted_clock", "ampm", "oclock", "quarter_code", "decade",
    "decade_word", "year", "era", "year_ago", "fiscal", "half", "tens", "day_ordinal", "period",
)  # fmt: skip
"""Classes that an expression cannot do without: every rule takes or looks at a token of one of them."""
_LEFTMOST = 9
"""No expression has more tokens than this before the one that shows it to be a time."""


def find_times(
    text: str,
    words: object = None,  # noqa: ARG001 - the stages' common shape; this one needs no encoder
    published: Published | None = None,
) -> tuple[Time, ...]:
    """All time expressions of a text in order, none within another. Never raises; an empty text has none.

    Without `published` relative expressions get a value only as far as it is known ("last year" is XXXX).
    """
    tokens = cut(text)
    setting = setting_for(tokens, published)
    return tuple(_read_all(tokens, setting))


def _read_all(tokens: Tokens, setting: Setting) -> Iterator[Time]:
    free_from = 0
    for trigger in _trigger().finditer(tokens.classes):
        at: int | None = trigger.start()
        while at is not None and at >= free_from and (time := _around(tokens, setting, at, free_from)):
            found, reading = time
            free_from = found.end
            setting.note(reading.mentions or reading.value, found.start, found.end)
            yield _shown(found, reading)
            at = at if at >= free_from else _tail(tokens.classes, free_from)


def _tail(classes: str, end: int) -> int | None:
    """The number that goes on an expression: the 96 of "1995-96", the 7 of "April 6-7"."""
    return end + 1 if _going_on().match(classes, end) else None


def _around(tokens: Tokens, setting: Setting, at: int, free_from: int) -> tuple[Found, Reading] | None:
    """The reading that reaches farthest over the trigger; of equals the one that starts first.

    A number that takes its month from the trigger ("23-28 March") is read before the date itself.
    """
    candidates: list[tuple[re.Match[str], Rule]] = []
    for start in range(_opening(tokens.classes, at, free_from), at + 1):
        candidates += _matches(tokens.classes, start, at)
    for match, one in sorted(candidates, key=lambda candidate: (candidate[0].end() > at, -candidate[0].end())):
        parts = {name: match.span(name) for name, part in match.groupdict().items() if part is not None}
        found = Found(tokens, match.start(), match.end(), parts)
        reading = None if _is_name(found) else one.read(found, setting)
        if reading is not None:
            return found, reading
    return None


_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]* $")
_ALWAYS_CAPITAL = re.compile(r"[A-Z][A-Z]|(?:[A-Z][a-z]*day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


def _is_name(found: Found) -> bool:
    """Whether a capital right after a name makes the words part of it: "USA Today", "Prague Spring"."""
    text, start = found.tokens.text, found.tokens.starts[found.start]
    if not text[start : start + 1].isupper() or found.end - found.start > 2:
        return False
    capital_by_rule = _ALWAYS_CAPITAL.match(text, start) and not text.startswith("Today", start)
    return not capital_by_rule and _NAME_BEFORE.search(text, max(0, start - 30), start) is not None


def _matches(classes: str, start: int, at: int) -> Iterator[tuple[re.Match[str], Rule]]:
    for any_of_family, rules in _families():
        for one in rules if any_of_family.match(classes, start) else ():
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


def _reads_ahead(match: re.Match[str], at: int) -> bool:
    """Whether a rule looked beyond its own words at the trigger ("23" of "23-28 March")."""
    return any(match.end(name) > at for name in match.groupdict() if match[name] is not None)


def _shown(found: Found, reading: Reading) -> Time:
    start, end = found.tokens.starts[found.start], found.tokens.ends[found.end - 1]
    begin, last = reading.bounds or bounds(reading.value)
    return Time((start, end), found.tokens.text[start:end], reading.type, reading.value, begin, last)


@cache
def _trigger() -> re.Pattern[str]:
    codes = class_codes()
    return re.compile("[" + "".join(codes[name] for name in _TRIGGERS) + "]")


@cache
def _going_on() -> re.Pattern[str]:
    return re.compile(expand("(?:{line}|{and})(?:{small}|{day_number})"))


@cache
def _described() -> re.Pattern[str]:
    """A number, any word, and a unit: "ten brutal months"."""
    return re.compile(expand("{plain_count}{other}{many_units}"))


@cache
def _barred() -> frozenset[str]:
    codes = class_codes()
    return frozenset((OTHER, codes["break"], codes["counted"], codes["open"], codes["no_time"]))


@cache
def _families() -> tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...]:
    """Each family with one pattern that says whether any of its rules can match."""
    return tuple(
        (re.compile("|".join(f"(?:{without_names(one.source)})" for one in rules)), rules) for rules in FAMILIES
    )
