"""Matching: one to one, at the greatest weight."""

from __future__ import annotations

import time
from itertools import permutations

import numpy as np
import pytest

from onrecord.evaluation.matching import match


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, []),
        ({(0, 0): 1.0}, [(0, 0)]),
        ({(0, 0): 1.0, (0, 1): 2.0}, [(0, 1)]),
        ({(0, 0): 1.0, (1, 0): 2.0}, [(1, 0)]),
        ({(0, 0): 1.0, (0, 1): 0.9, (1, 0): 0.9}, [(0, 1), (1, 0)]),
        ({(0, 0): 2.0, (0, 1): 0.9, (1, 0): 0.9}, [(0, 0)]),
        ({(3, 7): 1.0, (5, 2): 1.0}, [(3, 7), (5, 2)]),
    ],
    ids=["none", "one", "better column", "better row", "two beat one", "one beats two", "apart"],
)
def test_cases(weights: dict[tuple[int, int], float], expected: list[tuple[int, int]]) -> None:
    assert match(weights) == expected


@pytest.mark.parametrize("seed", range(40))
def test_no_matching_weighs_more(seed: int) -> None:
    random = np.random.default_rng(seed)
    rows, columns = random.integers(1, 6, size=2).tolist()
    table = random.random((rows, columns)) * (random.random((rows, columns)) < 0.6)
    weights = {(int(r), int(c)): float(table[r, c]) for r, c in np.argwhere(table > 0)}
    found = match(weights)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    wide = np.pad(table, ((0, 0), (0, rows)))
    best = max(sum(wide[r, c] for r, c in enumerate(order)) for order in permutations(range(columns + rows), rows))
    assert sum(weights[pair] for pair in found) == pytest.approx(best)


def test_a_dense_record_is_matched_in_time() -> None:
    random = np.random.default_rng(0)
    weights = {(row, column): float(random.random() + 0.01) for row in range(120) for column in range(150)}
    begun = time.process_time()
    assert len(match(weights)) == 120
    assert time.process_time() - begun < 10
