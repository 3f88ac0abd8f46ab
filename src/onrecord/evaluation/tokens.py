"""Spans as sets of words, so that edge punctuation, quote marks and spaces never count in a score."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.evaluation.attributions import Attribution
    from onrecord.record import Span

TokenSet = frozenset[int]

_WORD = re.compile(r"\w+(?:[-'’.,&]\w+)*")
"""Runs of word characters, joined by a hyphen, apostrophe, stop, comma or ampersand between them ("U.S", "1,200")."""


class Tokens:
    """The words of one text, numbered from 0."""

    def __init__(self, text: str) -> None:
        self._text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def within(self, spans: Iterable[Span]) -> TokenSet:
        """The words that the spans touch; without a word (a colon as cue) their characters, as negative numbers."""
        spans = list(spans)
        words = frozenset(number for span in spans for number in self._touched(span))
        return words or frozenset(~at for span in spans for at in range(*span) if not self._text[at].isspace())

    def place(self, token: int) -> int:
        """Where a word, or a character that stands for one, begins in the text."""
        return self._starts[token] if token >= 0 else ~token

    def _touched(self, span: Span) -> range:
        return range(bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1]))


@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """An attribution as sets of words, whole and part by part."""

    source: TokenSet
    cue: TokenSet
    content: TokenSet
    source_parts: frozenset[TokenSet]
    cue_parts: frozenset[TokenSet]
    content_parts: frozenset[TokenSet]

    @property
    def roles(self) -> tuple[TokenSet, TokenSet, TokenSet]:
        """Source, cue and content."""
        return self.source, self.cue, self.content

    @property
    def parts(self) -> tuple[frozenset[TokenSet], frozenset[TokenSet], frozenset[TokenSet]]:
        """The contiguous parts of source, cue and content."""
        return self.source_parts, self.cue_parts, self.content_parts


def in_tokens(attribution: Attribution, tokens: Tokens) -> TokenAttribution:
    """An attribution of the text whose words are given."""
    return TokenAttribution(
        source=tokens.within(attribution.source),
        cue=tokens.within(attribution.cue),
        content=tokens.within(attribution.content),
        source_parts=_parts(attribution.source, tokens),
        cue_parts=_parts(attribution.cue, tokens),
        content_parts=_parts(attribution.content, tokens),
    )


def _parts(spans: Iterable[Span], tokens: Tokens) -> frozenset[TokenSet]:
    return frozenset(filter(None, (tokens.within([span]) for span in spans)))


def dice(first: TokenSet, second: TokenSet) -> float:
    """Token F1 of two sets: twice what they share over what they hold together; 1 when both are empty."""
    held = len(first) + len(second)
    return 2 * len(first & second) / held if held else 1.0
