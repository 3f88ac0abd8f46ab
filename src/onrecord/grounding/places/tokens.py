"""The words of a text as the place finder reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.grounding.places.keys import word_key

_TOKEN = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_][a-z]?\.)+"  # U.S., W.Va.
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*"  # O'Brien, but Russia's is two
    r"|\n+|[^\w\s]|_"
)


class Tokens(NamedTuple):
    """Words and marks of a text, all lists of one length; `keys` as names are looked up, "" for marks."""

    text: str
    words: list[str]
    starts: list[int]
    keys: list[str]
    capital: list[bool]

    def end(self, at: int) -> int:
        """The code point after a token."""
        return self.starts[at] + len(self.words[at])

    def key(self, at: int) -> str:
        """A token's key, "" beyond either end of the text."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def word(self, at: int) -> str:
        """A token as written, "" beyond either end of the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a token is a word with a capital letter."""
        return 0 <= at < len(self.capital) and self.capital[at]

    def is_glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < len(self.starts) and self.starts[at] == self.end(at - 1)


def split_tokens(text: str) -> Tokens:
    """Splits a text; time grows with its length alone."""
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match[0])
        starts.append(match.start())
    known: dict[str, str] = {}
    for word in set(words):
        known[word] = word_key(word) if word[0].isalnum() and len(word) < 64 else ""
    return Tokens(text, words, starts, [known[word] for word in words], [word[0].isupper() for word in words])
