"""Reads one number: digits, words, both together, fractions, ratios and vague number words."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from onrecord.grounding.figures.figure import Number
from onrecord.grounding.figures.lexicon import numerals, scale_marks, unit_words, vague, words_of
from onrecord.grounding.figures.tokens import Tokens

_PLAIN = re.compile(r"[0-9]{1,15}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]{1,9})?")
_DECIMAL = re.compile(r"[0-9]{1,15}\.[0-9]{1,15}")
_CONTINENTAL = re.compile(r"[0-9]{1,3}(?:(?:\.[0-9]{3}){2,3}|\.000)")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3},[0-9]{1,2}")
_GLYPHS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}
_DENOMINATORS = frozenset((2, 3, 4, 5, 8, 10, 16))
"""Of a/b in digits; others are days ("9/11", "1/6") more often than fractions."""
_LARGEST_RATIO = 1000
_MOST_SCALES = 2
"""Scale words in a row ("hundred million"); more are no number, and would grow without bound."""


class Numeral(NamedTuple):
    """A number at tokens [start, end): its bounds, the last scale word's value, and how it is written."""

    low: Number
    high: Number | None
    start: int
    end: int
    scale: int = 1
    soft: bool = False
    form: str = "digits"

    @property
    def is_plain(self) -> bool:
        """Whether it is one exact number."""
        return self.low == self.high


def read_numeral(tokens: Tokens, at: int, has_currency: bool = False) -> Numeral | None:
    """The number whose first sign, digit or number word stands at a token; None where there is none."""
    word = tokens.low[at]
    if "0" <= word[0] <= "9":
        return _read_digits(tokens, at, has_currency)
    if word in _GLYPHS:
        return _scaled(tokens, at, at + 1, _glyph(word), has_currency, "digits")
    if word in vague():
        return _read_vague(tokens, at)
    if word in ("half", "third", "quarter", "fourth", "fifth", "tenth"):
        return _read_part(tokens, at)
    if word in numerals():
        return _read_words(tokens, at)
    return None


def triggers() -> frozenset[str]:
    """The lower-case words at which a number can begin, beside digits."""
    return frozenset(numerals()) | frozenset(vague()) | frozenset(_GLYPHS)


def _read_digits(tokens: Tokens, at: int, has_currency: bool) -> Numeral | None:
    value = digits_value(tokens.low[at])
    if value is None:
        return None
    end = at + 1
    if tokens.word(end) == "/" and tokens.is_glued(end) and tokens.word(end + 1).isdecimal():
        return _read_slash(tokens, at, value)
    if tokens.word(end) in _GLYPHS:
        return _scaled(tokens, at, end + 1, value + _glyph(tokens.low[end]), has_currency, "digits")
    if tokens.word(end).isdecimal() and tokens.word(end + 1) == "/" and tokens.is_glued(end + 1):
        part = _read_slash(tokens, end, Decimal(tokens.low[end]) if len(tokens.low[end]) < 3 else Decimal(0))
        if part is not None:
            return part._replace(low=_plain(value + Decimal(str(part.low))), high=_plain(value + Decimal(str(part.low))), start=at)
    ratio = _read_ratio(tokens, at, end, value)
    if ratio is not None:
        return ratio
    return _read_fraction(tokens, at, end, value) or _scaled(tokens, at, end, value, has_currency, "digits")


def digits_value(written: str) -> Decimal | None:
    """The value of digits with their separators, or None where they are no number ("192.168.1.2")."""
    if _PLAIN.fullmatch(written) or _DECIMAL.fullmatch(written) and not _CONTINENTAL.fullmatch(written):
        return Decimal(written)
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _CONTINENTAL.fullmatch(written):
        return Decimal(written.replace(".", ""))
    if _DECIMAL_COMMA.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def _read_slash(tokens: Tokens, at: int, upper: Decimal) -> Numeral | None:
    lower = int(tokens.low[at + 2][:4])
    if lower not in _DENOMINATORS or upper >= lower or upper < 1 or tokens.word(at + 3) == "/":
        return None
    value = _plain(upper / lower)
    return Numeral(value, value, at, at + 3, form="part")


