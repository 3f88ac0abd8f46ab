"""How well the spans of one role are found, apart from how they are linked.

Units are the distinct, non-empty sets of words of a role in a document, so that two statements of one
source give one source span. `exact` wants the same words; `partial` gives each span the largest share of
its words that one span of the other side covers (Johansson & Moschitti 2013; Pareti 2015); `overlap`
wants one word in common; `part_exact` is exact with every contiguous part a unit of its own, as taggers
report it (CofeNet, Wang et al. 2022).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.evaluation.attributions import ROLES, Role
from onrecord.evaluation.scores import Score, of_hits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.evaluation.tokens import TokenAttribution, TokenSet

SPAN_MEASURES = ("exact", "partial", "overlap", "part_exact")


def score_spans(gold: Sequence[TokenAttribution], found: Sequence[TokenAttribution]) -> dict[Role, dict[str, Score]]:
    """The four measures of each role in one document."""
    return {role: _score_role(index, gold, found) for index, role in enumerate(ROLES)}


def _score_role(index: int, gold: Sequence[TokenAttribution], found: Sequence[TokenAttribution]) -> dict[str, Score]:
    gold_units = {one.roles[index] for one in gold} - {frozenset()}
    found_units = {one.roles[index] for one in found} - {frozenset()}
    gold_parts = frozenset(chain.from_iterable(one.parts[index] for one in gold))
    found_parts = frozenset(chain.from_iterable(one.parts[index] for one in found))
    found_cover, gold_cover = _cover(found_units, gold_units), _cover(gold_units, found_units)
    return {
        "exact": of_hits(len(gold_units & found_units), len(found_units), len(gold_units)),
        "partial": Score(sum(found_cover), len(found_units), sum(gold_cover), len(gold_units)),
        "overlap": Score(_above_zero(found_cover), len(found_units), _above_zero(gold_cover), len(gold_units)),
        "part_exact": of_hits(len(gold_parts & found_parts), len(found_parts), len(gold_parts)),
    }


def _cover(units: AbstractSet[TokenSet], others: AbstractSet[TokenSet]) -> list[float]:
    """For each unit, the largest share of its words that one of the others holds."""
    holders: dict[int, list[TokenSet]] = defaultdict(list)
    for other in others:
        for token in other:
            holders[token].append(other)
    return [_largest_share(unit, {other for token in unit for other in holders.get(token, ())}) for unit in units]


def _largest_share(unit: TokenSet, others: AbstractSet[TokenSet]) -> float:
    return max((len(unit & other) for other in others), default=0) / len(unit)


def _above_zero(shares: list[float]) -> int:
    return sum(share > 0 for share in shares)
