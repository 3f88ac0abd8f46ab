"""From records to matters: stories, then pairs, then groups, then positions, disputes and changes.

One way for all: `group` goes through the stories of many records, the store through those that an article touches, and
both call `matters_of`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.changing import changes
from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.clustering import clusters
from onrecord.matters.comparing import Table
from onrecord.matters.disputing import conflicts, dispute_features, disputed, exclusive, laid_out, told_apart
from onrecord.matters.judgement import MatterJudgement
from onrecord.matters.likelihood import likelihood
from onrecord.matters.matter import Matter, Position, Ref
from onrecord.matters.positions import comparisons, positions, stance
from onrecord.matters.questions import asks_for_figures, label_of, question_of
from onrecord.matters.relation import agreement
from onrecord.matters.repeats import distinct
from onrecord.matters.stories import stories_of
from onrecord.matters.vectors import Vectors, vectors_of
from onrecord.record import Record

Matrix = NDArray[np.float32]
LIMIT = 0.22
"""Statements are one matter while their mean chance is at least this: the best over crises that the trees never saw."""
DISPUTED = 0.6
"""The chance from which a matter is called a dispute."""


@dataclass(frozen=True, slots=True)
class Story:
    """The claims of articles about the same events, and their vectors (N, 2, WIDTH)."""

    claims: tuple[Claim, ...]
    vectors: Vectors


def group(
    records: Iterable[Record],
    judgements: Iterable[MatterJudgement] = (),
) -> tuple[Matter, ...]:
    """The matters of the records: every group of two statements or more on one question.

    `judgements` are what people have decided. Raises ModelError where the model is missing.
    """
    decided = list(judgements)
    return tuple(matter for story in stories_of(records) for matter in matters_of(story_from(story), decided))


def story_from(records: Iterable[Record]) -> Story:
    """The claims of a story's records with their vectors, computed now."""
    claims = tuple(claim for record in records for claim in claims_of(record))
    return Story(claims, vectors_of(claims))


def matters_of(story: Story, judgements: Sequence[MatterJudgement] = ()) -> list[Matter]:
    """The matters of one story."""
    if len(story.claims) < 2:
        return []
    rows = {claim.ref: row for row, claim in enumerate(story.claims)}
    together, apart = _decided(rows, judgements)
    confirmed = {row for pair in together for row in pair}
    own = distinct(story.claims, confirmed | {row for pair in apart for row in pair})
    chances = likelihood([story.claims[row] for row in own.rows], story.vectors[list(own.rows)])
    together, apart = ([(own.places[a], own.places[b]) for a, b in pairs] for pairs in (together, apart))
    groups = clusters(chances.astype(np.float64), LIMIT, together, apart)
    return [
        matter_from(
            [story.claims[row] for row in members],
            story.vectors[members],
            _mean(chances, places),
            confirmed=bool(confirmed & set(members)),
        )
        for places, members in zip(groups, own.whole(groups), strict=True)
        if len(members) > 1
    ]


def _mean(chances: Matrix, places: Sequence[int]) -> float:
    """The mean chance of the pairs in a group; words that are only repeated are sure to be on one question."""
    pairs = len(places) * (len(places) - 1)
    return float(chances[np.ix_(places, places)].sum() / pairs) if pairs else 1.0


def matter_from(claims: Sequence[Claim], vectors: Vectors, confidence: float, *, confirmed: bool) -> Matter:
    """One matter from its claims (in order of articles): its question, positions, conflicts and changes."""
    likeness, table, groups = compared(claims, vectors)
    counted = asks_for_figures(claims)
    taken = tuple(_position(at, members, claims, likeness, counted) for at, members in enumerate(groups))
    chance = disputed(dispute_features(claims, likeness, table, groups)) if len(groups) > 1 else 0.0
    # A dispute is shown with two statements that contradict each other, or not at all.
    likely = chance >= DISPUTED or exclusive(claims, table)
    against = laid_out(claims, taken, groups, table) if likely else ()
    return Matter(
        id=matter_id([claim.ref for claim in claims]),
        question=_question(claims, likeness, table),
        positions=tuple(told_apart(taken, against)),
        dispute=bool(against),
        conflicts=against,
        changes=changes(claims, likeness, table),
        state="confirmed" if confirmed else "suggested",
        confidence=min(1.0, confidence),
    )


def _question(claims: Sequence[Claim], likeness: Matrix, table: Table) -> str:
    """The question; where accounts of one thing stand against each other, what that was."""
    told = sorted({row for pair, one in table.items() if one.ground == "accounts" for row in pair})
    rows = told or range(len(claims))
    return question_of([claims[row] for row in rows], likeness[np.ix_(rows, rows)])


def compared(claims: Sequence[Claim], vectors: Vectors) -> tuple[Matrix, Table, list[list[int]]]:
    """How near the claims of one matter stand (N, N), how each two compare, and the rows of each position,
    those that contradict another first.
    """
    likeness: Matrix = np.clip(vectors[:, 0] @ vectors[:, 0].T, -1, 1)
    table = comparisons(claims, likeness)
    against = {row for pair in conflicts(claims, table) for row in pair}
    groups = positions(agreement(claims, vectors, table))
    return likeness, table, sorted(groups, key=against.isdisjoint)


def _position(at: int, members: Sequence[int], claims: Sequence[Claim], likeness: Matrix, counted: bool) -> Position:
    held = [claims[row] for row in members]
    label = label_of(held, likeness[np.ix_(members, members)], counted)
    return Position(f"p{at + 1}", label, tuple(one.ref for one in held), tuple(stance(one, held) for one in held))


def _decided(
    rows: dict[Ref, int], judgements: Sequence[MatterJudgement]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    last = {frozenset((one.first, one.second)): one for one in judgements if one.first in rows and one.second in rows}
    together = [(rows[one.first], rows[one.second]) for one in last.values() if one.decision != "different matter"]
    apart = [(rows[one.first], rows[one.second]) for one in last.values() if one.decision == "different matter"]
    return together, apart


def matter_id(refs: Sequence[Ref]) -> str:
    """Twelve hexadecimal digits over the first statement: the same at every grouping that begins with it."""
    key = f"{refs[0].document}\0{refs[0].statement}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
