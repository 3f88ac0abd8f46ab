"""Rules as regular expressions over token classes: how they are written, compiled and matched.

In a pattern `{month}` stands for one token of that class, a name of GROUPS for any of its classes, a name of
PHRASES for a pattern of its own; `{y:year}` names what it matched. Blanks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.grounding.times.numerals import amount
from onrecord.grounding.times.tokens import OTHER, Tokens, class_codes

if TYPE_CHECKING:
    from onrecord.grounding.times.model import Reading
    from onrecord.grounding.times.setting import Setting

GROUPS: dict[str, tuple[str, ...]] = {
    "any_month": ("month", "short_month", "homonym_month"),
    "any_weekday": ("weekday", "short_weekday"),
    "day_number": ("digits_12", "digits_24", "digits_31", "day_ordinal"),
    "small": ("digits_12", "digits_24", "digits_31", "digits_99"),
    "number": (
        "cardinal", "tens", "digits_12", "digits_24", "digits_31", "digits_99", "integer", "decimal",
        "dotted_clock", "single",
    ),
    "number_word": ("cardinal", "tens"),
    "any_ordinal": ("ordinal", "day_ordinal"),
    "any_unit": ("unit", "units", "weekend", "century", "centuries", "quarter", "quarters"),
    "one_unit": ("unit", "weekend", "century", "quarter"),
    "many_units": ("units", "centuries", "quarters"),
    "lately": ("last", "past", "latest"),
    "back": ("last", "past", "previous", "latest"),
    "pointer": ("last", "past", "previous", "next", "coming", "following", "latest"),
    "till": ("to", "until", "through", "and", "or", "hyphen", "dash", "slash", "comma"),
    "line": ("hyphen", "dash", "slash"),
    "span_opener": ("in", "during", "by", "through", "over", "of"),
    "any_season": ("season", "homonym_season"),
    "joiner": ("in", "of", "since", "from", "by", "until", "before", "after", "to", "between", "and", "during",
               "through", "throughout", "circa", "or", "early", "late", "mid", "for", "about", "last", "next", "this",
               "over", "within", "on", "at", "a", "than", "starting", "ending", "following", "into"),
    "clock_reading": ("cardinal", "digits_12", "digits_24", "colon_clock", "dotted_clock"),
}  # fmt: skip

PHRASES: dict[str, str] = {
    "count": r"""(?:{number}(?:{hyphen}?(?:{number_word}|{scale})|{and}{number_word}){0,3}(?:{and}{a}?{half})?
        |{a}{scale}|{a}?{couple}{of}?|{a}?{few}{scale}?{of}?|{number}?{fraction}|{a}{single}|{half}{hyphen}?{a}?|{a}{half}|{a}|{scale}{of}|{year})""",
    "counts": r"(?:{count}(?:(?:{to}|{or}|{line}){count})?)",
    "phase": r"""(?:(?:{early}|{late}|{earlier}|{later}){in}?|{mid}{hyphen}?
        |{the}?(?:{end}|{begin}|{mid}|{half}){of})""",
    "day": r"(?:{day_number}|{ordinal})",
    "month_name": r"(?:{month}|{homonym_month}|{short_month}{stop}?)",
    "plain_count": r"(?:{cardinal}|{small}|{few})",
    "and_half": r"(?:{and}{a}{half})",
    "year_words": r"(?:{number_word}(?:{scale}{and}?)?(?:{hyphen}?{number_word}){1,2}|{number_word}{scale})",
}

_NAME = re.compile(r"\{(?:([a-z]+):)?([a-z_][a-z_0-9]*)\}")
_GROUP_NAME = re.compile(r"\(\?P<[a-z]+>")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule matched: tokens `start` to `end` (half-open), and the named parts of its pattern."""

    tokens: Tokens
    start: int
    end: int
    parts: dict[str, tuple[int, int]]

    def has(self, name: str) -> bool:
        """Whether this part of the pattern took any token."""
        return name in self.parts

    def value(self, name: str, default: str = "") -> str:
        """The lexicon's value of the first token of a part."""
        return self.tokens.values[self.parts[name][0]] if name in self.parts else default

    def values(self, name: str) -> list[str]:
        """The lexicon's values of all tokens of a part; none where it took none."""
        start, end = self.parts.get(name, (0, 0))
        return self.tokens.values[start:end]

    def number(self, name: str) -> float | None:
        """The number that a part's tokens make; None where it is not told or the part took none."""
        return amount(self.values(name)) if name in self.parts else None

    def integer(self, name: str) -> int | None:
        """The number that a part makes, without its fraction."""
        number = self.number(name)
        return None if number is None else int(number)


Read = Callable[[Found, "Setting"], "Reading | None"]


@dataclass(frozen=True)
class Rule:
    """A pattern over classes and what its match means; the reading None says that it is no time after all."""

    source: str
    read: Read

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: most articles need few of the rules."""
        return re.compile(self.source)


def rule(pattern: str, read: Read) -> Rule:
    """A rule from a pattern in the notation of this module. Raises KeyError for an unknown class."""
    return Rule(expand(pattern), read)


def expand(pattern: str) -> str:
    """A pattern in this module's notation as a regular expression over class characters."""
    while _NAME.search(pattern):
        pattern = _NAME.sub(_expanded, pattern)
    return re.sub(r"\s+", "", pattern)


def without_names(source: str) -> str:
    """The same expression with plain groups, so that many can stand in one alternation."""
    return _GROUP_NAME.sub("(?:", source)


def _expanded(match: re.Match[str]) -> str:
    label, name = match.groups()
    body = PHRASES.get(name) or _any_of(name)
    return f"(?P<{label}>{body})" if label else body


def _any_of(name: str) -> str:
    codes = class_codes()
    if name == "other":
        return OTHER
    members = "".join(codes[member] for member in GROUPS.get(name, (name,)))
    return f"[{members}]" if len(members) > 1 else members
