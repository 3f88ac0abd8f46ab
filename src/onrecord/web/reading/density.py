"""The density bar: the article's length as a strip, with the statements that begin along it, each stretch a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.html.segments import paragraphs

if TYPE_CHECKING:
    from onrecord.record import Record

BARS = 120
WIDTH, HEIGHT = 1200, 28


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch: where it is drawn, how high, how many statements begin in it, the paragraph it leads to."""

    x: float
    width: float
    y: float
    height: float
    statements: int
    paragraph: int


def bars(record: Record) -> list[Bar]:
    """The strip of an article, as shapes in a box of WIDTH by HEIGHT; empty where there are no statements."""
    length = max(len(record.document.text), 1)
    starts = [one.content.spans[0][0] for one in record.statements]
    if not starts:
        return []
    counts = [0] * BARS
    for start in starts:
        counts[min(start * BARS // length, BARS - 1)] += 1
    blocks = [start for start, _ in paragraphs(record.document.text)]
    highest, width = max(counts), WIDTH / BARS
    return [
        Bar(
            index * width,
            width,
            HEIGHT - _height(count, highest),
            _height(count, highest),
            count,
            _paragraph(blocks, index * length // BARS),
        )
        for index, count in enumerate(counts)
    ]


def _height(count: int, highest: int) -> float:
    return round(count / highest * (HEIGHT - 6), 1) if count else 0.0


def _paragraph(starts: list[int], at: int) -> int:
    return max(1, sum(1 for start in starts if start <= at))
