"""The distance that a reporter keeps from a statement, as the cue shows it.

Factive verbs presuppose their content (Kiparsky and Kiparsky, Fact, 1970); verbs of insisting and claiming put the
truth on the speaker's account (S. Bergler, Evidential Analysis of Reported Speech, 1992). The lists are ours.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from onrecord.stance.lexicon import Phrase, inflected, rows
from onrecord.stance.tokens import split

if TYPE_CHECKING:
    from onrecord.stance.stance import Distance

_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def distance(cue: str) -> Distance:
    """The distance of a cue; distancing words outweigh factive ones."""
    found = set(_marked(split(cue)))
    if "distancing" in found:
        return "distancing"
    return "factive" if "factive" in found else "neutral"


def _marked(words: list[str]) -> list[Distance]:
    table = _table()
    return [
        kind
        for at, word in enumerate(words)
        for phrase, kind in table.get(word, ())
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase
    ]


@cache
def _table() -> dict[str, tuple[tuple[Phrase, Distance], ...]]:
    table: dict[str, tuple[tuple[Phrase, Distance], ...]] = {}
    for kind, form, entries in rows("distances.tsv"):
        for entry in entries.split("; "):
            for phrase in inflected(entry, form):
                table[phrase[0]] = (*table.get(phrase[0], ()), (phrase, cast("Distance", kind)))
    return table
