"""Positions: the claims of one matter, sorted by the answer they give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.clustering import clusters
from onrecord.matters.comparing import Comparison, compare, denies, negated, silent
from onrecord.matters.matter import StanceOn

Matrix = NDArray[np.float32]
LIMIT = 0.55
"""Claims take one position while their mean agreement is at least this."""
BYSTANDER = Comparison("not comparable", "not comparable, because only one of them says what it was", 0.8)
Table = dict[tuple[int, int], Comparison]


def comparisons(claims: Sequence[Claim], likeness: Matrix) -> Table:
    """The comparison of each pair of claims (first < second)."""
    rows = range(len(claims))
    table = {(a, b): compare(claims[a], claims[b], float(likeness[a, b])) for b in rows for a in range(b)}
    return _without_bystanders(claims, table) if any(one.ground == "accounts" for one in table.values()) else table


def _without_bystanders(claims: Sequence[Claim], table: Table) -> Table:
    """Where parties tell different accounts of one thing, who tells none is on nobody's side."""
    return {
        (a, b): found if (claims[a].account is None) == (claims[b].account is None) else BYSTANDER
        for (a, b), found in table.items()
    }


def positions(likeness: Matrix, table: Table) -> list[list[int]]:
    """Groups of row numbers, each one position, the most held first."""
    agreement = np.clip(np.array(likeness, dtype=np.float64), 0, 1)
    for (a, b), found in table.items():
        agreement[a, b] = agreement[b, a] = _agreement(found, float(likeness[a, b]))
    groups = clusters(agreement, LIMIT)
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _agreement(found: Comparison, likeness: float) -> float:
    if found.relation == "contradict":
        return -0.5
    if found is BYSTANDER:
        return 0.0
    if found.relation == "agree" and found.ground in ("figures", "times"):
        return max(0.8, likeness)
    return likeness


def stance(claim: Claim, group: Sequence[Claim]) -> StanceOn:
    """What a claim does with the answer of its group."""
    if silent(claim):
        return "does not know"
    if claim.level == "unlikely":
        return "doubts"
    if denies(claim) or (negated(claim) and not all(negated(one) for one in group)):
        return "denies"
    return "says"
