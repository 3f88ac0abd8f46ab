"""Changes: one speaker's moves on a matter, from each later statement back to the one it departs from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.comparing import Table, figures_of_one_thing, meet, negated, silent
from onrecord.matters.lexicon import words_of
from onrecord.matters.matter import Change, ChangeKind
from onrecord.matters.parties import same_party
from onrecord.matters.repeats import ALIKE
from onrecord.matters.weights import chance

Matrix = NDArray[np.float32]
SURE = {"certain": 3, None: 3, "unstated": 2, "probable": 2, "possible": 1, "unlikely": 0}
"""How sure a claim is, in steps; what is no assertion counts as sure."""
LIMIT = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_WITHDRAWS = ("withdr", "retract", "no longer", "recant", "misinform", "drop", "back away", "unable to produce")
Candidate = tuple[int, int, dict[str, float]]


def change_candidates(claims: Sequence[Claim], likeness: Matrix, table: Table) -> Iterator[Candidate]:
    """Pairs (earlier, later) of claims of one speaker that are no repetition, with what speaks for a change."""
    order = sorted(
        range(len(claims)), key=lambda row: (claims[row].day or 0, claims[row].ref.document, claims[row].order)
    )
    for place, later in enumerate(order):
        for earlier in order[:place]:
            if not same_party(claims[earlier], claims[later]) or _repeats(claims[earlier], claims[later]):
                continue
            yield (
                earlier,
                later,
                _features(claims[earlier], claims[later], float(likeness[earlier, later]), table, earlier, later),
            )


def _repeats(one: Claim, other: Claim) -> bool:
    if not one.stems or not other.stems:
        return False
    return len(one.stems & other.stems) >= ALIKE * max(len(one.stems), len(other.stems))


def _features(one: Claim, other: Claim, likeness: float, table: Table, a: int, b: int) -> dict[str, float]:
    found = table[min(a, b), max(a, b)]
    days = 0 if one.day is None or other.day is None else other.day - one.day
    sure = SURE.get(other.level, 3) - SURE.get(one.level, 3)
    return {
        "contradict": float(found.relation == "contradict"),
        "figures": float(found.relation == "contradict" and found.ground == "figures"),
        "turns": float(turns(other)),
        "turns before": float(turns(one)),
        "denial": float(negated(one) != negated(other)),
        "surer": float(sure > 0),
        "less sure": float(sure < 0),
        "another day": float(days > 0),
        "later": min(float(days), 7.0),
        "one article": float(one.ref.document == other.ref.document),
        "likeness": likeness,
        "silence": float(silent(one) or silent(other)),
        "withdraws": float(withdraws(other)),
    }


def turns(claim: Claim) -> bool:
    """Whether the report itself shows a move: "conceded", "corrected", "now", "no longer"."""
    words = _WORD.findall(f"{claim.cue} {claim.text}".lower())
    return any(word.startswith(tuple(words_of("turns"))) for word in words)


def withdraws(claim: Claim) -> bool:
    """Whether the claim takes something back without putting anything in its place."""
    text = f"{claim.cue} {claim.text}".lower()
    return any(sign in text for sign in _WITHDRAWS)


def changes(claims: Sequence[Claim], likeness: Matrix, table: Table) -> tuple[Change, ...]:
    """The changes of one matter: for each later claim the likeliest claim that it departs from."""
    best: dict[int, tuple[float, int]] = {}
    for earlier, later, features in change_candidates(claims, likeness, table):
        sure = chance("changes", features)
        if sure >= LIMIT and sure > best.get(later, (0.0, 0))[0]:
            best[later] = (sure, earlier)
    kept = _one_each(claims, best)
    return tuple(
        _change(claims[earlier], claims[later], table[min(earlier, later), max(earlier, later)].reason)
        for earlier, later in kept
    )


def _one_each(claims: Sequence[Claim], best: dict[int, tuple[float, int]]) -> list[tuple[int, int]]:
    """Of several later claims of one article that depart from one day's claims, the surest."""
    found: dict[tuple[str, str, int | None], tuple[float, int, int]] = {}
    for later, (sure, earlier) in best.items():
        key = (claims[later].ref.document, claims[later].party, claims[earlier].day)
        if sure > found.get(key, (0.0, 0, 0))[0]:
            found[key] = (sure, earlier, later)
    return sorted((earlier, later) for _, earlier, later in found.values())


def _change(one: Claim, other: Claim, reason: str) -> Change:
    kind, why = _kind(one, other)
    return Change(one.ref, other.ref, kind, other.party, why or reason)


def _kind(one: Claim, other: Claim) -> tuple[ChangeKind, str]:
    if withdraws(other):
        return "withdrawn", "the later statement takes the earlier one back"
    pairs = figures_of_one_thing(one, other)
    if pairs and not any(meet(*pair) for pair in pairs):
        return "revised", f"{pairs[0][0].text} became {pairs[0][1].text}"
    if negated(one) != negated(other):
        return "reversed", "one statement denies what the other says"
    step = SURE.get(other.level, 3) - SURE.get(one.level, 3)
    if step > 0:
        return "hardened", f"from {one.level} to {other.level or 'certain'}"
    if step < 0:
        return "softened", f"from {one.level or 'certain'} to {other.level}"
    return "revised", ""