def _read_words(tokens: Tokens, at: int) -> Numeral | None:
    value, kind = numerals()[tokens.low[at]]
    if kind == "part":
        return None
    if kind == "scale":
        return _read_article(tokens, at)
    number, end = _spell(tokens, at)
    ratio = _read_ratio(tokens, at, end, Decimal(number)) or _read_fraction(tokens, at, end, Decimal(number))
    return ratio or _scaled(tokens, at, end, Decimal(number), False, "words")


def _read_article(tokens: Tokens, at: int) -> Numeral | None:
    """ "a million", "per hundred": a scale word that its article makes one of."""
    if tokens.word(at - 1) not in ("a", "an", "per", "every"):
        return None
    start = at - 1 if tokens.word(at - 1) in ("a", "an") else at
    return _scaled(tokens, start, at, Decimal(1), False, "words")


def _spell(tokens: Tokens, at: int) -> tuple[int, int]:
    """The value below a thousand that a row of number words spells, and the place after it."""
    table = numerals()
    total, end = table[tokens.low[at]][0], at + 1
    while True:
        step = end + (tokens.word(end) == "-") + (tokens.word(end) == "and" and total % 100 == 0 and total > 0)
        word = tokens.word(step)
        value, kind = table.get(word, (0, ""))
        if word == "hundred" and total < 100 and step - end <= (tokens.word(end) == "-"):
            total *= 100
        elif kind == "digit" and _fits(total, value):
            total += value
        elif kind == "ten" and total >= 100 and total % 100 == 0:
            total += value
        else:
            return total, end
        end = step + 1


def _fits(total: int, value: int) -> bool:
    return value > 0 and ((20 <= total % 100 and total % 10 == 0 and value < 10) or (total >= 100 and total % 100 == 0))


def _scaled(tokens: Tokens, start: int, end: int, value: Decimal, has_currency: bool, form: str) -> Numeral:
    """Takes in "and a half" and the scale words that follow: "4 hundred million", "two and a half thousand"."""
    if tokens.low[end : end + 3] in (["and", "a", "half"], ["and", "a", "quarter"]):
        value += Decimal("0.5") if tokens.low[end + 2] == "half" else Decimal("0.25")
        end += 3
    scale = 1
    for _ in range(_MOST_SCALES):
        step, found = _scale_at(tokens, end, has_currency)
        if not found or (scale > 1 and found <= 12):
            break
        value, scale, end = value * found, found, step
    if scale >= 1000 and form == "words":
        value, end = _add_rest(tokens, value, scale, end)
    return Numeral(_plain(value), _plain(value), start, end, scale, form=form)


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
    return word.isalpha() and word.endswith("s") and len(word) > 3 or word in words_of("people")


def _add_rest(tokens: Tokens, value: Decimal, scale: int, end: int) -> tuple[Decimal, int]:
    """What follows a scale word in words, ever smaller: "two million three hundred thousand (and) five"."""
    while scale > 1:
        step = end + (tokens.word(end) == "and")
        if numerals().get(tokens.word(step), (0, ""))[1] not in ("digit", "ten"):
            break
        rest, after = _spell(tokens, step)
        after, found = _scale_at(tokens, after, has_currency=False)
        if not 0 < rest * (found or 1) < scale or (tokens.word(end) == "and" and scale > 1000):
            break
        value, end, scale = value + rest * (found or 1), after, found or 1
    return value, end


def _read_fraction(tokens: Tokens, start: int, end: int, upper: Decimal) -> Numeral | None:
    """ "two-thirds", "3 quarters": an upper number and a part."""
    step = end + (tokens.word(end) == "-")
    lower, kind = numerals().get(tokens.word(step), (0, ""))
    if kind != "part" or not 1 <= upper < lower:
        return None
    if upper == 1 and step == end and tokens.word(step + 1) != "of":
        return None
    value = _plain(upper / lower)
    return _of_scale(tokens, Numeral(value, value, start, step + 1, form="part"))


def _read_ratio(tokens: Tokens, start: int, end: int, upper: Decimal) -> Numeral | None:
    """ "one in five", "3 out of 4", "one chance in five"."""
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
    value = _plain(upper / lower)
    return Numeral(value, value, start, end, form="part")


def _whole(tokens: Tokens, at: int) -> tuple[int, int]:
    """A whole number in digits or words, and the place after it; 0 where none stands there."""
    word = tokens.word(at)
    if word.isdecimal() and word.isascii() and len(word) < 5:
        return int(word), at + 1
    if numerals().get(word, (0, ""))[1] in ("digit", "ten"):
        return _spell(tokens, at)
    return (int(numerals()[word][0]), at + 1) if word in ("hundred", "thousand") else (0, at)


