"""The unit of a number: the currency before it, the measure, currency or percent sign after it, and "per" what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.grounding.figures.digits import digits_value
from onrecord.grounding.figures.lexicon import Sign, Unit, currency_signs, unit_signs, unit_words, words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.phrases import Found
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import FigureKind, Number

_SURE_UNITS = frozenset(
    "second minute hour day night week month year decade century mile yard km m kg acre ha barrel t GW MW gallon "
    "l".split()
)
"""Units whose names mean nothing else, so that an adjective may stand before them."""
_COMMON_WORDS = frozenset("stone bar point share night foot degree pint yard".split())
_WEIGHING = frozenset("weigh weighs weighed weighing weight heavy weighted".split())
_PAYING = frozenset(
    "paid pay pays paying cost costs costing price priced prices fine fined worth earn earned earning wage salary "
    "spend spent owe owed raise raised sold bought buy sell fee fees ticket tickets bill profit tax rent".split()
)
_SMALLEST_AMBIGUOUS = 100
"""From here on a name such as "won" or "real" after a number is read as money."""
_LARGEST_WEIGHT = 2000
_LONGEST_CONVERSION = 8
"""Tokens of an amount repeated in brackets in another currency or measure."""


class Measured(NamedTuple):
    """A unit at tokens up to `end`, as the record names it."""

    name: str
    kind: FigureKind
    end: int


def currency_before(tokens: Tokens, start: int) -> Found[Sign] | None:
    """The currency sign or code right before a number."""
    found = currency_signs().before(tokens.raw, start)
    if found is None or (found.entry.glued and not tokens.is_glued(start)):
        return None
    before = tokens.raw[found.start - 1][-1] if tokens.is_glued(found.start) else " "
    if tokens.raw[found.start][0].isalpha() and (before.isalnum() or before in "-–_"):
        return None
    return found


def unit_after(tokens: Tokens, end: int, value: Number) -> Measured | None:
    """The unit that follows a number, a hyphen between them allowed ("a 550-megawatt plant")."""
    hyphen = tokens.word(end) == "-" and tokens.is_glued(end)
    at = end + hyphen
    if hyphen and tokens.word(at) in ("or", "and", "to") and tokens.word(at + 2) == "-" and tokens.is_glued(at + 2):
        shared = unit_words().at(tokens.low, at + 3)
        return None if shared is None else Measured(shared.entry.name, shared.entry.kind, end + 1)
    candidates = (unit_signs().at(tokens.raw, at), unit_words().at(tokens.low, at))
    held = [found for found in candidates if found is not None and _holds(tokens, found, at, hyphen, value)]
    if not held:
        return None
    found = max(held, key=lambda one: one.end)
    if found.entry.name == "pound":
        return _pound(tokens, found, end, value)
    return per(tokens, Measured(found.entry.name, found.entry.kind, found.end))


def unit_of_noun(tokens: Tokens, start: int, end: int) -> Measured | None:
    """The unit that the noun at tokens [start, end) is, behind an adjective: "50 previous years"."""
    found = unit_words().at(tokens.low, end - 1)
    if found is None or found.end != end or not start < end - 1 <= start + 2:
        return None
    return Measured(found.entry.name, "measure", end) if found.entry.name in _SURE_UNITS else None


def per(tokens: Tokens, unit: Measured) -> Measured:
    """Adds what a unit is counted by: "a barrel", "per 1,000 cubic metres"; an amount in brackets may stand between."""
    at = unit.end
    word = tokens.word(at)
    if word == "(" and (name := _per_after_brackets(tokens, unit)):
        return Measured(name, unit.kind, at)
    if word in ("a", "an", "each", "every") and tokens.word(at + 1) in words_of("per_nouns"):
        return Measured(f"{unit.name} per {tokens.low[at + 1]}", unit.kind, at + 2) if word in ("a", "an") else unit
    if word == "a" and tokens.word(at + 1) == "-" and tokens.word(at + 2) in words_of("per_nouns"):
        return Measured(f"{unit.name} per {tokens.low[at + 2]}", unit.kind, at + 3)
    if (
        word == "-"
        and tokens.word(at + 1) == "a"
        and tokens.word(at + 2) == "-"
        and tokens.word(at + 3) in words_of("per_nouns")
    ):
        return Measured(f"{unit.name} per {tokens.low[at + 3]}", unit.kind, at + 4)
    if word not in ("per", "/") or not tokens.word(at + 1).strip("-"):
        return unit
    return _per_amount(tokens, unit, at + 1)


def _per_after_brackets(tokens: Tokens, unit: Measured) -> str | None:
    """As in "C$6 (US$4.46) per share": the name with what stands after the brackets."""
    inside = tokens.low[unit.end : unit.end + _LONGEST_CONVERSION]
    at = unit.end + inside.index(")") + 1 if ")" in inside else 0
    if not at or tokens.word(at) != "per" or not tokens.word(at + 1):
        return None
    return _per_amount(tokens, unit, at + 1).name


def _per_amount(tokens: Tokens, unit: Measured, at: int) -> Measured:
    digits = digits_value(tokens.low[at]) if tokens.low[at][0].isascii() and tokens.low[at][0].isdigit() else None
    amount = "" if digits is None else f"{digits.normalize():f} "
    at += digits is not None
    if tokens.word(at) in ("hundred", "thousand", "million"):
        amount, at = {"hundred": "100 ", "thousand": "1000 ", "million": "1000000 "}[tokens.low[at]], at + 1
    found = unit_signs().at(tokens.raw, at) or unit_words().at(tokens.low, at)
    if found is not None:
        return Measured(f"{unit.name} per {amount}{found.entry.name}", unit.kind, found.end)
    if tokens.word(at)[:1].isalpha() and tokens.low[at] not in words_of("function_words"):
        return Measured(f"{unit.name} per {amount}{tokens.written(at)}", unit.kind, at + 1)
    return unit


def _holds(tokens: Tokens, found: Found[Unit], at: int, hyphen: bool, value: Number) -> bool:
    """Whether a word that can be a unit is one here."""
    unit = found.entry
    if unit.near and not tokens.is_glued(at):
        return False
    if unit.kind == "money" and unit.plural_only and value < _SMALLEST_AMBIGUOUS:
        return False
    if unit.kind != "money" and unit.plural_only and not (hyphen or value == 1):
        return False
    last = tokens.raw[found.end - 1]
    if unit.name in _COMMON_WORDS and last.istitle():
        return False
    if (
        last in ("C", "F", "R", "m", "g", "l")
        and tokens.is_glued(found.end)
        and tokens.raw[found.end] in ("-", "'", "’", "&")
    ):
        return False
    return not (tokens.is_glued(found.end) and tokens.word(found.end)[:1].isdigit())


def _pound(tokens: Tokens, found: Found[Unit], end: int, value: Number) -> Measured:
    """Pounds are weight or money: by what is near them."""
    weight, money = Measured("lb", "measure", found.end), Measured("GBP", "money", found.end)
    near = tokens.low[max(0, end - 10) : found.end + 6]
    if (tokens.word(found.end) == "of" and value < _LARGEST_WEIGHT) or _WEIGHING.intersection(near):
        return weight
    if "£" in near or value >= _LARGEST_WEIGHT or _PAYING.intersection(near[:10]):
        return money
    return weight
