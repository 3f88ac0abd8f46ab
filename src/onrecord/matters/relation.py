"""The learned comparison of two claims: how likely they give one answer to their question.

Boosted trees over what the two say (figures, times, places, denial, certainty), who says it when, and how near the
vectors stand; fitted on crises and stories of our own (training/matters/train_relations.py). A model of the same kind
for "both cannot be true" was fitted too and did not help: contradictions go by structure alone (comparing.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.comparing import BYSTANDER, Comparison, Table, denies, figures_of_one_thing, meet, negated, silent
from onrecord.matters.features import comparable
from onrecord.matters.parties import same_party
from onrecord.matters.trees import trees
from onrecord.matters.vectors import Vectors

Matrix = NDArray[np.float32]
GROUNDS = ("figures", "denial", "accounts", "times", "certainty")
SURE = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "unlikely": 0.0, "unstated": 2.0}
CONTRADICTS = -0.5
LONGEST = 7.0
"""Days apart beyond which it makes no difference."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of one claim once, for all its pairs."""

    negated: bool
    denies: bool
    silent: bool
    sure: float
    timed: bool
    times: frozenset[str]


def sight_of(claim: Claim) -> Sight:
    """The parts of a claim that pairs are compared by."""
    return Sight(
        negated(claim),
        denies(claim),
        silent(claim),
        SURE.get(claim.level or "", 3.0),
        bool(claim.times),
        frozenset(value for _, value, _ in claim.times),
    )


def relation_features(claims: Sequence[Claim], vectors: Vectors, table: Table) -> Matrix:
    """One row (P, F) for each pair of the table, in the order of the table; columns as NAMES."""
    sights = [sight_of(claim) for claim in claims]
    nearness = [vectors[:, view] @ vectors[:, view].T for view in range(vectors.shape[1])]
    rows = [
        (*(near[a, b] for near in nearness), *_features(claims[a], claims[b], sights[a], sights[b], found))
        for (a, b), found in table.items()
    ]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(NAMES))


NAMES = (
    "alone",
    "placed",
    *(f"{ground} agree" for ground in GROUNDS),
    *(f"{ground} contradict" for ground in GROUNDS),
    "words within",
    "words",
    "names",
    "negated in one",
    "negated in both",
    "denies in one",
    "denies in both",
    "silent in one",
    "silent in both",
    "figures in both",
    "figures in one",
    "figures fit",
    "figures meet",
    "figures equal",
    "tolls",
    "times in both",
    "times in one",
    "times equal",
    "places equal",
    "places differ",
    "one party",
    "one article",
    "days",
    "surer",
    "least sure",
    "one act",
    "assertive",
    "length least",
    "length most",
    "nested",
)


def _features(one: Claim, other: Claim, a: Sight, b: Sight, found: Comparison) -> tuple[float, ...]:
    shared = len(one.stems & other.stems)
    least, most = sorted((len(one.stems), len(other.stems)))
    days = 0 if one.day is None or other.day is None else abs(one.day - other.day)
    return (
        *(float(found.relation == "agree" and found.ground == ground) for ground in GROUNDS),
        *(float(found.relation == "contradict" and found.ground == ground) for ground in GROUNDS),
        shared / (least or 1),
        shared / (least + most - shared or 1),
        float(len(one.names & other.names)),
        float(a.negated != b.negated),
        float(a.negated and b.negated),
        float(a.denies != b.denies),
        float(a.denies and b.denies),
        float(a.silent != b.silent),
        float(a.silent and b.silent),
        *_figures(one, other),
        float(a.timed and b.timed),
        float(a.timed != b.timed),
        float(bool(a.times & b.times)),
        float(bool(one.places & other.places)),
        float(bool(one.places and other.places and not one.places & other.places)),
        float(same_party(one, other)),
        float(one.ref.document == other.ref.document),
        min(float(days), LONGEST),
        abs(a.sure - b.sure),
        min(a.sure, b.sure),
        float(one.act == other.act),
        float(one.act == other.act == "assertive"),
        float(least),
        float(most),
        float(
            one.ref.document == other.ref.document
            and (one.ref.statement == other.parent or other.ref.statement == one.parent)
        ),
    )


def _figures(one: Claim, other: Claim) -> tuple[float, ...]:
    both = bool(one.quantities and other.quantities)
    fit = max((comparable(x, y) for x in one.quantities for y in other.quantities), default=-2.0)
    pairs = figures_of_one_thing(one, other)
    return (
        float(both),
        float(bool(one.quantities) != bool(other.quantities)),
        fit,
        float(any(meet(*pair) for pair in pairs)) - float(bool(pairs) and not any(meet(*pair) for pair in pairs)),
        float(any(x.low == y.low and x.high == y.high for x, y in pairs)),
        float(any(q.role for claim in (one, other) for q in claim.quantities)),
    )


def agreement(claims: Sequence[Claim], vectors: Vectors, table: Table) -> Matrix:
    """How likely each two claims give one answer, (N, N); below 0 where they contradict each other by structure."""
    found = np.eye(len(claims), dtype=np.float32)
    if table:
        chances = trees("agree").chance(relation_features(claims, vectors, table))
        for (pair, one), chance in zip(table.items(), chances, strict=True):
            decided = CONTRADICTS if one.relation == "contradict" else 0.0 if one is BYSTANDER else chance
            found[pair] = found[pair[::-1]] = decided
    return found
