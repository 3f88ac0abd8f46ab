"""Metonyms: names of places that stand for who rules there. "Washington considers" is a government, not a place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.grounding.places.lexicon import members
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.tokens import Tokens
from onrecord.values import Span

_BETWEEN = frozenset("has have had also now still then later again repeatedly".split())
_BESIDE = frozenset("the and or both , & ' ’ s".split())


class Speakers:
    """The sources of an article's statements that are made of names of places alone ("Moscow and Kyiv")."""

    def __init__(self, tokens: Tokens, mentions: list[Mention], speaking: Sequence[Span]) -> None:
        named = {at for mention in mentions if mention.feature != "street" for at in range(mention.first, mention.last)}
        self._speaking: set[int] = set()
        for start, end in speaking:
            first = max(0, bisect_right(tokens.starts, start) - 1)
            inside = [
                at for at in range(first, min(len(tokens.words), first + _LONGEST)) if start <= tokens.starts[at] < end
            ]
            if all(at in named or tokens.words[at].lower() in _BESIDE for at in inside):
                self._speaking.update(inside)

    def include(self, mention: Mention) -> bool:
        """Whether a mention is such a source."""
        return mention.first in self._speaking


_LONGEST = 12
"""Words of the longest source that is read as a list of places."""


def rules(tokens: Tokens, mention: Mention) -> bool:
    """Whether a verb of saying, thinking or wanting follows a name ("Ukraine insists")."""
    return _verb_after(tokens, mention) in members("speech") | members("hold")


def acts(tokens: Tokens, mention: Mention) -> bool:
    """Whether a name is who does something: "Moscow launched rockets", "territory taken by Moscow"."""
    done = tokens.key(mention.first - 2)
    return _verb_after(tokens, mention) in members("act") or (
        tokens.key(mention.first - 1) == "by" and len(done) > 3 and done.endswith(("ed", "en")) and done not in _RESTING
    )


_RESTING = frozenset(("stopped", "passed", "dropped", "located", "based", "situated", "seen"))
"""Past forms after which "by" tells where something lies or goes."""


def _verb_after(tokens: Tokens, mention: Mention) -> str:
    at = mention.last
    while tokens.key(at) in _BETWEEN and at < mention.last + 3:
        at += 1
    return "" if tokens.is_capital(at) else tokens.key(at)
