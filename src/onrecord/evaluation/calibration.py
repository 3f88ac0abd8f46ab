"""Whether a confidence of 0.8 means right in eight of ten: expected calibration error and its table.

The error is the mean distance of confidence and correctness over bins, weighted by their size (Naeini,
Cooper & Hauskrecht 2015; Guo et al. 2017), over bins of equal width and over bins of equal mass.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BINS = 10

Judged = tuple[float, bool]
"""A confidence in [0, 1], and whether the statement was right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence: the bin's edges, how many, their mean confidence, and the share that was right."""

    low: float
    high: float
    count: int
    confidence: float
    correct: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The two errors and the tables they come from; bins without a statement are left out."""

    statements: int
    error_equal_mass: float
    error_equal_width: float
    equal_mass: tuple[Bin, ...]
    equal_width: tuple[Bin, ...]


def calibrate(judged: Sequence[Judged]) -> Calibration | None:
    """The calibration of some judged statements; None where there are none."""
    if not judged:
        return None
    mass, width = equal_mass_bins(judged), equal_width_bins(judged)
    return Calibration(len(judged), expected_error(mass), expected_error(width), tuple(mass), tuple(width))


def expected_error(bins: Sequence[Bin]) -> float:
    """The mean of |confidence - correct| over bins, weighted by their counts; 0 without bins."""
    total = sum(one.count for one in bins)
    return sum(one.count * abs(one.confidence - one.correct) for one in bins) / total if total else 0.0


def equal_mass_bins(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """Bins of as many statements each (to one), in order of confidence; equal confidences keep the order given."""
    ordered = sorted(judged, key=lambda one: one[0])
    edges = [round(len(ordered) * number / bins) for number in range(bins + 1)]
    groups = [ordered[start:end] for start, end in pairwise(edges) if end > start]
    return [_bin(group, group[0][0], group[-1][0]) for group in groups]


def equal_width_bins(judged: Sequence[Judged], bins: int = BINS) -> list[Bin]:
    """Bins [0, 1/n), [1/n, 2/n) ... [1 - 1/n, 1]."""
    groups: list[list[Judged]] = [[] for _ in range(bins)]
    for one in judged:
        groups[min(bins - 1, max(0, int(one[0] * bins)))].append(one)
    return [_bin(group, number / bins, (number + 1) / bins) for number, group in enumerate(groups) if group]


def _bin(group: Sequence[Judged], low: float, high: float) -> Bin:
    count = len(group)
    return Bin(low, high, count, sum(one[0] for one in group) / count, sum(one[1] for one in group) / count)
