"""A paragraph's text with its statements marked, as HTML in which every code point of the article keeps its place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from markupsafe import Markup

from onrecord.export.html.escaping import escape
from onrecord.export.html.segments import Mark, Segment, segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Span


class Marker:
    """Marks the paragraphs of one article; `hits` are the words searched for, in order and apart."""

    def __init__(self, text: str, hits: list[Span]) -> None:
        self._text = text
        self._hits = hits
        self._ends = [end for _, end in hits]

    def paragraph(self, block: Span, touching: list[Mark]) -> Markup:
        """One paragraph, without the element around it."""
        return Markup("".join(self._segment(one) for one in segments(block, touching)))  # noqa: S704 - escaped below

    def _segment(self, segment: Segment) -> str:
        words = self._words(segment.start, segment.end)
        for together in _from_the_inside(segment.marks):
            words = f'<span class="{_classes(together)}">{words}</span>'
        if segment.marks:
            numbers = " ".join(str(one) for one in sorted({mark.number for mark in segment.marks}))
            words = f'<span data-n="{numbers}">{words}</span>'
        return "".join(_reference(mark) for mark in segment.starts if _begins(mark)) + words

    def _words(self, start: int, end: int) -> str:
        pieces, at = [], start
        for first, last in self._hits_between(start, end):
            pieces += [_safe(self._text[at:first]), f"<mark>{_safe(self._text[first:last])}</mark>"]
            at = last
        return "".join((*pieces, _safe(self._text[at:end])))

    def _hits_between(self, start: int, end: int) -> Iterator[Span]:
        for first, last in self._hits[bisect_right(self._ends, start) :]:
            if first >= end:
                return
            yield max(first, start), min(last, end)


def _safe(text: str) -> str:
    """Escaped; a carriage return as a reference: browsers drop it before a line feed, and all offsets would shift."""
    return escape(text).replace("\r", "&#13;")


def _from_the_inside(marks: tuple[Mark, ...]) -> Iterator[list[Mark]]:
    """The marks that one element stands for, innermost first: each content has its own line."""
    for role in ("source", "cue"):
        if together := [mark for mark in marks if mark.role == role]:
            yield together
    for mark in sorted(marks, key=lambda mark: -mark.number):
        if mark.role == "content":
            yield [mark]


def _classes(together: list[Mark]) -> str:
    mark = together[0]
    if mark.role != "content":
        return mark.role
    return f"content {mark.statement.quotation}" + (f" l{mark.lane}" if mark.lane else "")


def _begins(mark: Mark) -> bool:
    return mark.role == "content" and mark.start == mark.statement.content.spans[0][0]


def _reference(mark: Mark) -> str:
    """The number before a statement's first word; its anchor is the statement's permalink."""
    anchor, n = escape(mark.statement.id), mark.number
    return f'<a class="ref" id="s-{anchor}" href="#c-{anchor}" aria-label="statement {n}, to its card">{n}</a>'
