"""Whether statements reported inside others are found, and under the right parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluation.scores import Score, of_hits
from onrecord.evaluation.statements import match_statements, same_content
from onrecord.evaluation.tokens import Tokens, in_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.evaluation.attributions import Attribution
    from onrecord.evaluation.matching import Pair


def score_nested(gold: Sequence[Attribution], found: Sequence[Attribution], tokens: Tokens) -> Score:
    """Statements of depth 1 and more. Found means: the same content, under parents that are matched themselves.

    Outermost statements are matched by content; then, depth by depth, each parent's children among themselves.
    """
    pairs = _match(_at_depth(gold, 0), _at_depth(found, 0), tokens)
    hits = 0
    while pairs:
        pairs = [child for pair in pairs for child in _match(*_children(pair, gold, found), tokens)]
        hits += len(pairs)
    return of_hits(hits, _count_nested(found), _count_nested(gold))


def _at_depth(statements: Sequence[Attribution], depth: int) -> list[Attribution]:
    return [one for one in statements if one.depth == depth]


def _children(
    pair: tuple[Attribution, Attribution], gold: Sequence[Attribution], found: Sequence[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    return _children_of(pair[0], gold), _children_of(pair[1], found)


def _children_of(parent: Attribution, statements: Sequence[Attribution]) -> list[Attribution]:
    return [one for one in statements if one.parent == parent.id and one.depth == parent.depth + 1]


def _match(gold: list[Attribution], found: list[Attribution], tokens: Tokens) -> list[tuple[Attribution, Attribution]]:
    gold_words = [in_tokens(one, tokens) for one in gold]
    found_words = [in_tokens(one, tokens) for one in found]
    pairs: list[Pair] = match_statements(gold_words, found_words, same_content)
    return [(gold[row], found[column]) for row, column in pairs]


def _count_nested(statements: Sequence[Attribution]) -> int:
    return sum(one.depth > 0 for one in statements)
