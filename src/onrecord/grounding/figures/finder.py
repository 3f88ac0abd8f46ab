"""Finds the figures of a text: one scan for where numbers can begin, then a local reading of each."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.figures.casualties import role_of, role_places
from onrecord.grounding.figures.counted import TokenSpan, counted_noun, is_person, is_plural, measured_thing
from onrecord.grounding.figures.dates import is_clock, is_date, is_year
from onrecord.grounding.figures.lexicon import bounds_after
from onrecord.grounding.figures.names import follows_name, is_name, is_score
from onrecord.grounding.figures.numeral import Numeral
from onrecord.grounding.figures.numerals import triggers
from onrecord.grounding.figures.qualifiers import Qualified, change_before, qualify
from onrecord.grounding.figures.ranges import DISTANCES, Amount, as_age, read_amount, read_range
from onrecord.grounding.figures.shared import Placed, complete
from onrecord.grounding.figures.tokens import Tokens, split_tokens
from onrecord.grounding.figures.units import unit_of_noun
from onrecord.values import Change, Figure, Number, Role

if TYPE_CHECKING:
    from onrecord.grounding.figures.lexicon import Bound

_ROLE_REACH = 40
"""Tokens around a verb of harm within which "a guard" and "several men" are counted."""
_CENTURIES = range(1500, 2100)
_OBJECT_OPENERS = frozenset("a an the its his her their no more about some".split())
_ONES = frozenset(("a", "an", "another"))


def find_figures(text: str) -> tuple[Figure, ...]:
    """Every quantity of an English text in order; the text is read as it is, and nothing in it raises an error.

    Ordinals, dates, times of day, addresses, telephone numbers, scores and numbers in names are left out. "Several",
    "many" and a bare "a" count only where they count people who were killed, wounded, captured, displaced or missing.
    """
    tokens = split_tokens(text)
    harms = role_places(tokens)
    found: list[Placed] = []
    at = 0
    for place in _places(tokens, bool(harms)):
        if place < at:
            continue
        read = _read_person if tokens.low[place] in _ONES else _read
        outcome = read(tokens, place, harms)
        if isinstance(outcome, Placed):
            found.append(Placed(complete(tokens, found, outcome), outcome.start, outcome.end))
            at = outcome.end
        else:
            at = outcome
    return tuple(placed.figure for placed in found)


def _places(tokens: Tokens, with_people: bool) -> list[int]:
    words = triggers() | _ONES if with_people else triggers()
    return [place for place, word in enumerate(tokens.low) if word in words or "/" < word < ":"]


def _read(tokens: Tokens, place: int, harms: list[int]) -> Placed | int:
    """The figure whose number begins at a token; where there is none, the place from which to read on."""
    first = read_amount(tokens, place)
    if first is None:
        return place + 1
    numeral = first.numeral
    if first.unit is None and is_score(tokens, numeral):
        return numeral.end + 2
    if first.kind != "money" and ((first.unit is None and is_date(tokens, numeral)) or is_name(tokens, numeral)):
        return max(numeral.end, place + 1)
    amount = as_age(tokens, read_range(tokens, first))
    if amount.unit is None and is_clock(tokens, amount.end):
        return amount.end
    noun = _noun(tokens, amount)
    if amount.unit is None and noun is not None and (unit := unit_of_noun(tokens, *noun)):
        amount = replace(amount, unit=unit.name, kind=unit.kind)
    if _is_left_out(tokens, amount, noun):
        return max(amount.end, place + 1)
    return _finish(tokens, amount, noun, harms)


def _is_left_out(tokens: Tokens, amount: Amount, noun: TokenSpan | None) -> bool:
    if amount.unit is not None:
        return False
    numeral = amount.numeral
    if _hangs_on_word(tokens, amount.end) or is_year(tokens, numeral, noun is not None) or _are_years(amount):
        return True
    if noun is None and tokens.word(numeral.start - 1) in ("top", "bottom"):
        return True
    in_digits = numeral.form == "digits" and numeral.scale == 1
    named = tokens.is_capital(numeral.start - 1) and tokens.is_capital(numeral.end)
    counts = noun is not None and is_plural(tokens, noun[1] - 1) and not named and not _is_verb(tokens, noun)
    return in_digits and not counts and follows_name(tokens, numeral.start) and tokens.low[numeral.start].isdecimal()


def _is_verb(tokens: Tokens, noun: TokenSpan) -> bool:
    """As in "The Boeing 737 carries 180": what looks like a plural has an object."""
    after = tokens.word(noun[1])
    return noun[1] - noun[0] == 1 and (after in _OBJECT_OPENERS or after[:1].isdigit())


def _are_years(amount: Amount) -> bool:
    """As in "between 1600 and 1900"."""
    low, high = amount.low, amount.high
    return high is not None and low < high and amount.numeral.scale == 1 and low in _CENTURIES and high in _CENTURIES


def _hangs_on_word(tokens: Tokens, at: int) -> bool:
    """As in "four-door", "12-man", "5G": a number that is part of a compound word without a unit."""
    if bounds_after().at(tokens.low, at):
        return False
    if tokens.is_glued(at) and tokens.word(at).isalpha() and tokens.low[at - 1][-1].isdigit():
        return True
    return (
        tokens.word(at) in ("-", "‑")
        and tokens.is_glued(at)
        and tokens.is_glued(at + 1)
        and tokens.word(at + 1)[:1].isalpha()
    )


def _noun(tokens: Tokens, amount: Amount) -> TokenSpan | None:
    if amount.unit is not None or amount.numeral.form in ("part", "plural", "vague"):
        return measured_thing(tokens, amount.end, amount.kind == "money") or _partitive(tokens, amount)
    at = amount.end
    if tokens.word(at) == "of":
        return measured_thing(tokens, at)
    while tokens.word(at) in ("more", "additional", "other") and tokens.word(at) == "more":
        at += 1
    return counted_noun(tokens, at, amount.low == 1 == amount.high)


def _partitive(tokens: Tokens, amount: Amount) -> TokenSpan | None:
    """As in "two thirds majority", "a dozen people": the noun right after a fraction or vague word."""
    return counted_noun(tokens, amount.end, is_one=False) if amount.unit is None else None


def _finish(tokens: Tokens, amount: Amount, noun: TokenSpan | None, harms: list[int]) -> Placed | int:
    around = qualify(tokens, amount.start, amount.end)
    role = None
    if amount.unit is None and amount.numeral.form != "part" and _is_near(harms, amount.start):
        role = role_of(tokens, (around.start, amount.end), noun)
    if amount.numeral.form == "few" and role is None:
        return amount.end
    return Placed(_figure(tokens, amount, around, noun, role), around.start, around.end)


def _figure(tokens: Tokens, amount: Amount, around: Qualified, noun: TokenSpan | None, role: Role | None) -> Figure:
    low, high, low_inclusive, high_inclusive = _bounded(amount.low, amount.high, around.bounds)
    start, end = tokens.starts[around.start], tokens.ends[around.end - 1]
    return Figure(
        span=(start, end),
        text=tokens.text[start:end],
        low=low,
        high=high,
        low_inclusive=low_inclusive,
        high_inclusive=high_inclusive,
        approximate=amount.numeral.soft or any(bound.side == "about" for bound in around.bounds),
        change=_change(tokens, amount, around.start),
        unit=amount.unit,
        kind="percent" if amount.unit is None and amount.numeral.form == "part" and amount.low < 1 else amount.kind,
        of=None if noun is None else (tokens.starts[noun[0]], tokens.ends[noun[1] - 1]),
        role=role,
    )


def _change(tokens: Tokens, amount: Amount, start: int) -> Change | None:
    """Only amounts with a unit, or after "by", are amounts of change: "lost 3 games" is none."""
    if amount.unit is None and tokens.word(start - 1) != "by":
        return None
    return change_before(tokens, start, amount.unit in DISTANCES)


def _bounded(
    low: Number, high: Number | None, bounds: tuple[Bound, ...]
) -> tuple[Number | None, Number | None, bool, bool]:
    """The value's bounds after the words around it: "more than" opens the upper side, "at most" the lower one."""
    side = next((bound for bound in bounds if bound.side != "about"), None)
    if side is None:
        return low, high, True, True
    if side.side == "low":
        return low, None, side.inclusive, True
    return None, high, True, side.inclusive


def _is_near(harms: list[int], at: int) -> bool:
    """Whether a verb of harm stands within reach of a token."""
    first = bisect_left(harms, at - _ROLE_REACH)
    return first < len(harms) and harms[first] <= at + _ROLE_REACH


def _read_person(tokens: Tokens, place: int, harms: list[int]) -> Placed | int:
    """As in "a guard" where one was killed, wounded, captured, displaced or is missing."""
    if not _is_near(harms, place):
        return place + 1
    noun = counted_noun(tokens, place + 1, is_one=True)
    if noun is None or not is_person(tokens.low[noun[1] - 1]) or is_plural(tokens, noun[1] - 1):
        return place + 1
    role = role_of(tokens, (place, place + 1), noun)
    if role is None:
        return place + 1
    one = Amount(1, 1, place, place + 1, None, "count", Numeral(1, 1, place, place + 1, form="words"))
    return Placed(_figure(tokens, one, Qualified((), place, place + 1), noun, role), place, place + 1)
