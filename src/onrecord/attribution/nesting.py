"""Nesting: which statement's content reports which other statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span

Spans = Sequence[Span]
COVERED = 0.8
"""Share of a nested statement's cue and content that must lie in its parent's content."""


def with_parents(statements: Sequence[tuple[bool, Spans, Spans]]) -> list[int | None]:
    """For each (looks nested, cue, content) the index of the statement with the smallest content around it, if any.

    A statement that looks nested but stands in no other's content is an outermost one; one that looks
    outermost stays so, wherever it stands.
    """
    parents: list[int | None] = []
    for index, (nested, cue, content) in enumerate(statements):
        holders = [
            (_size(outer), other)
            for other, (_, _, outer) in enumerate(statements)
            if nested and other != index and _size(outer) > _size(content) and _held([*cue, *content], outer)
        ]
        parents.append(min(holders)[1] if holders else None)
    return parents


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _held(inner: Spans, outer: Spans) -> bool:
    covered = sum(max(0, min(e, end) - max(s, start)) for s, e in inner for start, end in outer)
    return covered >= COVERED * _size(inner)
