"""Finds the estimates of an article: where a source puts a likelihood on an outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onrecord.stance.horizons import find_horizon
from onrecord.stance.likelihoods import Likelihood, find_likelihoods, may_hold_likelihood, triggers
from onrecord.stance.outcomes import clause_end, find_outcome, is_bare, named_before
from onrecord.stance.tokens import split_with_places
from onrecord.values import Estimate, Horizon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import Span, Statement
    from onrecord.values import Yardstick

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3}[.!?])[\"”’']*\s+|(?<=[.!?][\"”’'])\s+|\n+|(?<=\w[?!])\s+|(?<=\d[.!?])\s+(?=[A-Z“\"])"
)
_LONGEST = 2000
_MARKS = ".!?\"”“’'«» "


class _Sentence(NamedTuple):
    words: list[str]
    starts: list[int]
    ends: list[int]


def find_estimates(text: str, statements: Iterable[Statement], yardstick: Yardstick = "icd203") -> tuple[Estimate, ...]:
    """All estimates of an article in order of their phrases, each given to its innermost statement. Never raises.

    A bare "that" or "it" stands for what its sentence named before, else for the sentence before in the same content.
    """
    found: dict[Span, Estimate] = {}
    for statement in sorted(statements, key=lambda one: one.depth):
        found.update((one.phrase, one) for one in _of_statement(text, statement, yardstick))
    return tuple(sorted(_unnested(found.values()), key=lambda one: one.phrase))


def _unnested(found: Iterable[Estimate]) -> list[Estimate]:
    """Where phrases of two readings overlap, the longer stays."""
    kept: list[Estimate] = []
    for one in sorted(found, key=lambda one: one.phrase[0] - one.phrase[1]):
        if not any(one.phrase[0] < other.phrase[1] and other.phrase[0] < one.phrase[1] for other in kept):
            kept.append(one)
    return kept


def _of_statement(text: str, statement: Statement, yardstick: Yardstick) -> Iterator[Estimate]:
    content = statement.content.spans
    if not content:
        return
    yield from _of_cue(text, statement, yardstick)
    for span in content:
        if not may_hold_likelihood(text[slice(*span)]):
            continue
        before: Span | None = None
        for start, end in _sentences(text, span):
            yield from _of_sentence(text, (start, end), before, statement.id, yardstick)
            before = _bare_edges(text, start, end)


def _of_cue(text: str, statement: Statement, yardstick: Yardstick) -> Iterator[Estimate]:
    """A likelihood in the cue ("cannot rule out", "is unlikely") is put on the whole content."""
    if statement.cue is None:
        return
    content = statement.content.spans
    first, last = content[0][0], content[-1][1]
    if text.startswith("that ", first) and content[0][1] - first > len("that "):
        first += len("that ")
    for span in statement.cue.spans:
        sentence = _Sentence(*split_with_places(text, *span))
        for one in find_likelihoods(sentence.words):
            yield _estimate(text, sentence, one, (first, content[0][1]), (first, last), statement.id, yardstick)


def _of_sentence(
    text: str, span: Span, before: Span | None, statement: str, yardstick: Yardstick
) -> Iterator[Estimate]:
    sentence = _Sentence(*split_with_places(text, *span))
    if triggers().isdisjoint(sentence.words):
        return
    likelihoods = find_likelihoods(sentence.words)
    for one in likelihoods:
        outcome = _outcome(sentence, one, before)
        if outcome is not None:
            last = clause_end(sentence.words, one.end) - 1
            around = (
                span if len(likelihoods) == 1 else (sentence.starts[one.begin], sentence.ends[max(last, one.end - 1)])
            )
            yield _estimate(text, sentence, one, outcome, around, statement, yardstick)


def _outcome(sentence: _Sentence, one: Likelihood, before: Span | None) -> Span | None:
    found = find_outcome(sentence.words, one)
    if found is not None and (is_bare(sentence.words, found) or (one.begin <= found[0] and found[1] <= one.end)):
        named = named_before(sentence.words, one)
        if named is None and before is not None:
            return before
        found = named or (found if is_bare(sentence.words, found) else None)
    return None if found is None else (sentence.starts[found[0]], sentence.ends[found[1] - 1])


def _estimate(
    text: str, sentence: _Sentence, one: Likelihood, outcome: Span, around: Span, statement: str, yardstick: Yardstick
) -> Estimate:
    low, high = one.probabilities(yardstick)
    phrase = sentence.starts[one.begin], sentence.ends[one.end - 1]
    horizon = find_horizon(text, *outcome) or find_horizon(text, *around)
    return Estimate(
        statement,
        outcome,
        phrase,
        round(low, 4),
        round(high, 4),
        yardstick,
        None if horizon is None else Horizon(horizon),
        one.is_negated,
    )


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start, stop = span[0], min(span[1], len(text))
    while start < stop:
        match = _SENTENCE_END.search(text, start, min(stop, start + _LONGEST))
        end = match.start() if match else min(stop, start + _LONGEST)
        if end > start:
            yield start, end
        start = match.end() if match and match.end() > start else max(end, start + 1)


def _bare_edges(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end
