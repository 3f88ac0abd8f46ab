"""Windows: the stretches of an article that the encoder reads at once, several paragraphs each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.language.words import IntArray, Words

WINDOW_PIECES = 254
"""Pieces a window holds, the encoder's two edge tokens aside; training and reading use the same."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of an article."""

    first: int
    last: int


def cut_windows(words: Words, limit: int = WINDOW_PIECES, first_limit: int | None = None) -> list[Window]:
    """Pack whole paragraphs into windows of at most `limit` pieces; only a longer paragraph is broken.

    Windows are filled evenly, so that the last is not a stub. `first_limit` bounds the first window
    (training uses it to see every paragraph in another company each time).
    """
    if not len(words):
        return []
    ends = _piece_ends(words)
    cuts = _breakable(words, ends, limit)
    windows: list[Window] = []
    start = 0
    while start < len(words):
        done = int(ends[start - 1]) if start else 0
        left = int(ends[-1]) - done
        room = limit if start or first_limit is None else first_limit
        if first_limit is None:
            room = min(limit, -(-left // -(-left // limit)) + limit // 8)
        fitting = cuts[(cuts > start) & (ends[cuts - 1] - done <= room)]
        if not len(fitting):
            fitting = cuts[(cuts > start) & (ends[cuts - 1] - done <= limit)]
        last = int(fitting[-1])
        windows.append(Window(start, last))
        start = last
    return windows


def _piece_ends(words: Words) -> IntArray:
    """For each word, the number of pieces up to and with it."""
    return np.cumsum(np.bincount(words.word_of_piece, minlength=len(words))).astype(np.int32)


def _breakable(words: Words, ends: IntArray, limit: int) -> IntArray:
    """Word positions where a window may end: paragraph ends, and inside a paragraph too long, words that fill a window."""
    paragraph_ends = np.append(np.flatnonzero(np.diff(words.paragraphs)) + 1, len(words))
    cuts: list[int] = []
    start = 0
    for end in paragraph_ends.tolist():
        done = int(ends[start - 1]) if start else 0
        while ends[end - 1] - done > limit:
            middle = max(start + 1, int(np.searchsorted(ends, done + limit, side="right")))
            cuts.append(middle)
            start, done = middle, int(ends[middle - 1])
        cuts.append(end)
        start = end
    return np.array(cuts, dtype=np.int32)
