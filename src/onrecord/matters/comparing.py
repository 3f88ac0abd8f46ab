"""Comparing two claims: by structure, what they agree or contradict each other on, with the reason in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.features import comparable
from onrecord.matters.lexicon import words_of
from onrecord.matters.matter import Relation

SAME_THING = 1.0
"""How far figures must be of one thing (see `comparable`) to be held against each other."""
ALIKE = 0.45
"""The cosine from which two claims put the same thing, so that a denial of one meets the other."""
EQUAL = 0.7
Ground = Literal["figures", "denial", "accounts", "times", "certainty", "words"]
_SENTENCE = re.compile(r".{12,}?[.!?][\"'”’]*(?=\s)", re.DOTALL)
_TOKEN = re.compile(r"n['’]t\b|[^\W_]+")
_OPPOSITE = {frozenset(("certain", "unlikely")), frozenset(("probable", "unlikely"))}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation, its reason in one sentence, how sure it is (0 to 1), and what it rests on."""

    relation: Relation
    reason: str
    confidence: float
    ground: Ground = "words"


Table = dict[tuple[int, int], Comparison]
"""The comparison of each pair of claims, by their rows (first < second)."""
BYSTANDER = Comparison("not comparable", "not comparable, because only one of them says what it was", 0.8)


def compare(one: Claim, other: Claim, likeness: float) -> Comparison:
    """How two claims of one matter stand to each other; `likeness` is the cosine of their vectors."""
    return (
        _by_figures(one, other)
        or _by_denial(one, other, likeness)
        or _by_account(one, other)
        or _by_times(one, other, likeness)
        or _by_certainty(one, other, likeness)
        or _by_words(likeness)
    )


def negated(claim: Claim) -> bool:
    """Whether the source speaks against its content: a denial, or an odd number of negations in its first sentence."""
    first = _SENTENCE.match(claim.text)
    words = [found[0].lower() for found in _TOKEN.finditer(first[0] if first else claim.text)]
    inside = sum(word in words_of("negations") or word.startswith(("n't", "n’t")) for word in words)
    return (inside + denies(claim)) % 2 == 1


def denies(claim: Claim) -> bool:
    """Whether the cue itself denies: "denied", "dismissed", "ruled out"."""
    cues = claim.cue.lower().split()
    against = any(word.startswith(tuple(words_of("denials"))) for word in cues)
    return against and not {"not", "never"} & set(cues)


def silent(claim: Claim) -> bool:
    """Whether the source leaves the matter open: it asks, or will not say."""
    cues = claim.cue.lower().split()
    return claim.act == "question" or any(word.startswith(tuple(words_of("silences"))) for word in cues)


def figures_of_one_thing(one: Claim, other: Claim) -> list[tuple[Quantity, Quantity]]:
    """The pairs of their figures that can be held against each other, the surest first."""
    pairs = [(a, b) for a in one.quantities for b in other.quantities]
    if len(one.quantities) == len(other.quantities) == 1:
        return [pair for pair in pairs if comparable(*pair) > 0]
    return sorted((p for p in pairs if comparable(*p) >= SAME_THING), key=lambda pair: -comparable(*pair))


def meet(one: Quantity, other: Quantity) -> bool:
    """Whether one value can fulfil both: their bounds overlap."""
    low = max(_or(one.low, float("-inf")), _or(other.low, float("-inf")))
    high = min(_or(one.high, float("inf")), _or(other.high, float("inf")))
    return low <= high


def _or(bound: float | None, otherwise: float) -> float:
    return otherwise if bound is None else bound


def _by_figures(one: Claim, other: Claim) -> Comparison | None:
    pairs = figures_of_one_thing(one, other)
    if not pairs:
        return None
    meeting = [pair for pair in pairs if meet(*pair)]
    if meeting:
        if negated(one) != negated(other):
            return None
        return Comparison(
            "agree", f"both figures can be true: {meeting[0][0].text} and {meeting[0][1].text}", 0.8, "figures"
        )
    first, second = pairs[0]
    reason = f"figures of one thing that do not meet: {first.text} against {second.text}"
    return Comparison("contradict", reason, 0.85, "figures")


def _by_denial(one: Claim, other: Claim, likeness: float) -> Comparison | None:
    if likeness < ALIKE or negated(one) == negated(other):
        return None
    against = one if negated(one) else other
    return Comparison("contradict", f"{against.party} denies what the other says", 0.5 + likeness / 2, "denial")


def _by_account(one: Claim, other: Claim) -> Comparison | None:
    if one.account is None or other.account is None or one.account.places & other.account.places:
        return None
    reason = f"different accounts: {one.account.what} against {other.account.what}"
    return Comparison("contradict", reason, 0.8, "accounts")


def _by_times(one: Claim, other: Claim, likeness: float) -> Comparison | None:
    first, second = _only_time(one), _only_time(other)
    if likeness < ALIKE or first is None or second is None or len(first[1]) != len(second[1]):
        return None
    if first[1] == second[1]:
        return Comparison("agree", f"both give the same time, {first[2]}", 0.5 + likeness / 2, "times")
    reason = f"different times: {first[2]} against {second[2]}"
    return Comparison("contradict", reason, 0.3 + likeness / 2, "times")


def _only_time(claim: Claim) -> tuple[str, str, str] | None:
    dated = [time for time in claim.times if time[0] in ("DATE", "TIME") and time[1][:1].isdigit()]
    return dated[0] if len(dated) == 1 else None


def _by_certainty(one: Claim, other: Claim, likeness: float) -> Comparison | None:
    if likeness < ALIKE or frozenset((one.level, other.level)) not in _OPPOSITE:
        return None
    reason = f"one is {one.level}, the other {other.level}"
    return Comparison("contradict", reason, 0.3 + likeness / 2, "certainty")


def _by_words(likeness: float) -> Comparison:
    if likeness >= EQUAL:
        return Comparison("agree", "they say the same in other words", likeness)
    if likeness >= ALIKE:
        return Comparison("agree", "they say much the same, and nothing in them excludes the other", likeness * 0.8)
    return Comparison("not comparable", "not comparable, because they put different things", 1 - likeness)
