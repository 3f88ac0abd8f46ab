"""Precision, recall and their harmonic mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Credits over counts: of `found` predictions `found_credit` were right, of `gold` ones `gold_credit` were met."""

    found_credit: float = 0.0
    found: int = 0
    gold_credit: float = 0.0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found_credit + other.found_credit,
            self.found + other.found,
            self.gold_credit + other.gold_credit,
            self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """The share of predictions that are right; 0 when there are none."""
        return self.found_credit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 when there is none."""
        return self.gold_credit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_dict(self) -> dict[str, float]:
        """Shares in [0, 1] and the counts."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "found": self.found,
            "gold": self.gold,
        }


def of_hits(hits: int, found: int, gold: int) -> Score:
    """The score of a one-to-one count, where a hit counts once on either side."""
    return Score(hits, found, hits, gold)
