"""Reads a cue: which classes of cue words it holds, what is left over, and whether it is negated."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from onrecord.stance.lexicon import Cue, cues, grammar, negations
from onrecord.stance.tokens import split

_SHORTEST_ADVERB = 5
_REMEMBERED = 4096
"""Cues repeat: a day's news says "said" thousands of times."""
_NOT_ADVERBS = grammar("not_adverbs")


class CueReading(NamedTuple):
    """The entries found in a cue in order, its words that belong to none, and whether a negation stands among these."""

    entries: tuple[Cue, ...]
    rest: tuple[str, ...]
    negated: bool


@lru_cache(maxsize=_REMEMBERED)
def read_cue(cue: str) -> CueReading:
    """Match the longest entries from left to right; adverbs in -ly may stand between the words of an entry."""
    kept = [word for word in split(cue) if not _is_adverb(word)]
    entries, rest = match(kept)
    return CueReading(tuple(entries), tuple(rest), not negations().isdisjoint(rest))


def match(words: list[str]) -> tuple[list[Cue], list[str]]:
    """Entries of the cue lexicon in order, and the words between them."""
    table = cues()
    entries: list[Cue] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        entry = _longest(table.get(words[at], ()), words, at)
        if entry is None:
            rest.append(words[at])
            at += 1
        else:
            entries.append(entry)
            at += len(entry.words)
    return entries, rest


def _longest(candidates: tuple[Cue, ...], words: list[str], at: int) -> Cue | None:
    for entry in candidates:
        size = len(entry.words)
        if size == 1 or tuple(words[at : at + size]) == entry.words:
            return entry
    return None


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) >= _SHORTEST_ADVERB and word not in _NOT_ADVERBS
