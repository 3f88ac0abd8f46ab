"""Gradient-boosted trees, kept as JSON and read by plain array arithmetic."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAF = -1


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees over named features. Node arrays are (T, N): feature (LEAF for a leaf), limit, children, value."""

    features: tuple[str, ...]
    start: float
    depth: int
    feature: NDArray[np.int32]
    limit: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]

    def chance(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The probability (R,) of each row (R, F) of features, in the order of `features`."""
        total = np.full(len(rows), self.start, dtype=np.float32)
        at = np.arange(len(rows))
        for tree in range(len(self.feature)):
            feature, limit, left, right = self.feature[tree], self.limit[tree], self.left[tree], self.right[tree]
            node = np.zeros(len(rows), dtype=np.int32)
            for _ in range(self.depth):
                asked = feature[node]
                goes_left = rows[at, np.maximum(asked, 0)] <= limit[node]
                node = np.where(asked == LEAF, node, np.where(goes_left, left[node], right[node]))
            total += self.value[tree][node]
        chance: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-total))).astype(np.float32)
        return chance


@cache
def trees(name: str) -> Trees:
    """The trees of data/NAME.json."""
    return from_json(json.loads(files("onrecord.matters").joinpath("data", f"{name}.json").read_text(encoding="utf-8")))


def from_json(raw: dict[str, Any]) -> Trees:
    """Trees from their JSON: `features`, `start`, and `trees`, each a list of [feature, limit, left, right, value]."""
    size = max(len(tree) for tree in raw["trees"])
    table = np.zeros((len(raw["trees"]), size, 5))
    table[:, :, 0] = LEAF
    for row, tree in enumerate(raw["trees"]):
        table[row, : len(tree)] = tree
    return Trees(
        tuple(raw["features"]),
        float(raw["start"]),
        int(raw["depth"]),
        table[:, :, 0].astype(np.int32),
        table[:, :, 1].astype(np.float32),
        table[:, :, 2].astype(np.int32),
        table[:, :, 3].astype(np.int32),
        table[:, :, 4].astype(np.float32),
    )
