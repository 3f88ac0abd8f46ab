"""How well whole statements are found: source, cue and content together, matched one to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from onrecord.evaluation.matching import Pair, match
from onrecord.evaluation.tokens import TokenAttribution, dice

LEAST_CONTENT = 0.5
"""Token F1 that two contents need to be taken for the same; the field's "relaxed" match."""

Rule = Callable[[TokenAttribution, TokenAttribution], bool]


def same_content(gold: TokenAttribution, found: TokenAttribution) -> bool:
    """The contents share words, and enough of them."""
    return bool(gold.content & found.content) and dice(gold.content, found.content) >= LEAST_CONTENT


def same_cue_and_content(gold: TokenAttribution, found: TokenAttribution) -> bool:
    """The same content, and cues that share a word."""
    return bool(gold.cue & found.cue) and same_content(gold, found)


def same_statement(gold: TokenAttribution, found: TokenAttribution) -> bool:
    """The same cue and content, and sources that share a word or are both left out."""
    sources = bool(gold.source & found.source) or (not gold.source and not found.source)
    return sources and same_cue_and_content(gold, found)


def identical(gold: TokenAttribution, found: TokenAttribution) -> bool:
    """All three roles hold the same words."""
    return gold.roles == found.roles


RULES: dict[str, Rule] = {
    "relaxed": same_statement,
    "exact": identical,
    "content_and_cue": same_cue_and_content,
    "content_only": same_content,
}


def match_statements(gold: Sequence[TokenAttribution], found: Sequence[TokenAttribution], rule: Rule) -> list[Pair]:
    """Pairs (gold, found) that the rule allows, one to one, at the greatest likeness in total."""
    return match(
        {
            (row, column): _likeness(gold[row], found[column])
            for row, column in _candidates(gold, found)
            if rule(gold[row], found[column])
        }
    )


def _candidates(gold: Sequence[TokenAttribution], found: Sequence[TokenAttribution]) -> Iterator[Pair]:
    """Pairs whose contents share a word (or are both empty): no rule allows others."""
    holders: dict[int | None, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for token in one.content or (None,):
            holders[token].append(number)
    for number, one in enumerate(gold):
        near = {other for token in one.content or (None,) for other in holders.get(token, ())}
        yield from ((number, other) for other in sorted(near))


def _likeness(gold: TokenAttribution, found: TokenAttribution) -> float:
    """Above 0 for every allowed pair; the content weighs as much as source and cue together."""
    edges = dice(gold.source, found.source) + dice(gold.cue, found.cue)
    return 0.01 + dice(gold.content, found.content) + 0.5 * edges
