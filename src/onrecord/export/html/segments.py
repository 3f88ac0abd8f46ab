"""Spans that overlap, cross and nest, cut into segments that do not: one segment, one set of marks."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.record import Record, Span, Statement

Role = Literal["content", "source", "cue"]

LANES = 3
"""So many underlines stand under one another; a fourth statement over the same words shares the last."""

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LONGEST_WRAPPED_LINE = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one statement: `number` counts the article's statements from 1, `lane` is its underline's place."""

    start: int
    end: int
    role: Role
    number: int
    lane: int
    statement: Statement = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one and the same set of marks; `starts` are the marks that begin right here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]


def paragraphs(text: str) -> list[Span]:
    """Lines, or, in a text folded to a fixed width, what stands between blank lines."""
    pattern = _BLOCK if _is_folded(text) else _LINE
    return [match.span() for match in pattern.finditer(text) if not match[0].isspace()]


def _is_folded(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if "\n\n" not in text or max(map(len, lines), default=0) > _LONGEST_WRAPPED_LINE:
        return False
    return sum(map(len, lines)) > len(lines) * _LONGEST_WRAPPED_LINE / 2


def marks(record: Record) -> list[Mark]:
    """All spans of all statements, in order of their start."""
    lanes = _lanes(record.statements)
    return sorted(
        (
            Mark(start, end, role, number, lanes[number], one)
            for number, one in enumerate(record.statements, start=1)
            for role, spans in _spans(one)
            for start, end in spans
            if start < end
        ),
        key=lambda mark: (mark.start, -mark.end, mark.number),
    )


def _spans(one: Statement) -> Iterator[tuple[Role, tuple[Span, ...]]]:
    yield "content", one.content.spans
    if one.source:
        yield "source", one.source.spans
    if one.cue:
        yield "cue", one.cue.spans


def _lanes(statements: Iterable[Statement]) -> dict[int, int]:
    """A lane for each statement such that contents over the same words have different ones, as far as lanes go."""
    hulls = [(one.content.spans[0][0], -one.content.spans[-1][1], n) for n, one in enumerate(statements, start=1)]
    ends = [0] * LANES
    lanes: dict[int, int] = {}
    for start, negative_end, number in sorted(hulls):
        lane = next((lane for lane, end in enumerate(ends) if end <= start), LANES - 1)
        ends[lane] = max(ends[lane], -negative_end)
        lanes[number] = lane
    return lanes


def by_paragraph(all_marks: list[Mark], blocks: list[Span]) -> list[list[Mark]]:
    """For each paragraph the marks that touch it."""
    starts = [start for start, _ in blocks]
    ends = [end for _, end in blocks]
    touching: list[list[Mark]] = [[] for _ in blocks]
    for mark in all_marks:
        for index in range(bisect_right(ends, mark.start), bisect_left(starts, mark.end)):
            touching[index].append(mark)
    return touching


def segments(block: Span, touching: list[Mark]) -> Iterator[Segment]:
    """The paragraph cut at every start and end of a mark, in order, without gaps."""
    start, end = block
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in touching:
        opening.setdefault(max(mark.start, start), []).append(mark)
        closing.setdefault(min(mark.end, end), []).append(mark)
    cuts = sorted({start, end, *opening, *closing})
    active: dict[Mark, None] = {}
    for cut, following in itertools.pairwise(cuts):
        for mark in closing.get(cut, ()):
            active.pop(mark, None)
        active.update(dict.fromkeys(opening.get(cut, ())))
        fresh = tuple(mark for mark in opening.get(cut, ()) if mark.start == cut)
        yield Segment(cut, following, tuple(active), fresh)
