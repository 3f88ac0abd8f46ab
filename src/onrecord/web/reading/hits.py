"""The words that were searched for, found again in an article, so that a hit stays marked where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Span

_TERM = re.compile(r'-?"[^"]*"|\S+')
_SUFFIX = r"\w{0,4}"
"""The store's search matches word stems: up to four more letters are taken for an ending."""
_MOST_TERMS = 16
MOST_HITS = 2000


def hits(text: str, words: str) -> list[Span]:
    """Spans of the text that the words match, in order and apart; empty where there are no words."""
    patterns = [pattern for term in _TERM.findall(words)[:_MOST_TERMS] if (pattern := _pattern(term))]
    if not patterns:
        return []
    found: list[Span] = []
    for match in re.finditer("|".join(patterns), text, re.IGNORECASE):
        found.append(match.span())
        if len(found) >= MOST_HITS:
            break
    return found


def _pattern(term: str) -> str:
    if term.startswith("-") or term in ("AND", "OR", "NOT"):
        return ""
    words = re.findall(r"\w+", term)
    if not words:
        return ""
    if term.startswith('"'):
        return r"\b" + r"\W+".join(map(re.escape, words)) + r"\b"
    ending = r"\w*" if term.endswith("*") else _SUFFIX
    return "|".join(rf"\b{_stem(word)}{ending}\b" for word in words)


def _stem(word: str) -> str:
    """A word without the endings that search overlooks: 'declared' finds 'declares' too."""
    for ending in ("ing", "ed", "es", "s"):
        if word.lower().endswith(ending) and len(word) - len(ending) >= 4:
            return re.escape(word[: -len(ending)])
    return re.escape(word)
