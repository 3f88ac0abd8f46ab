"""Which way a bare weekday or month points: back where its clause tells of the past, ahead where of the future.

The nearest sign before the expression decides, within its sentence; then the nearest after it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.times.lexicon import word_list

if TYPE_CHECKING:
    from onrecord.grounding.times.tokens import Tokens

PAST, UNTOLD, FUTURE = -1, 0, 1

_REACH = 260
"""Code points looked at on either side; longer sentences hold their sign nearer."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?:(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]['\"”’]?\s+(?=[\"“‘'A-Z])|\n\s*\n|;\s)")
_BE = frozenset(("be", "been", "being"))
_NEXT_TO = {"until": FUTURE, "till": FUTURE, "by": FUTURE, "starting": FUTURE, "beginning": FUTURE, "since": PAST,
            "ended": PAST, "ending": FUTURE, "effective": FUTURE}  # fmt: skip
"""Words that stand right before the expression and say which way it points, where no verb says otherwise."""


def direction(tokens: Tokens, start: int, end: int) -> int:
    """PAST, FUTURE or UNTOLD for the expression of the tokens `start` to `end` (half-open)."""
    text, at, after = tokens.text, tokens.starts[start], tokens.ends[end - 1]
    left = _SENTENCE_END.split(text[max(0, at - _REACH) : at])[-1]
    words = _WORD.findall(left.lower())
    sign = _nearest(words[::-1], words)
    if sign == UNTOLD:
        right = _SENTENCE_END.split(text[after : after + _REACH])[0]
        following = _WORD.findall(right.lower())
        sign = _nearest(following, following)
    neighbour = _NEXT_TO.get(words[-1], UNTOLD) if words else UNTOLD
    return sign or neighbour


def _nearest(ordered: list[str], words: list[str]) -> int:
    backwards = ordered is not words
    for index, word in enumerate(ordered):
        if word in _future():
            return FUTURE
        if word in _past():
            return PAST
        before = ordered[index + 1 : index + 2] if backwards else ordered[index - 1 : index] if index else []
        if word.endswith("ed") and len(word) > 4 and not (before and before[0] in _BE):
            return PAST
    return UNTOLD


def _future() -> frozenset[str]:
    return word_list("future_signs")


def _past() -> frozenset[str]:
    return word_list("past_signs")
