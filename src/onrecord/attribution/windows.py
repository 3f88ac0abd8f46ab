"""Windows: the stretches of an article that the encoder reads at once, several paragraphs each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.language.quotes import read_quotes
from onrecord.language.sentences import split_sentences
from onrecord.language.words import IntArray, Words

WINDOW_PIECES = 160
"""Pieces a window holds, the encoder's two edge tokens aside. Training uses longer ones, up to 254: read with
shorter ones the model is as good, and attention costs less (docs/evaluation.md, experiments)."""


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
    """Word positions where a window may end: paragraph ends, and inside a paragraph too long, ends of sentences."""
    paragraph_ends = np.append(np.flatnonzero(np.diff(words.paragraphs)) + 1, len(words))
    cuts: list[int] = []
    start = 0
    for end in paragraph_ends.tolist():
        sentences: IntArray | None = None
        done = int(ends[start - 1]) if start else 0
        while ends[end - 1] - done > limit:
            sentences = _sentence_ends(words, start, end) if sentences is None else sentences
            full = max(start + 1, int(np.searchsorted(ends, done + limit, side="right")))
            fitting = sentences[(sentences > start) & (sentences <= full)]
            start = int(fitting[-1]) if len(fitting) else full
            cuts.append(start)
            done = int(ends[start - 1])
        cuts.append(end)
        start = end
    return np.array(cuts, dtype=np.int32)


def _sentence_ends(words: Words, first: int, last: int) -> IntArray:
    """Word positions after the last word of each sentence of words [first, last)."""
    begin, end = int(words.starts[first]), int(words.ends[last - 1])
    paragraph = words.text[begin:end]
    stops = [begin + stop for _, stop in split_sentences(paragraph, read_quotes(paragraph))]
    return np.searchsorted(words.starts, np.array(stops, dtype=np.int32)).astype(np.int32)
