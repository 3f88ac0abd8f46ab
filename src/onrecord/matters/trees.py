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
ROWS = 256
"""Rows that are weighed at once: what they need stays in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees over named features. Node arrays (T, N): feature, limit, children (a leaf's: itself), value."""

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
        parts = [self._total(rows[begin : begin + ROWS]) for begin in range(0, len(rows), ROWS)]
        total = np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
        chance: NDArray[np.float32] = (1.0 / (1.0 + np.exp(-total))).astype(np.float32)
        return chance

    def _total(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Log-odds (R,): every row goes down all trees at once. Nodes are numbered through all trees."""
        trees, size = self.feature.shape
        root = (np.arange(trees) * size)[None, :]
        row = (np.arange(len(rows)) * rows.shape[1])[:, None]
        flat = np.ascontiguousarray(rows).ravel()
        node = np.repeat(root, len(rows), axis=0)
        for _ in range(self.depth):
            asked = flat.take(row + self.feature.ravel().take(node))
            goes_left = asked <= self.limit.ravel().take(node)
            node = root + np.where(goes_left, self.left.ravel().take(node), self.right.ravel().take(node))
        total: NDArray[np.float32] = self.start + self.value.ravel().take(node).sum(axis=1, dtype=np.float32)
        return total


@cache
def trees(name: str) -> Trees:
    """The trees of data/NAME.json."""
    return from_json(json.loads(files("onrecord.matters").joinpath("data", f"{name}.json").read_text(encoding="utf-8")))


def from_json(raw: dict[str, Any]) -> Trees:
    """Trees from their JSON: `features`, `start`, and `trees`, each a list of [feature, limit, left, right, value]."""
    size = max(len(tree) for tree in raw["trees"])
    table = np.zeros((len(raw["trees"]), size, 5))
    for row, tree in enumerate(raw["trees"]):
        table[row, : len(tree)] = tree
        leaves = [at for at, node in enumerate(tree) if node[0] == LEAF]
        table[row, leaves, 0] = 0
        table[row, leaves, 2] = table[row, leaves, 3] = leaves
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
