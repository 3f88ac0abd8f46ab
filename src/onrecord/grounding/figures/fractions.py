"""Fractions and ratios: "two thirds", "half a million", "1/2", "one in five"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import numerals, unit_words
from onrecord.grounding.figures.numeral import Numeral, plain
from onrecord.grounding.figures.spelled import spell

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens

_DENOMINATORS = frozenset((2, 3, 4, 5, 8, 10, 16))
"""Of a/b in digits; others are days ("9/11", "1/6") more often than fractions."""
_LARGEST_RATIO = 1000
_OF = frozenset(("of", "the", "its", "their", "our", "his", "her", "all", "that", "those", "these"))
_BEFORE_PART = frozenset("than about nearly almost over around roughly least by in under".split())
_ORDINAL_BEFORE = frozenset(
    "first second third fourth this last next each every other final second- better latter".split()
)


def read_slash(tokens: Tokens, at: int, upper: Decimal) -> Numeral | None:
    """As in "1/2": a fraction in digits; None where the lower number is not a usual one, as in "9/11"."""
    lower = int(tokens.low[at + 2][:4])
    if lower not in _DENOMINATORS or upper >= lower or upper < 1 or tokens.word(at + 3) == "/":
        return None
    value = plain(upper / lower)
    return Numeral(value, value, at, at + 3, form="part")


def read_fraction(tokens: Tokens, start: int, end: int, upper: Decimal) -> Numeral | None:
    """As in "two-thirds", "3 quarters": an upper number and a part."""
    step = end + (tokens.word(end) == "-")
    lower, kind = numerals().get(tokens.word(step), (0, ""))
    if kind != "part" or not 1 <= upper < lower:
        return None
    if upper == 1 and step == end and tokens.word(step + 1) != "of":
        return None
    value = plain(upper / lower)
    return _of_scale(tokens, Numeral(value, value, start, step + 1, form="part"))


def read_ratio(tokens: Tokens, start: int, end: int, upper: Decimal) -> Numeral | None:
    """As in "one in five", "3 out of 4", "one chance in five"."""
    step = end + (upper == 1 and tokens.word(end) == "chance")
    if tokens.word(step) == "in":
        step += 1
    elif tokens.word(step) == "out" and tokens.word(step + 1) == "of":
        step += 2
    else:
        return None
    lower, end = _whole(tokens, step + (tokens.word(step) == "every"))
    if not 0 < upper < lower <= _LARGEST_RATIO or unit_words().at(tokens.low, end + (tokens.word(end) == "-")):
        return None
    value = plain(upper / lower)
    return Numeral(value, value, start, end, form="part")


def _whole(tokens: Tokens, at: int) -> tuple[int, int]:
    """A whole number in digits or words, and the place after it; 0 where none stands there."""
    word = tokens.word(at)
    if word.isdecimal() and word.isascii() and len(word) < 5:
        return int(word), at + 1
    if numerals().get(word, (0, ""))[1] in ("digit", "ten"):
        return spell(tokens, at)
    return (int(numerals()[word][0]), at + 1) if word in ("hundred", "thousand") else (0, at)


def read_part(tokens: Tokens, at: int) -> Numeral | None:
    """As in "a third of", "half the", "half a million", "more than half"; not "the third" or "the second half"."""
    word, after = tokens.low[at], tokens.word(at + 1)
    value = plain(Decimal(1) / numerals()[word][0])
    if word == "half":
        if tokens.word(at - 1) in _ORDINAL_BEFORE or tokens.word(at - 1) == "-" or after == "-":
            return None
        numeral = _of_scale(tokens, Numeral(value, value, at, at + 1, form="part"))
        stands_alone = after in _OF or _softened(tokens, at) or numeral.scale > 1
        return numeral if stands_alone or (after in ("a", "an") and unit_words().at(tokens.low, at + 2)) else None
    numeral = _of_scale(tokens, Numeral(value, value, at - 1, at + 1, form="part"))
    if tokens.word(at - 1) not in ("a", "one"):
        return None
    stands_alone = after == "of" or numeral.scale > 1 or (_softened(tokens, at - 1) and not after.isalpha())
    return numeral if stands_alone else None


def _softened(tokens: Tokens, at: int) -> bool:
    """Whether a word before a part tells that it is an amount: "more than half", "by a third"."""
    return tokens.word(at - 1) in _BEFORE_PART


def _of_scale(tokens: Tokens, part: Numeral) -> Numeral:
    """As in "half a million", "a quarter of a million", "half a dozen"."""
    at = part.end + (tokens.word(part.end) == "of")
    at += tokens.word(at) in ("a", "an")
    value, kind = numerals().get(tokens.word(at), (0, ""))
    if kind != "scale" or value == 1:
        return part
    whole = plain(Decimal(str(part.low)) * value)
    return Numeral(whole, whole, part.start, at + 1, scale=value, form="words")
