"""The words of a text as the encoder sees them: pieces, word spans, and what each word looks like.

Words are the tokenizer's own (runs of letters and digits, single punctuation marks), so that a span over
words is always a span over whole pieces. All offsets are code points of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.language.quotes import Quote, read_quotes

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IntArray = NDArray[np.int32]

SHAPES = ("lower", "title", "upper", "number", "mark", "mixed")
QUOTE_STATES = ("outside", "inside", "inside single or nested", "opening mark", "closing mark")
PLACES = ("within a paragraph", "first word of a paragraph")

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Words:
    """A text as W words over P pieces.

    `starts`, `ends`, `paragraphs`, `shapes`, `quotes` and `places` have shape (W,), `pieces` and `word_of_piece` (P,);
    `stretches` are the text's quotations.
    """

    starts: IntArray
    ends: IntArray
    paragraphs: IntArray
    shapes: IntArray
    quotes: IntArray
    places: IntArray
    pieces: IntArray
    word_of_piece: IntArray
    stretches: list[Quote]
    text: str = ""

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str, tokenizer: Tokenizer) -> Words:
    """Cut a text into words and pieces; an empty text gives no words."""
    # Half a surrogate pair is no character that the tokenizer takes; the replacement is as long.
    encoding = tokenizer.encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    word_ids = np.array(encoding.word_ids, dtype=np.int32)
    offsets = np.array(encoding.offsets, dtype=np.int32).reshape(-1, 2)
    first = np.flatnonzero(np.diff(word_ids, prepend=-1))
    last = np.append(first[1:], len(word_ids))[: len(first)] - 1
    starts, ends = offsets[first, 0], offsets[last, 1]
    word_of_piece = np.cumsum(np.diff(word_ids, prepend=-1) != 0).astype(np.int32) - 1
    breaks = np.array([match.end() for match in _LINE_BREAK.finditer(text)], dtype=np.int32)
    paragraphs = np.searchsorted(breaks, starts, side="right").astype(np.int32)
    stretches = read_quotes(text)
    return Words(
        starts=starts,
        ends=ends,
        paragraphs=paragraphs,
        shapes=_shapes(text, starts, ends),
        quotes=_quote_states(starts, stretches),
        places=(np.diff(paragraphs, prepend=-1) != 0).astype(np.int32),
        pieces=np.array(encoding.ids, dtype=np.int32),
        word_of_piece=word_of_piece,
        stretches=stretches,
        text=text,
    )


def _shapes(text: str, starts: IntArray, ends: IntArray) -> IntArray:
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    return np.array([_shape(text[start:end]) for start, end in spans], dtype=np.int32)


@lru_cache(maxsize=1 << 16)
def _shape(word: str) -> int:
    if word.islower():
        return 0
    if not word.isalnum():
        return 4
    if not word.isalpha():
        return 3
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word.istitle() else 5


def _quote_states(starts: IntArray, stretches: list[Quote]) -> IntArray:
    states = np.zeros(len(starts), dtype=np.int32)
    for quote in stretches:
        begin, end = np.searchsorted(starts, (quote.start, quote.end))
        inner = 2 if quote.single or quote.level else 1
        states[begin:end] = np.maximum(states[begin:end], inner)
    for quote in stretches:
        begin, end = np.searchsorted(starts, (quote.start, quote.end))
        if begin < end and starts[begin] == quote.start:
            states[begin] = 3
        if quote.closed and begin < end and starts[end - 1] == quote.end - 1:
            states[end - 1] = 4
    return states
