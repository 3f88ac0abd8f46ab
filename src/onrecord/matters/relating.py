"""Two statements compared, wherever they come from: do they agree, contradict each other, or neither."""

from __future__ import annotations

import numpy as np

from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.comparing import Comparison, compare
from onrecord.matters.likelihood import likelihood
from onrecord.matters.matter import Ref, Verdict
from onrecord.matters.relation import agreement
from onrecord.matters.vectors import Vectors, vectors_of
from onrecord.record import Record

UNRELATED = 0.12
"""The chance of one question below which two statements are held to have nothing to do with each other."""
ALIKE = 0.4
AGREE = 0.5
"""The chance of one answer from which two statements agree."""


def relate(first: Record, first_id: str, second: Record, second_id: str) -> Verdict:
    """How two statements stand to each other, with the reason. Raises KeyError for an id that its record lacks."""
    one, other = claim_of(first, first_id), claim_of(second, second_id)
    vectors = vectors_of([one, other])
    likeness = float(np.clip(vectors[0, 0] @ vectors[1, 0], -1, 1))
    chance = float(likelihood([one, other], vectors)[0, 1])
    found = _related(one, other, vectors, likeness, chance)
    return Verdict(found.relation, found.reason, one.ref, other.ref, found.confidence)


def _related(one: Claim, other: Claim, vectors: Vectors, likeness: float, chance: float) -> Comparison:
    found = compare(one, other, likeness)
    if likeness < ALIKE and chance < UNRELATED and found.relation != "agree":
        return Comparison("unrelated", "they are on different questions", 1 - max(chance, likeness))
    if found.relation == "not comparable":
        same = float(agreement([one, other], vectors, {(0, 1): found})[0, 1])
        if same >= AGREE:
            return Comparison("agree", "they give one answer in other words", same)
    return found


def claim_of(record: Record, identity: str) -> Claim:
    """The claim of one statement."""
    found = {claim.ref: claim for claim in claims_of(record)}
    return found[Ref(record.document.id, identity)]