_WHOLES_BEFORE = frozenset(("a", "an", "one"))
_OF = frozenset(("of", "the", "its", "their", "our", "his", "her", "all", "that", "those", "these"))
_ORDINAL_BEFORE = frozenset("first second third fourth this last next each every other final second- better latter".split())


def _read_part(tokens: Tokens, at: int) -> Numeral | None:
    """ "a third of", "half the", "half a million", "more than half", but not "the third" and not "the second half"."""
    word, after = tokens.low[at], tokens.word(at + 1)
    value = _plain(Decimal(1) / numerals()[word][0])
    if word == "half":
        if tokens.word(at - 1) in _ORDINAL_BEFORE or tokens.word(at - 1) == "-" or after == "-":
            return None
        numeral = _of_scale(tokens, Numeral(value, value, at, at + 1, form="part"))
        stands_alone = after in _OF or _softened(tokens, at) or numeral.scale > 1
        return numeral if stands_alone or (after in ("a", "an") and unit_words().at(tokens.low, at + 2)) else None
    if tokens.word(at - 1) not in ("a", "one") or after != "of":
        return None
    return _of_scale(tokens, Numeral(value, value, at - 1, at + 1, form="part"))


def _softened(tokens: Tokens, at: int) -> bool:
    return tokens.word(at - 1) in ("than", "about", "nearly", "almost", "over", "around", "roughly", "least", "by", "in")


def _of_scale(tokens: Tokens, part: Numeral) -> Numeral:
    """ "half a million", "a quarter of a million", "half a dozen"."""
    at = part.end + (tokens.word(part.end) == "of")
    value, kind = numerals().get(tokens.word(at + 1), (0, ""))
    if tokens.word(at) not in ("a", "an") or kind != "scale":
        return part
    whole = _plain(Decimal(str(part.low)) * value)
    return Numeral(whole, whole, part.start, at + 2, scale=value, form="words")


def _read_vague(tokens: Tokens, at: int) -> Numeral | None:
    word = tokens.low[at]
    entry = vague()[word]
    if entry.form == "plural":
        return _read_plural(tokens, at)
    start = at - (tokens.word(at - 1) == "a")
    if entry.form == "group":
        is_group = start < at and tokens.word(at + 1) == "of"
        return Numeral(entry.low, entry.high, start, at + 2, soft=True, form="few") if is_group else None
    scale, end = _scale_after(tokens, at + 1 + (tokens.word(at + 1) == "of"))
    if scale and (entry.high is not None):
        return Numeral(entry.low * scale, entry.high * scale, start, end, scale, soft=True, form="vague")
    if entry.form == "noun":
        return Numeral(entry.low, entry.high, start, at + 1, soft=True, form="vague") if tokens.word(at + 1) == "of" else None
    if tokens.word(at - 1) in ("how", "as", "so", "too", "very", "that", "these", "the"):
        return None
    return Numeral(entry.low, entry.high, start, at + 1, soft=True, form="few")


def _scale_after(tokens: Tokens, at: int) -> tuple[int, int]:
    scale, end = 1, at
    while end < at + _MOST_SCALES and (found := numerals().get(tokens.word(end), (0, "")))[1] == "scale":
        scale, end = scale * found[0], end + 1
    return (scale, end) if end > at else (0, at)


def _read_plural(tokens: Tokens, at: int) -> Numeral | None:
    """ "dozens", "tens of thousands": bounds that grow with each further word."""
    word, table = tokens.low[at], vague()
    low, high, end = table[word].low, table[word].high or 0, at + 1
    if word in ("scores", "tens") and tokens.word(end) != "of":
        return None
    further = table.get(tokens.word(end + 1)) if tokens.word(end) == "of" else None
    if further is not None and further.form == "plural":
        low, high, end = low * further.low, high * further.low, end + 2
    return Numeral(low, high, at, end, scale=low, form="plural")


def _glyph(written: str) -> Decimal:
    upper, _, lower = _GLYPHS[written].partition("/")
    return Decimal(upper) / Decimal(lower) if lower else Decimal(upper)


def _plain(value: Decimal) -> Number:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)
