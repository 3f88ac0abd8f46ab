"""Figures in their claims: what is asked to be told each of them, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.clauses import EDGES, is_clause

MOST_BEFORE_NOUN = 2
"""Words between a number and what is counted: "three large tents"."""
_ASKED = {"count": "How many", "measure": "How many", "money": "How much", "percent": "What share"}
_SPANS = frozenset("second minute hour day week month year decade century".split())
_UNIT = re.compile(r"(?:(?:square|cubic) )?[a-z]{3,}s(?: (?:an?|per|each) [a-z]+)?$")
_NEXT_PART = re.compile(r"[,;:“”\"]| (?:when|as|after|before|while|because|and|but|on|since|by|which|who|that)\b")
_OF_THING = re.compile(
    r"of (?:[\w’'-]+ ){0,3}?[\w’'-]+(?=$| (?:in|on|at|from|for|to|by|near|with|during|under|over|through|across)\b)"
)


class Given(NamedTuple):
    """A figure in its claim: what is asked ("How many men"), the words before, and those behind what is counted."""

    asked: str
    before: str
    rest: str
    claim: Claim
    figure: Quantity


def thing_of(quantity: Quantity) -> tuple[str, str]:
    """Kind and name of what a figure tells of; figures of one thing can be compared."""
    if quantity.role:
        return "role", quantity.role
    if quantity.kind == "count":
        return "count", max(sorted(quantity.of), key=len, default="")
    return quantity.kind, quantity.unit or ""


def given_in(claims: Sequence[Claim], kind: str, what: str) -> list[Given]:
    """The figures of a thing in their claims, in the order of these, where it can be told what is asked."""
    held = [(claim, one) for claim in claims for one in claim.quantities if thing_of(one) == (kind, what)]
    written = (_UNIT.search(figure.text) for _, figure in held)
    unit = next((found[0] for found in written if found), None)
    made: list[Given] = []
    for claim, figure in held:
        before, found, after = claim.text.partition(figure.text)
        counted = _counted(figure, what, unit, after.strip()) if found else None
        if counted is not None:
            made.append(Given(counted[0], before.removeprefix("that ").strip(EDGES), counted[1], claim, figure))
    return made


def _counted(figure: Quantity, what: str, unit: str | None, after: str) -> tuple[str, str] | None:
    """What is asked, "How many large tents", and what stands behind it; None where that cannot be told.

    `unit` is the unit as one of the claims writes it out.
    """
    if figure.kind == "measure" and what in _SPANS:
        return "How long", after
    if figure.kind == "money":
        return _ASKED["money"], after
    thing = ""
    if figure.kind == "measure":
        if unit is None:
            return None
        thing = unit
    elif figure.kind == "count" and what:
        words = _NEXT_PART.split(after, maxsplit=1)[0].split()[: MOST_BEFORE_NOUN + 1]
        nouns = [at for at, word in enumerate(words) if word.lower().startswith(what)]
        if not nouns:
            return None
        thing = " ".join(words[: nouns[0] + 1]).strip(EDGES)
        after = after.removeprefix(thing).strip()
    of = _OF_THING.match(after)
    if of and not is_clause(of[0]):
        thing, after = f"{thing} {of[0]}".strip(), after[of.end() :].strip()
    return f"{_ASKED[figure.kind]} {thing}".strip(), after


def up_to_next_part(text: str) -> str:
    """The words up to the next mark or clause."""
    return _NEXT_PART.split(text.lstrip(EDGES), maxsplit=1)[0].strip(EDGES)
