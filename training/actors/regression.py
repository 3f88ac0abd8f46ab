"""Log-linear ranking: weights that make the right candidates likely, by full-batch Adam (Kingma and Ba, 2015)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.actors.examples import Example

Floats = NDArray[np.float64]
STEPS = 300
RATE = 0.1
SMALLEST = 0.01
"""A weight nearer to nothing than this is left out."""


@dataclass(frozen=True)
class Table:
    """All candidates one below the other: which features each has, which example it is of, whether it is right."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    begins: NDArray[np.int64]
    example: NDArray[np.int64]
    right: Floats


def fit(examples: Sequence[Example], weight: Sequence[float], penalty: float, least: int) -> dict[str, float]:
    """Weights by feature; `weight` is one number an example, features seen fewer than `least` times are left out."""
    counts = Counter(feature for one in examples for features in one.features for feature in set(features))
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    values = _descend(_table(examples, index), np.asarray(weight, dtype=np.float64), penalty, len(index))
    return {f: round(float(values[place]), 3) for f, place in index.items() if abs(values[place]) > SMALLEST}


def _table(examples: Sequence[Example], index: dict[str, int]) -> Table:
    rows: list[int] = []
    columns: list[int] = []
    begins: list[int] = []
    example: list[int] = []
    right: list[float] = []
    for number, one in enumerate(examples):
        begins.append(len(example))
        for place, features in enumerate(one.features):
            known = [index[feature] for feature in set(features) if feature in index]
            rows.extend([len(example)] * len(known))
            columns.extend(known)
            example.append(number)
            right.append(float(place in one.right))
    return Table(np.array(rows), np.array(columns), np.array(begins), np.array(example), np.array(right))


def _descend(table: Table, weight: Floats, penalty: float, size: int) -> Floats:
    values, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        error = _error(table, values) * weight[table.example]
        slope = np.bincount(table.columns, error[table.rows], size) + penalty * values
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        rate = RATE * (1 - step / STEPS)
        values = values - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return values


def _error(table: Table, values: Floats) -> Floats:
    """For each candidate how much likelier it is than it should be."""
    scores = np.bincount(table.rows, values[table.columns], len(table.example))
    highest = np.maximum.reduceat(scores, table.begins)
    raised = np.exp(scores - highest[table.example])
    total = np.add.reduceat(raised, table.begins)
    good = raised * table.right
    hit = np.add.reduceat(good, table.begins)
    return np.asarray(raised / total[table.example] - good / hit[table.example], dtype=np.float64)
