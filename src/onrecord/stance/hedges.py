"""Finds the words that make a statement less than certain: a likelihood, a modal, a verb of thinking, or the cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.stance.cues import match
from onrecord.stance.levels import level_of
from onrecord.stance.lexicon import signs
from onrecord.stance.likelihoods import Likelihood, find_likelihoods
from onrecord.stance.tokens import split_with_places

if TYPE_CHECKING:
    from onrecord.record import Span
    from onrecord.stance.model import Level

_REACH = 300
_SIGNS = {
    "probable": frozenset(("probable", "thinking", "deontic", "would")),
    "possible": frozenset(("possible", "modal")),
    "unlikely": frozenset(("unlikely",)),
}
_HEDGING_CUES = {
    "probable": frozenset(("think", "expect", "suggest", "rumour")),
    "possible": frozenset(("notexclude", "suggest", "think", "expect")),
    "unlikely": frozenset(("doubt", "think", "expect")),
}
_MARKS = frozenset("'\"“”‘’«»,.")


class Hedge(NamedTuple):
    """Where the words of a hedge stand in the text, and the likelihood they name, if they name one."""

    span: Span
    likelihood: Likelihood | None


def find_hedge(text: str, level: Level, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Hedge | None:
    """The hedge that accounts for a level: a likelihood of that level before a hedging cue before a single word."""
    stretches = [_stretch(text, span) for span in (content[0], *cue)]
    for stretch in stretches:
        for one in find_likelihoods(stretch[0]):
            if level_of(one) == level:
                return Hedge((stretch[1][one.begin], stretch[2][one.end - 1]), one)
    return _by_cue(level, stretches[1:]) or _by_word(level, stretches[0])


_Stretch = tuple[list[str], list[int], list[int]]


def _stretch(text: str, span: Span) -> _Stretch:
    start, end = span
    return split_with_places(text, start, min(end, start + _REACH))


def _by_cue(level: Level, stretches: list[_Stretch]) -> Hedge | None:
    for words, starts, ends in stretches:
        if any(entry.kind in _HEDGING_CUES[level] for entry in match(words)[0]):
            return Hedge((starts[0], ends[-1]), None)
    return None


def _by_word(level: Level, stretch: _Stretch) -> Hedge | None:
    table = signs()
    for word, start, end in zip(*stretch, strict=True):
        if word not in _MARKS and not _SIGNS[level].isdisjoint(table.get(word, ())):
            return Hedge((start, end), None)
    return None
