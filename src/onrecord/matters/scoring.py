"""Scores of estimators: Brier's (1950) over resolved estimates, and calibration by the words of a yardstick.

An estimate is an interval of probability, so its score is one too: the best and the worst that any probability in the
interval would have had. The middle of the interval is shown beside them, and claims no more than the words did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Resolved:
    """One estimate whose outcome is known: who made it, bounds, yardstick, the words, and whether it happened."""

    estimator: str
    low: float
    high: float
    yardstick: str
    phrase: str
    happened: bool


@dataclass(frozen=True, slots=True)
class BrierScore:
    """Of one estimator: the number of estimates, and the mean squared distance from what happened, 0 the best."""

    estimator: str
    estimates: int
    best: float
    middle: float
    worst: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one word of a yardstick: its bounds, and how often what it was said of happened. `fits`: within the bounds."""

    yardstick: str
    low: float
    high: float
    estimates: int
    happened: float
    fits: bool


def brier(low: float, high: float, happened: bool) -> tuple[float, float, float]:
    """The best, middle and worst score of an interval: (best, middle, worst)."""
    truth = 1.0 if happened else 0.0
    ends = sorted(((low - truth) ** 2, (high - truth) ** 2))
    return ends[0], ((low + high) / 2 - truth) ** 2, ends[1]


def brier_scores(resolved: Iterable[Resolved]) -> list[BrierScore]:
    """The score of each estimator, those with most estimates first."""
    by_name: Mapping[str, list[Resolved]] = _sorted_by(resolved, "estimator")
    scores = []
    for name, ones in by_name.items():
        rows = [brier(one.low, one.high, one.happened) for one in ones]
        best, middle, worst = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        scores.append(BrierScore(name, len(rows), best, middle, worst))
    return sorted(scores, key=lambda one: (-one.estimates, one.middle, one.estimator))


def calibration(resolved: Iterable[Resolved]) -> list[Calibration]:
    """For each interval of each yardstick, how often what was put there happened."""
    found: dict[tuple[str, float, float], list[bool]] = defaultdict(list)
    for one in resolved:
        found[one.yardstick, one.low, one.high].append(one.happened)
    return [
        Calibration(yardstick, low, high, len(flags), share, low <= share <= high)
        for (yardstick, low, high), flags in sorted(found.items())
        for share in [sum(flags) / len(flags)]
    ]


def _sorted_by(resolved: Iterable[Resolved], field: str) -> dict[str, list[Resolved]]:
    found: dict[str, list[Resolved]] = defaultdict(list)
    for one in resolved:
        found[getattr(one, field)].append(one)
    return found
