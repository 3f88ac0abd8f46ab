"""A paragraph's text with its statements marked: underlined contents, outlined sources, slanted cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.html.escaping import escape
from onrecord.export.html.segments import Mark, Segment, segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Span

HIGHLIGHTS = 24
"""So many statements of one paragraph light up together with their card (the style sheet has a rule for each)."""


def marked(text: str, block: Span, touching: list[Mark], article: str) -> str:
    """The paragraph as HTML. `article` leads all anchors, `keys` tells a paragraph's statements apart."""
    keys = key_by_number(touching)
    return "".join(_segment(text, segment, keys, article) for segment in segments(block, touching))


def key_by_number(touching: list[Mark]) -> dict[int, int]:
    """A small number for each statement of one paragraph, which ties its text to its card in the style sheet."""
    return {number: key for key, number in enumerate(sorted({mark.number for mark in touching}), start=1)}


def _segment(text: str, segment: Segment, keys: dict[int, int], article: str) -> str:
    words = escape(text[segment.start : segment.end])
    for together in _from_the_inside(segment.marks):
        words = f'<span class="{_classes(together, segment, keys)}">{words}</span>'
    if segment.marks:
        ids = escape(" ".join(dict.fromkeys(mark.statement.id for mark in segment.marks)))
        words = f'<span data-statements="{ids}">{words}</span>'
    return "".join(_reference(mark, keys, article) for mark in segment.starts if _is_first(mark)) + words


def _from_the_inside(marks: tuple[Mark, ...]) -> Iterator[list[Mark]]:
    """The marks that one element stands for, innermost first: each content has its line, sources share one outline."""
    for role in ("source", "cue"):
        if together := [mark for mark in marks if mark.role == role]:
            yield together
    for mark in sorted(marks, key=lambda mark: -mark.number):
        if mark.role == "content":
            yield [mark]


def _classes(together: list[Mark], segment: Segment, keys: dict[int, int]) -> str:
    mark = together[0]
    names = ["m", mark.role, *(f"k{keys[one.number]}" for one in together)]
    if mark.role == "content":
        names += [mark.statement.quotation, f"l{mark.lane}"]
    if any(one.start == segment.start for one in together):
        names.append("first")
    if any(one.end == segment.end for one in together):
        names.append("last")
    return " ".join(names)


def _is_first(mark: Mark) -> bool:
    return mark.role == "content" and mark.start == mark.statement.content.spans[0][0]


def _reference(mark: Mark, keys: dict[int, int], article: str) -> str:
    target, anchor = f"{article}c{mark.number}", f"{article}t{mark.number}"
    label = f"statement {mark.number}, to its card"
    return f'<a class="ref k{keys[mark.number]}" id="{anchor}" href="#{target}" aria-label="{label}">{mark.number}</a>'
