"""What the first words of a content avow of its certainty: a likelihood, "I think", "maybe".

The models of stance know such words only where their training texts showed them. Where they call a content plain, and
it opens with its own measure of certainty, the words are believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.stance.contents import OPENING_MARKS
from onrecord.stance.levels import level_of
from onrecord.stance.lexicon import grammar
from onrecord.stance.likelihoods import find_likelihoods
from onrecord.stance.tokens import split

if TYPE_CHECKING:
    from onrecord.record import Span
    from onrecord.stance.model import Level

_REACH, _OPENING = 300, 8
_ENDS = frozenset(".!?")
_THOUGHT = grammar("avowed_thought")
_MAYBE = frozenset(("maybe", "perhaps", "possibly"))


def avowed_level(text: str, content: Span) -> Level | None:
    """The level that a content's first sentence says itself, or None where it says none."""
    words = _first_sentence(split(text[content[0] : min(content[1], content[0] + _REACH)]))
    found = find_likelihoods(words)
    if found:
        return level_of(found[0])
    if not _MAYBE.isdisjoint(words[:3]):
        return "possible"
    return "probable" if _thinks(words) else None


def _first_sentence(words: list[str]) -> list[str]:
    bare = [word for word in words if word not in OPENING_MARKS]
    end = next((at for at, word in enumerate(bare) if word in _ENDS and at > 2), len(bare))
    return bare[:end]


def _thinks(words: list[str]) -> bool:
    """Whether the speaker thinks it: "I think", "I don't believe", near the beginning."""
    return any(
        word == "i" and not _THOUGHT.isdisjoint(words[at + 1 : at + 4]) for at, word in enumerate(words[:_OPENING])
    )
