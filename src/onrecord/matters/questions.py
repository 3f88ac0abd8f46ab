"""The question of a matter and the label of a position, in plain English made from the statements' own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.asking import wordings
from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.clauses import begun
from onrecord.matters.comparing import denies
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
_MEASURED = re.compile(
    r"(?P<what>[^,;:“”]{3,60}?) (?:as|at|is|was|stands at|stood at|(?:now|still) stands at)", re.IGNORECASE
)
_NO_MEASURE = re.compile(r"\b(?:it|this|that|he|she|they|there|what|in)\b", re.IGNORECASE)
_NEXT_PART = re.compile(r"[,;:]| (?:when|as|after|before|while|because|and|on|since|by)\b")
MOST_PREDICATED = 10
"""Words after "How many": more would no longer be one question."""
_SPANS = frozenset("second minute hour day week month year decade century".split())


def question_of(claims: Sequence[Claim], likeness: Matrix) -> str:
    """The question that the claims of one matter answer, ending in a question mark."""
    thing = _counted(claims)
    return (_of_figures(claims, *thing) if thing else None) or _of_words(claims, likeness)


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
    return _counted(claims) is not None


def _counted(claims: Sequence[Claim]) -> tuple[str, str] | None:
    """Kind and name of the thing of which most claims give a figure."""
    holders = [claim for claim in claims if claim.quantities]
    if len(holders) < max(2.0, COUNTED * len(claims)):
        return None
    things = Counter(_thing(quantity) for claim in holders for quantity in claim.quantities)
    thing, count = things.most_common(1)[0]
    return thing if count >= COUNTED * len(claims) else None


def _of_figures(claims: Sequence[Claim], kind: str, what: str) -> str | None:
    """The question that asks for a figure, with what it tells where a claim says so; None where nothing names it."""
    if kind == "role":
        return ROLES[what]
    holders = [claim for claim in claims if any(_thing(one) == (kind, what) for one in claim.quantities)]
    noun = next((_noun(claim, what) for claim in holders if _noun(claim, what)), what)
    if kind == "count":
        return _how_many(holders, noun) or (f"How many {noun}?" if noun else _of_subject(holders))
    if kind == "measure":
        return _of_measures([quantity for claim in holders for quantity in claim.quantities], what)
    return _of_subject(holders) or {"money": "How much money is it?", "percent": "How large is the share?"}[kind]


def _how_many(holders: Sequence[Claim], noun: str) -> str | None:
    """As "How many customers in Moldova lost power?" of "Some 410,000 customers in Moldova lost power"."""
    for claim in holders:
        for figure in claim.quantities:
            before, found, after = claim.text.partition(figure.text)
            rest = _NEXT_PART.split(after.strip(_EDGES), maxsplit=1)[0].strip(_EDGES)
            opening = before.removeprefix("that ").strip(_EDGES).lower()
            if opening in ("there were", "there are") and noun and rest.startswith(noun) and rest != noun:
                return f"How many {noun} {opening.split()[1]} {rest.removeprefix(noun).strip()}?"
            if (
                found
                and not opening
                and rest.startswith(noun)
                and _clausal(rest)
                and 1 < len(rest.split()) <= MOST_PREDICATED
            ):
                return f"How many {rest}?"
    return None


def _of_subject(holders: Sequence[Claim]) -> str | None:
    """As "What is the turnout?" of "the turnout as 71 percent", "the turnout was 71 percent"."""
    for claim in holders:
        for figure in claim.quantities:
            found = _MEASURED.fullmatch(_FIRST.sub("", claim.text.partition(figure.text)[0]).strip())
            if found and not _NO_MEASURE.search(found["what"]) and not _clausal(found["what"]):
                what = found["what"]
                return f"What is {begun(what, claim.names)}?"
    return None


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
