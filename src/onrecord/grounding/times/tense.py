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
_SENTENCE_END = re.compile(
    r"""(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]['"”’]?\s+(?=["“‘'A-Z])|\n\s*\n|;\s""",
)
"""A stop after a short word with a capital ("Mr.", "Gov.") ends no sentence."""
_CLAUSE_END = re.compile(_SENTENCE_END.pattern + r"|[:;“\"]")
_BE = frozenset(("be", "been", "being"))
_AM = frozenset(("is", "are", "am"))
_PERFECT_REACH = 5
"""So many words before a sign of the future "had" puts it into the past: "had been due to expire"."""
_PARTICIPLE = re.compile(r"(?!un)[^\W\d_]{3,}ed")
_WILL = ("'ll", "’ll")
_PLANS = frozenset((("have", "to"), ("has", "to"), ("set", "to"), ("set", "for")))
_LIMITS = frozenset(("by", "until", "till", "before"))
"""Before one of these a sign of the future anywhere in the sentence outweighs a nearer participle."""
_NEXT_TO = {
    "until": FUTURE, "till": FUTURE, "by": FUTURE, "before": FUTURE, "starting": FUTURE, "beginning": FUTURE,
    "ending": FUTURE, "through": FUTURE, "effective": FUTURE, "since": PAST, "ended": PAST,
}  # fmt: skip
"""Words that stand right before the expression and say which way it points, where no verb says otherwise."""


def direction(tokens: Tokens, start: int, end: int) -> int:
    """PAST, FUTURE or UNTOLD for the expression of the tokens `start` to `end` (half-open)."""
    text, at, after = tokens.text, tokens.starts[start], tokens.ends[end - 1]
    left = _WORD.findall(_SENTENCE_END.split(text[max(0, at - _REACH) : at])[-1].lower())
    if left and left[-1] in _LIMITS and any(word in _future() for word in left):
        return FUTURE
    sign = next((sign for index in reversed(range(len(left))) if (sign := _sign(left, index))), UNTOLD)
    if sign == UNTOLD:
        right = _WORD.findall(_CLAUSE_END.split(text[after : after + _REACH])[0].lower())
        sign = next((sign for index in range(len(right)) if (sign := _sign(right, index))), UNTOLD)
    return sign or (_NEXT_TO.get(left[-1], UNTOLD) if left else UNTOLD)


def _sign(words: list[str], index: int) -> int:
    word, before = words[index], words[max(0, index - 2) : index]
    if word in _future() and "had" in words[max(0, index - _PERFECT_REACH) : index]:
        return PAST
    if word in _future() or word.endswith(_WILL) or (word.endswith("ing") and _AM.intersection(before)):
        return FUTURE
    if tuple(words[index : index + 2]) in _PLANS:
        return FUTURE
    return PAST if _tells_past(word) and not _BE.intersection(before) else UNTOLD


def _tells_past(word: str) -> bool:
    return word in _past() or (_PARTICIPLE.fullmatch(word) is not None and word not in word_list("false_participles"))


def _future() -> frozenset[str]:
    return word_list("future_signs")


def _past() -> frozenset[str]:
    return word_list("past_signs")
