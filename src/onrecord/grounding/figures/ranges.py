"""An amount: a number with its currency or unit; and two amounts that make a range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.grounding.figures.numerals import read_numeral
from onrecord.grounding.figures.qualifiers import change_before
from onrecord.grounding.figures.units import Measured, currency_before, per, unit_after

if TYPE_CHECKING:
    from onrecord.grounding.figures.numeral import Numeral
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import FigureKind, Number

_DASHES = frozenset(("-", "–", "—"))
_MINUSES = frozenset(("-", "−", "–"))
_MINUS_WORDS = frozenset(("minus", "negative"))
_LARGEST_SHARING = 1000
"""Only a number below this takes the scale word of the one after it: "5 to 10 million", not "1,500 to 2 million"."""
DISTANCES = frozenset(("km", "m", "cm", "mm", "mile", "nautical mile", "foot", "yard", "inch"))
_NEAR = 3
"""How far apart "three or four" may lie: "5 or 500" are two figures."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at tokens [start, end), currency and unit included. `numeral` keeps how the number was written."""

    low: Number
    high: Number | None
    start: int
    end: int
    unit: str | None
    kind: FigureKind
    numeral: Numeral


def read_amount(tokens: Tokens, at: int) -> Amount | None:
    """The number that begins at a token, with sign, currency and unit; None where there is none."""
    currency = currency_before(tokens, at)
    numeral = read_numeral(tokens, at, has_currency=currency is not None)
    if numeral is None:
        return None
    if currency is not None and numeral.start == at:
        money = _named_again(tokens, per(tokens, Measured(currency.entry.code, "money", numeral.end)))
        return _signed(tokens, numeral, _with_minus(tokens, currency.start), money)
    has_of = numeral.form in ("plural", "vague") and tokens.word(numeral.end) == "of"
    unit = unit_after(tokens, numeral.end + has_of, numeral.low)
    return _signed(tokens, numeral, _with_minus(tokens, numeral.start), unit)


def _with_minus(tokens: Tokens, start: int) -> int:
    """The place of the minus before a number, or the number's own: "-5", "minus 5", "minus-5"."""
    before = tokens.word(start - 1)
    if before == "-" and tokens.word(start - 2) == "minus":
        return start - 2
    if before in _MINUS_WORDS or (before in _MINUSES and _opens_minus(tokens, start - 1)):
        return start - 1
    return start


def read_range(tokens: Tokens, first: Amount) -> Amount:
    """The range that an amount opens ("10-20", "between 5 and 6", "three or four"), or the amount itself."""
    joint = _joint(tokens, first)
    if not joint:
        return first
    second = _second(tokens, joint)
    if second is None or not _can_pair(tokens, first, second):
        return first
    low, high = _shared_scale(first, second), second.low
    low, high = min(low, high), max(low, high)
    return replace(
        first,
        low=low,
        high=high,
        end=second.end,
        unit=second.unit or first.unit,
        kind=second.kind if second.unit else first.kind,
    )


def as_age(tokens: Tokens, amount: Amount) -> Amount:
    """An amount after "aged" or "the age of" is one of years of age."""
    before = tokens.low[max(0, amount.start - 2) : amount.start]
    is_aged = before[-1:] in (["age"], ["aged"], ["ages"]) or before == ["age", "of"]
    if not is_aged or amount.unit not in (None, "year") or amount.numeral.scale > 1:
        return amount
    return replace(amount, unit="year of age", kind="measure")


def _signed(tokens: Tokens, numeral: Numeral, start: int, unit: Measured | None) -> Amount:
    low, high = numeral.low, numeral.high
    if tokens.word(start) in _MINUSES or tokens.word(start) in _MINUS_WORDS:
        low, high = -(high if high is not None else low), -low
    start = min(start, numeral.start)
    if unit is None:
        return Amount(low, high, start, numeral.end, None, "count", numeral)
    return Amount(low, high, start, unit.end, unit.name, unit.kind, numeral)


def _opens_minus(tokens: Tokens, at: int) -> bool:
    """Whether a dash is a minus: glued to what follows, and not to what stands before."""
    return (tokens.is_glued(at + 1) and not tokens.is_glued(at)) or tokens.word(at) == "−"


def _named_again(tokens: Tokens, unit: Measured) -> Measured:
    """As in "$5 US", "$3 million dollars": the name after the sign says the currency more exactly, or again."""
    again = unit_after(tokens, unit.end, 1000)
    return again if again is not None and again.kind == "money" and unit.end == again.end - 1 else unit


def _joint(tokens: Tokens, first: Amount) -> int:
    """The place after what can join two amounts to a range; 0 where nothing does."""
    at, word = first.end, tokens.word(first.end)
    before = tokens.word(first.start - 1)
    if word in _DASHES and tokens.is_glued(at) == tokens.is_glued(at + 1):
        return at + 1
    if word == "to" and not (first.unit and _is_changed_by(tokens, first)):
        return at + 1
    if word == "combined" and tokens.word(at + 1) == "to":
        return at + 2
    if word == "and" and (before == "between" or tokens.word(first.start - 2) == "between"):
        return at + 1
    if word == "in" and before == "from" and tokens.word(at + 1).isdecimal() and tokens.word(at + 2) == "to":
        return at + 3
    return at + 1 if word == "or" and first.numeral.is_plain and tokens.word(at - 1) != "-" else 0


def _is_changed_by(tokens: Tokens, first: Amount) -> bool:
    """As in "rose 5% to 10%": two figures, for the first is the change and the second where it led."""
    return (
        tokens.word(first.start - 1) != "from"
        and change_before(tokens, first.start, first.unit in DISTANCES) is not None
    )


def _second(tokens: Tokens, at: int) -> Amount | None:
    for place in range(at, min(at + 4, len(tokens.low))):
        word = tokens.low[place]
        if word[0].isalpha() and not word[0].isascii():
            return None
        amount = read_amount(tokens, place)
        if amount is not None:
            return amount if amount.start == at and amount.numeral.form in ("digits", "words") else None
    return None


def _can_pair(tokens: Tokens, first: Amount, second: Amount) -> bool:
    if first.high is None or second.high is None or first.numeral.form not in ("digits", "words"):
        return False
    if first.unit and second.unit and first.unit.partition(" per ")[0] != second.unit.partition(" per ")[0]:
        return False
    if first.unit and not second.unit and first.kind == "percent":
        return False
    word = tokens.word(first.end)
    if word in _DASHES and not tokens.is_glued(first.end) and not second.unit:
        return False
    if word == "to" and not first.unit and not second.unit and _is_changed_by(tokens, first):
        return False
    if word == "or":
        return (
            _shared_scale(first, second) < second.low <= _NEAR * _shared_scale(first, second)
            and second.numeral.scale <= first.numeral.scale * 10**9
        )
    if word in ("to", "combined", "in"):
        return tokens.word(first.start - 1) == "from" or _shared_scale(first, second) < second.low
    return word == "and" or _shared_scale(first, second) < second.low


def _shared_scale(first: Amount, second: Amount) -> Number:
    """The first number, with the second's scale word where it has none of its own: "5 to 10 million"."""
    scale = second.numeral.scale
    if scale < _LARGEST_SHARING or first.numeral.scale > 1 or first.low >= _LARGEST_SHARING:
        return first.low
    if first.numeral.end != first.end and first.kind != "money":
        return first.low
    return first.low * scale
