"""Disputes: whether the positions of a matter can all be true, and which two claims show that they cannot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.comparing import Table, denies, negated, silent
from onrecord.matters.matter import Conflict, Position, Verdict
from onrecord.matters.parties import same_party
from onrecord.matters.weights import chance

Matrix = NDArray[np.float32]
TOLL_DAYS = 1
"""Tolls rise: counts of victims that are further apart in time than this are an update, not a dispute."""


def dispute_features(
    claims: Sequence[Claim], likeness: Matrix, table: Table, groups: Sequence[Sequence[int]]
) -> dict[str, float]:
    """What speaks for a dispute in one matter."""
    against = conflicts(claims, table)
    figures = [pair for pair in against if table[pair].ground == "figures"]
    speakers = {party for claim in claims for party in claim.parties[:1]} | {c.party for c in claims if not c.parties}
    several = [group for group in groups if len({claims[row].party for row in group}) > 1]
    return {
        "claims": float(np.log(len(claims))),
        "speakers": float(np.log(1 + len(speakers))),
        "positions": float(np.log(len(groups))),
        "conflicts": min(3.0, float(np.log1p(len(against)))),
        "conflict": float(bool(against)),
        "figures": float(bool(figures)),
        "surest": max((table[pair].confidence for pair in against), default=0.0),
        "denials": float(np.mean([denies(claim) for claim in claims])),
        "denial": float(any(denies(claim) for claim in claims)),
        "negated": float(np.mean([negated(claim) for claim in claims])),
        "likeness": float(likeness[np.triu_indices(len(claims), 1)].mean()) if len(claims) > 1 else 1.0,
        "joint positions": float(len(several)),
        "silences": float(any(silent(claim) for claim in claims)),
        "toll": float(any(q.role for claim in claims for q in claim.quantities)),
    }


def conflicts(claims: Sequence[Claim], table: Table) -> list[tuple[int, int]]:
    """The pairs of claims that contradict each other and are no change of mind and no risen toll, the surest first."""
    found = [
        (a, b)
        for (a, b), one in table.items()
        if one.relation == "contradict"
        and not same_party(claims[a], claims[b])
        and not (one.ground == "figures" and _later_toll(claims[a], claims[b]))
    ]
    return sorted(found, key=lambda pair: (-table[pair].confidence, pair))


def _later_toll(one: Claim, other: Claim) -> bool:
    counted = any(q.role for claim in (one, other) for q in claim.quantities)
    return counted and one.day is not None and other.day is not None and abs(one.day - other.day) > TOLL_DAYS


def disputed(features: dict[str, float]) -> float:
    """The chance that a matter is a dispute, by weights fitted on the development crises."""
    return chance("disputes", features)


def exclusive(claims: Sequence[Claim], table: Table) -> bool:
    """Whether two parties say of one thing that it was another's: such accounts exclude each other by their form."""
    return any(table[pair].ground == "accounts" for pair in conflicts(claims, table))


def laid_out(
    claims: Sequence[Claim], positions: Sequence[Position], groups: Sequence[Sequence[int]], table: Table
) -> tuple[Conflict, ...]:
    """One conflict for each two positions that contradict each other, shown by the surest pair."""
    of = {row: at for at, group in enumerate(groups) for row in group}
    found: dict[tuple[int, int], Conflict] = {}
    for pair in conflicts(claims, table):
        key = tuple(sorted((of[pair[0]], of[pair[1]])))
        if key[0] != key[1] and key not in found:
            one = table[pair]
            verdict = Verdict("contradict", one.reason, claims[pair[0]].ref, claims[pair[1]].ref, one.confidence)
            found[key[0], key[1]] = Conflict((positions[key[0]].id, positions[key[1]].id), verdict)
    return tuple(found.values())


def told_apart(positions: Sequence[Position], conflicts: Sequence[Conflict]) -> Iterator[Position]:
    """The positions; who holds the less held one of two that exclude each other gives another account."""
    others = {conflict.positions[1] for conflict in conflicts}
    for one in positions:
        if one.id in others:
            yield replace(one, stances=tuple("gives another account" if s == "says" else s for s in one.stances))
        else:
            yield one
