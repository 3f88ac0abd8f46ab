"""Two statements compared, wherever they come from: do they agree, contradict each other, or neither."""

from __future__ import annotations

import numpy as np

from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.comparing import Comparison, compare
from onrecord.matters.likelihood import likelihood
from onrecord.matters.matter import Ref, Verdict
from onrecord.matters.vectors import vectors_of
from onrecord.record import Record

UNRELATED = 0.12
"""The chance of one question below which two statements are held to have nothing to do with each other."""
ALIKE = 0.4


def relate(first: Record, first_id: str, second: Record, second_id: str) -> Verdict:
    """How two statements stand to each other, with the reason. Raises KeyError for an id that its record lacks."""
    one, other = claim_of(first, first_id), claim_of(second, second_id)
    vectors = vectors_of([one, other])
    likeness = float(np.clip(vectors[0, 0] @ vectors[1, 0], -1, 1))
    chance = float(likelihood([one, other], vectors)[0, 1])
    found = _related(one, other, likeness, chance)
    return Verdict(found.relation, found.reason, one.ref, other.ref, found.confidence)


def _related(one: Claim, other: Claim, likeness: float, chance: float) -> Comparison:
    found = compare(one, other, likeness)
    if likeness < ALIKE and chance < UNRELATED and found.relation != "agree":
        return Comparison("unrelated", "they are on different questions", 1 - max(chance, likeness))
    return found


def claim_of(record: Record, identity: str) -> Claim:
    """The claim of one statement."""
    found = {claim.ref: claim for claim in claims_of(record)}
    return found[Ref(record.document.id, identity)]
