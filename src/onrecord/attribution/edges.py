"""Edges of spans: quote marks belong to a content, other punctuation at an edge belongs to nothing."""

from __future__ import annotations

from onrecord.attribution.decode import Run
from onrecord.language.words import Words
from onrecord.record import Span

_LOOSE = frozenset(" \t\n\r\u00a0,;:.–—-!?…")
_ENDS = frozenset("!?…")
MARKS = frozenset("\"“”„‟«»‘’'‚‹›`")


def trim(text: str, words: Words, runs: list[Run], role: str) -> tuple[Span, ...]:
    """Word runs as character spans of a role; a cue that is punctuation alone (a colon) is kept as it is."""
    spans = [(int(words.starts[first]), int(words.ends[last - 1])) for first, last in runs]
    if role == "cue":
        return tuple(_trimmed(text, span) or span for span in spans)
    trimmed = [tight for span in spans if (tight := _trimmed(text, span))]
    return tuple(_with_marks(text, span, words) for span in trimmed) if role == "content" else tuple(trimmed)


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _LOOSE:
        start += 1
    while end > start and text[end - 1] in _LOOSE:
        end -= 1
    if start == end or all(character in MARKS or character in _LOOSE for character in text[start:end]):
        return None
    return start, end


def _with_marks(text: str, span: Span, words: Words) -> Span:
    """Take in the marks of a quotation that begins or ends exactly here, and a full stop before its closing mark."""
    start, end = span
    for quote in words.stretches:
        if quote.start >= end + 4:
            break
        if quote.start == start - 1:
            start = quote.start
        if quote.closed and quote.start >= start and end <= quote.end - 1 and _only_loose(text[end : quote.end - 1]):
            end = quote.end
    if end < len(text) and text[end] in _ENDS and text[end + 1 : end + 2] not in MARKS:
        end += 1
    return start, end


def _only_loose(between: str) -> bool:
    return all(character in _LOOSE for character in between)
