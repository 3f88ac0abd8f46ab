"""Positions: the claims of one matter, sorted by the answer they give."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.clustering import clusters
from onrecord.matters.comparing import BYSTANDER, Table, compare, denies, negated, silent
from onrecord.matters.matter import StanceOn

Matrix = NDArray[np.float32]
LIMIT = 0.28
"""Claims take one position while their mean agreement is at least this."""


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


def positions(agreement: Matrix) -> list[list[int]]:
    """Groups of row numbers, each one position, the most held first; `agreement` (N, N) is the chance of one answer."""
    groups = clusters(agreement.astype(np.float64), LIMIT)
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def stance(claim: Claim, group: Sequence[Claim]) -> StanceOn:
    """What a claim does with the answer of its group."""
    if silent(claim):
        return "does not know"
    if claim.level == "unlikely":
        return "doubts"
    if claim.polarity == "negated" or denies(claim) or (negated(claim) and not all(negated(one) for one in group)):
        return "denies"
    return "says"
