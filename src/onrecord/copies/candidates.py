"""Pairs of articles that are worth a comparison: found by sorting all anchors, never by trying all pairs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
from numpy.typing import NDArray

from onrecord.copies.shingles import Hashes
from onrecord.copies.sketch import COMMON_ANCHORS

Pairs = NDArray[np.uint64]

NEIGHBOURS = 8
"""An anchor ties each article to so many before it that hold it: a thousand reprints make a chain, not a square."""
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def candidate_pairs(anchors: list[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in the list, lower first, in order, whose articles have at least two anchors in common."""
    keys = _sorted_keys(anchors)
    if not len(keys):
        return
    pairs, counts = np.unique(np.concatenate(list(_neighbours(keys))), return_counts=True)
    for pair in cast("list[int]", pairs[counts >= COMMON_ANCHORS].tolist()):
        yield pair >> 32, pair & 0xFFFFFFFF


def _sorted_keys(anchors: list[Hashes]) -> Pairs:
    """All anchors with their articles' positions, as hash << 32 | position, ascending."""
    if not anchors:
        return np.empty(0, dtype=np.uint64)
    owners = np.repeat(np.arange(len(anchors), dtype=np.uint64), [len(one) for one in anchors])
    keys = (np.concatenate(anchors).astype(np.uint64) << _HALF) | owners
    keys.sort()
    return keys


def _neighbours(keys: Pairs) -> Iterator[Pairs]:
    for distance in range(1, NEIGHBOURS + 1):
        earlier, later = keys[:-distance], keys[distance:]
        same = (earlier >> _HALF) == (later >> _HALF)
        yield ((earlier[same] & _LOW) << _HALF) | (later[same] & _LOW)
