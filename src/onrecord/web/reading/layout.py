"""The rows of the reader: each paragraph with the cards of the statements that begin in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.html.segments import Mark, by_paragraph, marks, paragraphs
from onrecord.web.reading.cards import Card, CardMaker
from onrecord.web.reading.hits import hits
from onrecord.web.reading.marking import Marker

if TYPE_CHECKING:
    from markupsafe import Markup

    from onrecord.record import Record, Span


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph: where it starts in the text, its marked words, cards that begin here, and those that go on here."""

    number: int
    start: int
    words: Markup
    cards: tuple[Card, ...]
    continued: tuple[Card, ...]


def rows(record: Record, reviews: Mapping[str, str], searched: str = "") -> list[Row]:
    """All paragraphs of an article, in order. `searched` are words to keep marked."""
    text = record.document.text
    blocks = paragraphs(text)
    maker = CardMaker(record, dict(reviews))
    cards = {number: maker.card(one) for number, one in enumerate(record.statements, start=1)}
    marker = Marker(text, hits(text, searched))
    shown = [mark for mark in marks(record) if reviews.get(mark.statement.id) != "rejected" or mark.role == "content"]
    return [
        _row(number, block, touching, cards, marker)
        for number, (block, touching) in enumerate(zip(blocks, by_paragraph(shown, blocks), strict=True), start=1)
    ]


def _row(number: int, block: Span, touching: list[Mark], cards: dict[int, Card], marker: Marker) -> Row:
    inside = [cards[one] for one in sorted({mark.number for mark in touching if mark.role == "content"})]
    begin = tuple(card for card in inside if block[0] <= card.begins[0] < block[1])
    go_on = tuple(card for card in inside if not block[0] <= card.begins[0] < block[1])
    return Row(number, block[0], marker.paragraph(block, touching), begin, go_on)
