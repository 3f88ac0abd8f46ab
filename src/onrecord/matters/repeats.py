"""Repetitions: the same words in another article, as wire copies bring them, are weighed once.

Ten reprints of a sentence are one piece of evidence. Weighed ten times they would crowd a statement's nearest
neighbours and outvote the rest of a group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.matters.claim import Claim
from onrecord.matters.features import table_of

ALIKE = 0.8
"""The share of the longer one's stems from which two statements have the same words."""
FEWEST = 3
"""Stems of a statement that can be a repetition; "the figure" can be any."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """The rows of claims that repeat no earlier one, and for each claim the place in `rows` where its words stand."""

    rows: tuple[int, ...]
    places: tuple[int, ...]

    def whole(self, groups: Iterable[Sequence[int]]) -> list[list[int]]:
        """Groups of places as groups of claims, with all that repeats them."""
        held: list[list[int]] = [[] for _ in self.rows]
        for row, place in enumerate(self.places):
            held[place].append(row)
        return [sorted(row for place in group for row in held[place]) for group in groups]


def distinct(claims: Sequence[Claim], alone: Collection[int] = ()) -> Distinct:
    """Which claims have words of their own. A claim repeats the first one of another article that has the same words
    and as much of a negation; the rows `alone` repeat nothing and are not repeated.
    """
    home = list(range(len(claims)))
    for later, earlier in _alike(claims):
        free = home[later] == later and home[earlier] == earlier and later not in alone and earlier not in alone
        if free and _elsewhere(claims[earlier], claims[later]):
            home[later] = earlier
    rows = sorted(set(home))
    at = {row: place for place, row in enumerate(rows)}
    return Distinct(tuple(rows), tuple(at[row] for row in home))


def _alike(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs (later, earlier) of rows whose claims share most of their stems."""
    words = (word for claim in claims for word in sorted(claim.stems))
    holds = table_of([claim.stems for claim in claims], dict.fromkeys(words, 1.0))
    size = holds.sum(axis=1)
    size[size < FEWEST] = np.inf
    found = np.nonzero(np.tril(holds @ holds.T >= ALIKE * np.maximum(size[:, None], size[None, :]), -1))
    return list(zip(*(rows.tolist() for rows in found), strict=True))


def _elsewhere(one: Claim, other: Claim) -> bool:
    return one.ref.document != other.ref.document and (one.polarity == "negated") == (other.polarity == "negated")
