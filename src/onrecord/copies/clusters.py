"""Clusters of wire copies among many articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.copies.candidates import candidate_pairs
from onrecord.copies.original import Sign, original_of, sign
from onrecord.copies.sketch import Sketch, is_copy, sketch

if TYPE_CHECKING:
    from onrecord.document import Document


@dataclass(frozen=True, slots=True)
class CopyCluster:
    """The ids of at least two articles that are one report, in the order given, and which is likely the original."""

    documents: tuple[str, ...]
    original: str


def find_copies(documents: Iterable[Document]) -> list[CopyCluster]:
    """The clusters among the articles, in order of their first article. An article stands in one cluster at most.

    Texts are taken one by one and not kept: memory holds about 2.5 kB an article.
    """
    signs: list[Sign] = []
    sketches: list[Sketch] = []
    for document in documents:
        signs.append(sign(document))
        sketches.append(sketch(document.text))
    return [cluster_of([signs[at] for at in group]) for group in grouped(sketches)]


def grouped(sketches: list[Sketch]) -> list[list[int]]:
    """Positions of the sketches that are copies, directly or through others: groups of two and more, in order."""
    leaders = list(range(len(sketches)))
    for one, other in candidate_pairs([each.anchors for each in sketches]):
        first, second = _leader(leaders, one), _leader(leaders, other)
        if first != second and is_copy(sketches[one], sketches[other]):
            leaders[max(first, second)] = min(first, second)
    groups: dict[int, list[int]] = {}
    for at in range(len(sketches)):
        groups.setdefault(_leader(leaders, at), []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _leader(leaders: list[int], at: int) -> int:
    while leaders[at] != at:
        leaders[at] = leaders[leaders[at]]
        at = leaders[at]
    return at


def cluster_of(signs: list[Sign]) -> CopyCluster:
    """The articles as one cluster, the likely original found among them."""
    return CopyCluster(tuple(dict.fromkeys(one.id for one in signs)), original_of(signs).id)
