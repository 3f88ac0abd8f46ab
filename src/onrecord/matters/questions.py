"""The question of a matter and the label of a position, in plain English made from the statements' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.comparing import denies
from onrecord.matters.lexicon import words_of

Matrix = NDArray[np.float32]
LONGEST = 90
"""Code points of a label: a line of a table."""
COUNTED = 0.5
"""The share of claims with figures of one thing from which a matter asks how many."""
ROLES = {
    "killed": "How many people were killed?",
    "wounded": "How many people were hurt?",
    "captured": "How many people were captured?",
    "displaced": "How many people had to leave?",
    "missing": "How many people are missing?",
}
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do)\b", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:[a-z]+ed|fell|sank|went|rose|came|began|broke|lost|took|gave|made|said|hit|struck|left)\b")
_SENTENCE = re.compile(r"(?<=[^A-Z.][.!?])[\"”’]*\s+")
_FIRST = re.compile(r"^(?:that|whether|if)\s+", re.IGNORECASE)
_UNIT = re.compile(r"(?:(?:square|cubic) )?[a-z]{3,}s$")
_QUOTES = re.compile('["“”„«»]')
_EDGES = " \t\n\"'“”‘’«».,;:!?–—-"
_LEADING = frozenset(
    "the a an this that these those it he she they we i there his her their our its my your no some all any both each "
    "every not nobody nothing many most few one two three".split()
)
_SPANS = frozenset("second minute hour day week month year decade century".split())


def question_of(claims: Sequence[Claim], likeness: Matrix) -> str:
    """The question that the claims of one matter answer, ending in a question mark."""
    return _of_figures(claims) or _of_words(claims, likeness)


def label_of(claims: Sequence[Claim], likeness: Matrix, counted: bool) -> str:
    """What the claims of one position say, in few words; `counted` where the matter asks for a figure."""
    if counted:
        figures = [quantity for claim in claims for quantity in claim.quantities]
        if figures:
            return _figure(Counter(figures).most_common(1)[0][0])
    central = claims[_central(claims, likeness)]
    words = _clause(central.text)
    return _shortened(f"denied: {words}" if denies(central) else words)


def asks_for_figures(claims: Sequence[Claim]) -> bool:
    """Whether the matter is about a number."""
    return _of_figures(claims) is not None


def _of_figures(claims: Sequence[Claim]) -> str | None:
    holders = [claim for claim in claims if claim.quantities]
    if len(holders) < max(2.0, COUNTED * len(claims)):
        return None
    things = Counter(_thing(quantity) for claim in holders for quantity in claim.quantities)
    thing, count = things.most_common(1)[0]
    if count < COUNTED * len(claims):
        return None
    kind, what = thing
    if kind == "role":
        return ROLES[what]
    noun = next((_noun(claim, what) for claim in holders if _noun(claim, what)), what)
    return {
        "money": "How much money is it?",
        "percent": "How large is the share?",
        "measure": _of_measures([quantity for claim in holders for quantity in claim.quantities], what),
        "count": f"How many {noun}?" if noun else "What is the number?",
    }[kind]


def _of_measures(quantities: Sequence[Quantity], unit: str) -> str:
    """The question in the words of the figures, where one writes its unit out: "How many tonnes?"."""
    if unit in _SPANS:
        return "How long?"
    written = (_UNIT.search(quantity.text) for quantity in quantities if quantity.unit == unit)
    words = next((found[0] for found in written if found), None)
    return f"How many {words}?" if words else f"How much is it, in {unit}?"


def _thing(quantity: Quantity) -> tuple[str, str]:
    if quantity.role:
        return "role", quantity.role
    if quantity.kind == "count":
        return "count", max(sorted(quantity.of), key=len, default="")
    return quantity.kind, quantity.unit or ""


def _noun(claim: Claim, stem: str) -> str:
    return next((word for word in claim.text.split() if stem and word.lower().startswith(stem)), "").strip(_EDGES)


def _figure(quantity: Quantity) -> str:
    return f"{quantity.text} {quantity.role}" if quantity.role and quantity.role not in quantity.text else quantity.text


def _of_words(claims: Sequence[Claim], likeness: Matrix) -> str:
    clause = _clause(claims[_central(claims, likeness)].text)
    asked = _asked(clause)
    if asked:
        return asked
    words = _shortened(_begun(clause))
    if _clausal(clause):
        return f"Is it true that {words}?"
    return f"What of {words}?" if words[:1].islower() else f"What of “{words}”?"


def _central(claims: Sequence[Claim], likeness: Matrix) -> int:
    """The claim nearest to all others, among those that say something by themselves."""
    nearness = likeness.mean(axis=1)
    scores = [
        float(nearness[row])
        + 0.3 * bool(_clausal(claim.text))
        - 0.1 * bool(denies(claim))
        + 0.1 * _self_standing(claim)
        for row, claim in enumerate(claims)
    ]
    return int(np.argmax(scores))


def _self_standing(claim: Claim) -> float:
    return float(3 <= len(claim.stems) <= 14 and not claim.text.lower().startswith(("it ", "he ", "she ", "they ")))


def _clausal(text: str) -> bool:
    return bool(_AUXILIARY.search(text) or _FINITE.search(text))


def _clause(text: str) -> str:
    """The first sentence of a text that says something, without "that", marks at its edges, and quotation marks."""
    sentences = [part.strip(_EDGES) for part in _SENTENCE.split(text) if part.strip(_EDGES)]
    said = [part for part in sentences if _clausal(part) and len(part.split()) > 2] or sentences or [text.strip(_EDGES)]
    return _QUOTES.sub("", _FIRST.sub("", said[0])).strip(_EDGES)


def _asked(clause: str) -> str | None:
    """The clause as a question, its first auxiliary moved to the front: "Had the relay worked as designed?"."""
    found = _AUXILIARY.search(clause)
    if found is None or found.start() == 0 or found.start() > LONGEST // 2:
        return None
    subject = clause[: found.start()].strip()
    if not subject or re.search(r"[,;:“”\"]|\b(who|which|that|when|where|because|if|as|and)\b", subject):
        return None
    rest = clause[found.end() :].strip()
    subject = _begun(subject)
    if not rest:
        return None
    verb = found[0].capitalize()
    return f"{_shortened(f'{verb} {subject} {_without_not(rest)}').rstrip('…')}?"


def _without_not(rest: str) -> str:
    return re.sub(r"^(?:not|never)\s+", "", rest)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST].rsplit(" ", 1)[0].rstrip(_EDGES)
    words = cut.split()
    while len(words) > 1 and words[-1].lower() in words_of("function_words"):
        words.pop()
    return " ".join(words) + "…"


def _begun(text: str) -> str:
    """The text as it stands within a sentence: a small first letter, unless its first word may be a name."""
    first = text.split()[0]
    return text[0].lower() + text[1:] if first != "I" and first.lower() in _LEADING else text
