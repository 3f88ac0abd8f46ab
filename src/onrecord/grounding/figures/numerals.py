"""Reads one number: digits, words, both together, fractions, ratios and vague number words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.grounding.figures.digits import GLYPHS, digits_value, glyph_value
from onrecord.grounding.figures.fractions import read_fraction, read_part, read_ratio, read_slash
from onrecord.grounding.figures.lexicon import numerals, vague
from onrecord.grounding.figures.numeral import Numeral, plain
from onrecord.grounding.figures.spelled import scaled, spell, with_decimals
from onrecord.grounding.figures.vagueness import read_vague

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens


def read_numeral(tokens: Tokens, at: int, has_currency: bool = False) -> Numeral | None:
    """The number whose first sign, digit or number word stands at a token; None where there is none."""
    word = tokens.low[at]
    if "0" <= word[0] <= "9":
        return _read_digits(tokens, at, has_currency)
    if word in GLYPHS:
        return scaled(tokens, at, at + 1, glyph_value(word), has_currency, "digits")
    if word in vague():
        return read_vague(tokens, at)
    if word in ("half", "third", "quarter", "fourth", "fifth", "tenth"):
        return read_part(tokens, at)
    if word in numerals():
        return _read_words(tokens, at)
    return None


def triggers() -> frozenset[str]:
    """The lower-case words at which a number can begin, beside digits."""
    return frozenset(numerals()) | frozenset(vague()) | frozenset(GLYPHS)


def _read_digits(tokens: Tokens, at: int, has_currency: bool) -> Numeral | None:
    value = digits_value(tokens.low[at])
    if value is None:
        return None
    if (
        tokens.word(at - 1) == "."
        and tokens.is_glued(at)
        and not tokens.is_glued(at - 1)
        and tokens.low[at].isdecimal()
    ):
        return scaled(tokens, at - 1, at + 1, value.scaleb(-len(tokens.low[at])), has_currency, "digits")
    end = at + 1
    if tokens.word(end) == "/" and tokens.is_glued(end) and tokens.word(end + 1).isdecimal():
        return read_slash(tokens, at, value)
    if tokens.word(end) in GLYPHS:
        return scaled(tokens, at, end + 1, value + glyph_value(tokens.low[end]), has_currency, "digits")
    if tokens.word(end).isdecimal() and tokens.word(end + 1) == "/" and tokens.is_glued(end + 1):
        part = read_slash(tokens, end, Decimal(tokens.low[end]) if len(tokens.low[end]) < 3 else Decimal(0))
        if part is not None:
            return part._replace(
                low=plain(value + Decimal(str(part.low))), high=plain(value + Decimal(str(part.low))), start=at
            )
    ratio = read_ratio(tokens, at, end, value)
    if ratio is not None:
        return ratio
    return read_fraction(tokens, at, end, value) or scaled(tokens, at, end, value, has_currency, "digits")


def _read_words(tokens: Tokens, at: int) -> Numeral | None:
    _value, kind = numerals()[tokens.low[at]]
    if kind == "part":
        return None
    if kind == "scale":
        return _read_article(tokens, at)
    number, end = spell(tokens, at)
    ratio = read_ratio(tokens, at, end, Decimal(number)) or read_fraction(tokens, at, end, Decimal(number))
    if ratio is not None:
        return ratio
    exact, end = with_decimals(tokens, Decimal(number), end)
    return scaled(tokens, at, end, exact, False, "words")


def _read_article(tokens: Tokens, at: int) -> Numeral | None:
    """As in "a million", "per hundred": a scale word that its article makes one of."""
    if tokens.word(at - 1) not in ("a", "an", "per", "every"):
        return None
    start = at - 1 if tokens.word(at - 1) in ("a", "an") else at
    return scaled(tokens, start, at, Decimal(1), False, "words")
