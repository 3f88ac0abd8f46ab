"""A text's sketch: the smallest of its hashes, enough to tell how much of one text stands in another.

Method: Broder, "On the resemblance and containment of documents" (1997), with the bottom-k samples of Cohen and Kaplan
(2007). Two sketches are compared below the hash up to which both are complete: there each is an even sample.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.copies.shingles import Hashes, shingles

SKETCH_SIZE = 128
"""Hashes kept an article: 512 bytes; the share of one text in another is then known within 0.05 (one sigma)."""
ANCHORS = 24
"""Of these, the smallest find candidates. Of a quarter of a text, 24 anchors miss two common ones once in a hundred."""
COMMON_ANCHORS = 2
LEAST_SHINGLES = 12
"""A shorter text is too little to call it a copy of another."""
OF_SMALLER = 0.5
OF_LARGER = 0.25
"""What a copy shares of the smaller and of the larger text. The second keeps a round-up, or a live page that quotes one
agency report whole, from joining all reports that it holds."""


class Overlap(NamedTuple):
    """The share of the smaller and of the larger text that stands in the other, 0 to 1, estimated."""

    of_smaller: float
    of_larger: float


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """The smallest hashes of one text, ascending, uint32; `whole` where that is all of them."""

    hashes: Hashes
    whole: bool

    @property
    def anchors(self) -> Hashes:
        """The hashes by which candidates are looked up; none for a text that is too short."""
        return self.hashes[:ANCHORS] if len(self.hashes) >= LEAST_SHINGLES else self.hashes[:0]

    def to_bytes(self) -> bytes:
        """The sketch as bytes: little-endian hashes."""
        return self.hashes.astype("<u4").tobytes()


def sketch(text: str) -> Sketch:
    """The sketch of a text."""
    found = shingles(text)
    return Sketch(found[:SKETCH_SIZE], len(found) <= SKETCH_SIZE)


def from_bytes(data: bytes, *, whole: bool) -> Sketch:
    """The sketch that `to_bytes` wrote."""
    return Sketch(np.frombuffer(data, dtype="<u4").astype(np.uint32), whole)


def overlap(one: Sketch, other: Sketch) -> Overlap:
    """How much the two texts share."""
    limit = min(_complete_to(one), _complete_to(other))
    a, b = (hashes[: np.searchsorted(hashes, limit, side="right")] for hashes in (one.hashes, other.hashes))
    common = len(np.intersect1d(a, b, assume_unique=True))
    smaller, larger = sorted((len(a), len(b)))
    return Overlap(common / smaller, common / larger) if smaller else Overlap(0.0, 0.0)


def is_copy(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are one report in two papers."""
    shared = overlap(one, other)
    return shared.of_smaller >= OF_SMALLER and shared.of_larger >= OF_LARGER


def _complete_to(one: Sketch) -> int:
    return int(np.iinfo(np.uint32).max) if one.whole or not len(one.hashes) else int(one.hashes[-1])
