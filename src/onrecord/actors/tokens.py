"""An article cut into the tokens that names and sources are read from, with their sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.language.quotes import read_quotes
from onrecord.language.sentences import split_sentences

if TYPE_CHECKING:
    from onrecord.record import Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’ʼ](?:s|d|m|re|ve|ll)\b"  # a possessive, a short "had" or "are" is a token of its own
    r"|[^\W_]+(?:(?:[-‐‑&/]|['’ʼ](?!(?:s|d|m|re|ve|ll)\b))[^\W_]+)*"
    r"|[^\w\s]"
)
_SHARE_OF_CAPITALS = 0.6
"""A paragraph with more capitalised words than this is a headline: capitals tell no names there."""
_HEADLINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's T tokens; all lists have T entries, offsets are code points. `sentences` are half-open spans."""

    text: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    sentence: list[int]
    opening: list[bool]
    headline: list[bool]
    sentences: list[Span]
    quotes: list[Span]

    def __len__(self) -> int:
        return len(self.words)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """First and last (exclusive) token that lies in [start, end)."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a position, or of the one before it."""
        return max(0, bisect_right(self.sentences, (position, 1 << 60)) - 1)

    def key(self, at: int) -> str:
        """The word at a place in small letters; empty outside the text."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def gap(self, at: int) -> str:
        """What stands between a token and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]] if at + 1 < len(self.words) else "\n"

    def span(self, first: int, last: int) -> Span:
        """The span of the tokens [first, last)."""
        return self.starts[first], self.ends[last - 1]


def tokenize(text: str) -> Tokens:
    """The tokens of a text; takes a time that grows with its length alone."""
    found = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    words = [word for word, _, _ in found]
    starts = [start for _, start, _ in found]
    quotes = read_quotes(text)
    sentences = split_sentences(text, quotes)
    sentence = _sentence_of(starts, sentences)
    capital = [word[0].isupper() for word in words]
    return Tokens(
        text=text,
        words=words,
        keys=[word.lower() for word in words],
        starts=starts,
        ends=[end for _, _, end in found],
        capital=capital,
        sentence=sentence,
        opening=_openings(words, sentence),
        headline=_headlines(text, words, starts, capital),
        sentences=sentences,
        quotes=[(quote.start, quote.end) for quote in quotes if quote.level == 0],
    )


def _sentence_of(starts: list[int], sentences: list[Span]) -> list[int]:
    numbers: list[int] = []
    at = 0
    for start in starts:
        while at + 1 < len(sentences) and sentences[at + 1][0] <= start:
            at += 1
        numbers.append(at)
    return numbers


def _openings(words: list[str], sentence: list[int]) -> list[bool]:
    """Whether a token is the first word of a sentence, or of what follows a quotation mark, a colon or a dash."""
    found: list[bool] = []
    fresh, before = True, -1
    for word, number in zip(words, sentence, strict=True):
        fresh = fresh or number != before
        found.append(fresh)
        fresh = word in _FRESH or (fresh and not word[0].isalnum())
        before = number
    return found


_FRESH = frozenset("\"'“”‘„«»:–—•-")


def _headlines(text: str, words: list[str], starts: list[int], capital: list[bool]) -> list[bool]:
    found = [False] * len(words)
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        ends = match[0].rstrip()[-1:] in _SENTENCE_ENDS
        if (number and ends) or len(match[0]) > _HEADLINE_LENGTH:
            continue
        first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        long = [place for place in range(first, last) if len(words[place]) > 3 and words[place][0].isalpha()]
        if 3 <= len(long) <= _HEADLINE_WORDS and sum(capital[p] for p in long) > _SHARE_OF_CAPITALS * len(long):
            found[first:last] = [True] * (last - first)
    return found


_HEADLINE_LENGTH = 300
_SENTENCE_ENDS = frozenset('."”:?!')
_PARAGRAPH = re.compile(r"[^\n]+")
