"""Numbers spelled in words, and the scale words that multiply digits and words alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import numerals, scale_marks, words_of
from onrecord.grounding.figures.numeral import Numeral, plain

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens

_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3}
_MOST_DECIMALS = 4
MOST_SCALES = 2
"""Scale words in a row ("hundred million"); more are no number, and would grow without bound."""


def spell(tokens: Tokens, at: int) -> tuple[int, int]:
    """The value below a thousand that a row of number words spells, and the place after it."""
    table = numerals()
    total, end = table[tokens.low[at]][0], at + 1
    while True:
        step = end + (tokens.word(end) == "-") + (tokens.word(end) == "and" and total % 100 == 0 and total > 0)
        word = tokens.word(step)
        value, kind = table.get(word, (0, ""))
        if word == "hundred" and total < 100 and step - end <= (tokens.word(end) == "-"):
            total *= 100
        elif (kind == "digit" and _fits(total, value)) or (kind == "ten" and total >= 100 and total % 100 == 0):
            total += value
        else:
            return total, end
        end = step + 1


def _fits(total: int, value: int) -> bool:
    return value > 0 and ((total % 100 >= 20 and total % 10 == 0 and value < 10) or (total >= 100 and total % 100 == 0))


def with_decimals(tokens: Tokens, value: Decimal, end: int) -> tuple[Decimal, int]:
    """As in "two point five": the digits spelled after the point."""
    digits, at = "", end + 1
    while tokens.word(end) == "point" and len(digits) < _MOST_DECIMALS:
        number, kind = numerals().get(tokens.word(at), (0, ""))
        if kind != "digit" or number > 9:
            break
        digits, at = f"{digits}{number}", at + 1
    return (value + Decimal(f"0.{digits}"), at) if digits else (value, end)


def scaled(tokens: Tokens, start: int, end: int, value: Decimal, has_currency: bool, form: str) -> Numeral:
    """Takes in "and a half" and the scale words that follow: "4 hundred million", "two and a half thousand"."""
    scale = 1
    value, end = _with_half(tokens, value, scale, end)
    for _ in range(MOST_SCALES):
        step, found = _scale_at(tokens, end, has_currency)
        if not found or (scale > 1 and found <= 12):
            break
        value, scale, end = value * found, found, step
    if scale >= 1000:
        value, end = _with_half(tokens, value, scale, end)
    if scale >= 1000 and form == "words":
        value, end = _add_rest(tokens, value, scale, end)
    return Numeral(plain(value), plain(value), start, end, scale, form=form)


def _with_half(tokens: Tokens, value: Decimal, scale: int, end: int) -> tuple[Decimal, int]:
    """As in "two and a half", "a million and a half"."""
    part = _HALVES.get(tokens.word(end + 2)) if tokens.low[end : end + 2] == ["and", "a"] else None
    return (value, end) if part is None else (value + part * scale, end + 3)


def _scale_at(tokens: Tokens, at: int, has_currency: bool) -> tuple[int, int]:
    """The place after a scale word or mark, and its value; 0 where none stands there."""
    step = at + (tokens.word(at) == "-" and tokens.is_glued(at))
    value, kind = numerals().get(tokens.word(step), (0, ""))
    if kind == "scale":
        return step + 1, value
    value, place = scale_marks().get(tokens.written(at), (0, "anywhere"))
    glued = tokens.is_glued(at)
    if not value or (place != "anywhere" and not (glued or has_currency)):
        return at, 0
    if place == "money" and not has_currency and not _counts_noun(tokens, at + 1):
        return at, 0
    return at + 1, value


def _counts_noun(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return (word.isalpha() and word.endswith("s") and len(word) > 3) or word in words_of("people")


def _add_rest(tokens: Tokens, value: Decimal, scale: int, end: int) -> tuple[Decimal, int]:
    """What follows a scale word in words, ever smaller: "two million three hundred thousand (and) five"."""
    while scale > 1:
        step = end + (tokens.word(end) == "and")
        if numerals().get(tokens.word(step), (0, ""))[1] not in ("digit", "ten"):
            break
        rest, after = spell(tokens, step)
        after, found = _scale_at(tokens, after, has_currency=False)
        if not 0 < rest * (found or 1) < scale or (tokens.word(end) == "and" and scale > 1000):
            break
        value, end, scale = value + rest * (found or 1), after, found or 1
    return value, end
