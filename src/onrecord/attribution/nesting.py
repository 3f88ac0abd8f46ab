"""Nesting: which statement's content reports which other statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span

Spans = Sequence[Span]
COVERED = 0.8
"""Share of a nested statement's cue and content that must lie in its parent's content."""


def with_parents(statements: Sequence[tuple[Spans, Spans]]) -> list[int | None]:
    """For each (cue, content) the index of the statement with the smallest larger content around it, if any.

    Whatever stands wholly in another's content is reported by it, also where the finder took it for outermost.
    """
    sizes = [_size(content) for _, content in statements]
    return [_holder(index, statements, sizes) for index in range(len(statements))]


def _holder(index: int, statements: Sequence[tuple[Spans, Spans]], sizes: Sequence[int]) -> int | None:
    cue, content = statements[index]
    holders = [
        (sizes[other], other)
        for other, (_, outer) in enumerate(statements)
        if sizes[other] > sizes[index] and _within(content[0], outer) and _held([*cue, *content], outer)
    ]
    return min(holders)[1] if holders else None


def _within(span: Span, outer: Spans) -> bool:
    """Whether a span overlaps the stretch from the first to the last of the outer ones: cheap, and mostly false."""
    return span[0] < outer[-1][1] and span[1] > outer[0][0]


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _held(inner: Spans, outer: Spans) -> bool:
    covered = sum(max(0, min(e, end) - max(s, start)) for s, e in inner for start, end in outer)
    return covered >= COVERED * _size(inner)
