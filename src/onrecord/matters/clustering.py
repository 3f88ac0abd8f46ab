"""Clustering: statements into groups by average linkage over how likely each pair shares a question."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def clusters(
    likeness: FloatArray, limit: float, together: Iterable[tuple[int, int]] = (), apart: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """Groups of row numbers. `likeness` is symmetric (N, N), probabilities; groups merge while the mean over their
    pairs is at least `limit`. `together` and `apart` are pairs that a person has judged; the former are merged first.
    """
    size = len(likeness)
    groups = [[row] for row in range(size)]
    mean = likeness.astype(np.float64, copy=True)
    np.fill_diagonal(mean, -np.inf)
    for first, second in apart:
        mean[first, second] = mean[second, first] = -np.inf
    for first, second in together:
        home, guest = (_holder(groups, row) for row in (first, second))
        if home != guest:
            _merge(mean, groups, home, guest)
    while size > 1:
        best = int(mean.argmax())
        home, guest = divmod(best, size)
        if mean[home, guest] < limit:
            break
        _merge(mean, groups, home, guest)
    return [sorted(group) for group in groups if group]


def _holder(groups: list[list[int]], row: int) -> int:
    return next(at for at, group in enumerate(groups) if row in group)


def _merge(mean: FloatArray, groups: list[list[int]], home: int, guest: int) -> None:
    """Put the guest's members into the home group, and average their rows (an `apart` pair keeps them apart)."""
    ours, theirs = len(groups[home]), len(groups[guest])
    merged = (mean[home] * ours + mean[guest] * theirs) / (ours + theirs)
    merged[home] = -np.inf
    mean[home], mean[:, home] = merged, merged
    mean[guest], mean[:, guest] = -np.inf, -np.inf
    groups[home] += groups[guest]
    groups[guest] = []
