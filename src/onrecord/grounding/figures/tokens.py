"""The text as a row of small tokens: words, numbers, signs and line breaks, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*"
    r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’](?=[A-Za-z])[A-Za-z]+)?|\n|\S"
)
_STOPS = frozenset(".!?;\n")
_ABBREVIATED = frozenset(
    "mr mrs ms dr gen col lt sgt capt maj st sen rep gov no vs jan feb mar apr jun jul aug sep sept oct nov dec "
    "approx".split()
)
_LONGEST_SENTENCE = 60
"""Tokens to either side beyond which nothing is looked for, so that the work stays linear in the text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """T tokens of `text`: `raw` as written, `low` in lower case, `starts` and `ends` in code points."""

    text: str
    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, at: int) -> str:
        """The lower-case token at a place, empty beyond the text."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def written(self, at: int) -> str:
        """The token at a place as written, empty beyond the text."""
        return self.raw[at] if 0 <= at < len(self.raw) else ""

    def is_glued(self, at: int) -> bool:
        """Whether no space stands between the token before and the one at this place."""
        return 0 < at < len(self.low) and self.starts[at] == self.ends[at - 1]

    def is_capital(self, at: int) -> bool:
        """Whether the token at a place begins with a capital letter."""
        return self.written(at)[:1].isupper()

    def is_stop(self, at: int) -> bool:
        """Whether a sentence ends at this token: a stop that no abbreviation, or a line break, explains."""
        if not 0 <= at < len(self.low):
            return True
        if self.low[at] not in _STOPS:
            return False
        if self.low[at] != ".":
            return True
        return self.word(at - 1) not in _ABBREVIATED and (at + 1 >= len(self.low) or not self.raw[at + 1][:1].islower())

    def sentence_start(self, at: int) -> int:
        """The first token of the sentence that holds a token, or a place sixty tokens before."""
        floor = max(0, at - _LONGEST_SENTENCE)
        first = at
        while first > floor and not self.is_stop(first - 1):
            first -= 1
        return first

    def sentence_end(self, at: int) -> int:
        """The place after the last word of the sentence that holds a token, or sixty tokens on."""
        ceiling = min(len(self.low), at + _LONGEST_SENTENCE)
        last = at
        while last < ceiling and not self.is_stop(last):
            last += 1
        return last


def split_tokens(text: str) -> Tokens:
    """Cut a text into tokens in one pass, linear in its length."""
    matches = list(_TOKEN.finditer(text))
    raw = [match[0] for match in matches]
    return Tokens(
        text=text,
        raw=raw,
        low=[token.lower() for token in raw],
        starts=[match.start() for match in matches],
        ends=[match.end() for match in matches],
    )


def pieces(phrase: str) -> tuple[str, ...]:
    """A phrase of a word list cut as the text is, so that both can be compared."""
    return tuple(_TOKEN.findall(phrase))
