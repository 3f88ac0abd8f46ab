"""From records to matters: stories, then pairs, then groups, then positions, disputes and changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.clustering import clusters
from onrecord.matters.judgement import MatterJudgement
from onrecord.matters.matter import Matter, Position, Ref
from onrecord.matters.stories import stories_of
from onrecord.record import Record

LIMIT = 0.4


def group(
    records: Iterable[Record],
    copies: Iterable[Sequence[str]] | None = None,
    judgements: Iterable[MatterJudgement] = (),
) -> tuple[Matter, ...]:
    """The matters of the records: every group of two statements or more on one question.

    `copies` are clusters of article ids that reprint one report; `judgements` what people have decided.
    """
    decided = list(judgements)
    families = {document: min(cluster) for cluster in copies or () for document in cluster}
    return tuple(matter for story in stories_of(records) for matter in matters_of(story, families, decided))


def matters_of(
    story: Sequence[Record], _families: dict[str, str], judgements: Sequence[MatterJudgement]
) -> list[Matter]:
    """The matters of one story."""
    claims = [claim for record in story for claim in claims_of(record)]
    likeness = _likeness(claims)
    rows = {claim.ref: row for row, claim in enumerate(claims)}
    together, apart = _decided(rows, judgements)
    groups = clusters(likeness, LIMIT, together, apart)
    return [_matter([claims[row] for row in rows_]) for rows_ in groups if len(rows_) > 1]


def _decided(
    rows: dict[Ref, int], judgements: Sequence[MatterJudgement]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    last = {frozenset((one.first, one.second)): one for one in judgements if one.first in rows and one.second in rows}
    together = [(rows[one.first], rows[one.second]) for one in last.values() if one.decision != "different matter"]
    apart = [(rows[one.first], rows[one.second]) for one in last.values() if one.decision == "different matter"]
    return together, apart


def _likeness(claims: Sequence[Claim]) -> np.ndarray:
    found = np.zeros((len(claims), len(claims)))
    for i, first in enumerate(claims):
        for j in range(i):
            union = first.stems | claims[j].stems
            found[i, j] = found[j, i] = len(first.stems & claims[j].stems) / len(union) if union else 0.0
    return found


def _matter(claims: Sequence[Claim]) -> Matter:
    refs = tuple(claim.ref for claim in claims)
    position = Position("p1", claims[0].text, refs, tuple("says" for _ in refs))
    return Matter(matter_id(refs), claims[0].text, (position,))


def matter_id(refs: Sequence[Ref]) -> str:
    """Twelve hexadecimal digits over the first statement: the same at every grouping that begins with it."""
    key = f"{refs[0].document}\0{refs[0].statement}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
