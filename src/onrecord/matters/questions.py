"""The question of a matter and the label of a position, in plain English made from the statements' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.asking import wordings
from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.comparing import denies
from onrecord.matters.figuring import figure_question
from onrecord.matters.given import thing_of
from onrecord.matters.lexicon import words_of

Matrix = NDArray[np.float32]
LONGEST = 90
"""Code points of a label: a line of a table."""
COUNTED = 0.5
"""The share of claims with figures of one thing from which a matter asks how many."""
MOST_WORDED = 40
"""So many of the most central claims are tried as a question: enough for the largest matter."""
COMMON = 0.25
"""What the words that all claims share are worth beside their likeness; faults of a wording count up to 1."""
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do)\b", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:[a-z]+ed|fell|sank|went|rose|came|began|broke|lost|took|gave|made|said|hit|struck|left)\b")
_SENTENCE = re.compile(r"(?<=[^A-Z.][.!?])[\"”’]*\s+")
_FIRST = re.compile(r"^(?:that|whether|if)\s+", re.IGNORECASE)
_QUOTES = re.compile('["“”„«»]')
_EDGES = " \t\n\"'“”‘’«».,;:!?–—-"


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
    """Whether the matter is about a number, and a claim says what of."""
    return _of_figures(claims) is not None


def _of_figures(claims: Sequence[Claim]) -> str | None:
    thing = _counted(claims)
    return figure_question(claims, *thing) if thing else None


def _counted(claims: Sequence[Claim]) -> tuple[str, str] | None:
    """Kind and name of the thing of which most claims give a figure."""
    holders = [claim for claim in claims if claim.quantities]
    if len(holders) < max(2.0, COUNTED * len(claims)):
        return None
    things = Counter(thing_of(quantity) for claim in holders for quantity in claim.quantities)
    thing, count = things.most_common(1)[0]
    return thing if count >= COUNTED * len(claims) else None


def _figure(quantity: Quantity) -> str:
    return f"{quantity.text} {quantity.role}" if quantity.role and quantity.role not in quantity.text else quantity.text


def _of_words(claims: Sequence[Claim], likeness: Matrix) -> str:
    """The best question that a claim can be made into: near to all claims, in the words of many, well put."""
    nearness = likeness.mean(axis=1)
    shared = Counter(stem for claim in claims for stem in claim.stems)
    central = sorted(range(len(claims)), key=lambda row: (-float(nearness[row]), row))[:MOST_WORDED]
    best = max(
        (
            (
                round(float(nearness[row]) + _commonness(claims[row], shared, len(claims)) - worded.faults, 6),
                -row,
                worded,
            )
            for row in central
            for worded in wordings(claims[row])
        ),
        key=lambda found: found[:2],
    )
    return best[2].question[0].upper() + best[2].question[1:]


def _commonness(claim: Claim, shared: Counter[str], count: int) -> float:
    """How much of a claim the others say too, 0 to COMMON."""
    if count < 2 or not claim.stems:
        return 0.0
    return COMMON * sum(shared[stem] - 1 for stem in sorted(claim.stems)) / (len(claim.stems) * (count - 1))


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


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST].rsplit(" ", 1)[0].rstrip(_EDGES)
    words = cut.split()
    while len(words) > 1 and words[-1].lower() in words_of("function_words"):
        words.pop()
    return " ".join(words) + "…"
