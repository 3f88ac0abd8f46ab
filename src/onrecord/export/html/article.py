"""One article as HTML: its head, and beside each paragraph the cards of the statements that begin there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.export.html.cards import KINDS, card, continued
from onrecord.export.html.escaping import escape, language, link
from onrecord.export.html.marks import key_by_number, marked
from onrecord.export.html.segments import Mark, by_paragraph, marks, paragraphs
from onrecord.export.html.values import values
from onrecord.export.wording import counted, heading, one_line, published_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.document import Document
    from onrecord.record import Record, Span

LEGEND = (
    '<ul class="legend" aria-label="How statements are marked">'
    + "".join(f'<li><span class="sample {kind}">{words}</span></li>' for kind, words in KINDS.items())
    + '<li><span class="sample source">source</span></li><li><span class="sample cue">cue</span></li></ul>'
)


def article(record: Record, name: str) -> str:
    """The article as one HTML element. `name` leads its anchors, and must differ between articles of one page."""
    document = record.document
    return (
        f'<article id="{name}"><header><h2 dir="auto">{escape(heading(document))}</h2>'
        f'<p class="byline">{_byline(document)}</p><p class="count">{_count(record)}</p></header>'
        f'<div class="body"{language(document.language)}>{"".join(_rows(record, name))}</div>'
        f"{values(record, name)}{_notes(record)}</article>\n"
    )


def _byline(document: Document) -> str:
    address = link(document.url)
    place = escape(one_line(document.source or "")) or (escape(one_line(document.url or "")) if address else "")
    if address:
        place = f'<a href="{address}" rel="noopener noreferrer nofollow">{place}</a>'
    day = escape(published_day(document))
    return " · ".join(filter(None, (place, f'<time datetime="{day}">{day}</time>' if day else "")))


def _count(record: Record) -> str:
    if not record.statements:
        return "No statements were found in this article."
    kinds = Counter(one.quotation for one in record.statements)
    parts = ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
    return f"{counted(len(record.statements), 'statement')}: {parts}"


def _rows(record: Record, name: str) -> Iterator[str]:
    text = record.document.text
    blocks = paragraphs(text)
    for block, touching in zip(blocks, by_paragraph(marks(record), blocks), strict=True):
        cards = "".join(_cards(record, block, touching, name))
        beside = f'<ol class="cards" lang="en">{cards}</ol>' if cards else ""
        words = marked(text, block, touching, name)
        yield f'<section class="row"><p class="text" dir="auto">{words}</p>{beside}</section>\n'


def _cards(record: Record, block: Span, touching: list[Mark], name: str) -> Iterator[str]:
    numbers = {one.id: number for number, one in enumerate(record.statements, start=1)}
    in_content = {mark.number for mark in touching if mark.role == "content"}
    for number, key in key_by_number(touching).items():
        statement = record.statements[number - 1]
        begins = statement.content.spans[0][0]
        if block[0] <= begins < block[1]:
            yield card(statement, number, key, name, numbers.get(statement.parent or ""))
        elif number in in_content:
            yield continued(number, key, name)


def _notes(record: Record) -> str:
    notes = "".join(f"<li>{escape(one_line(one.message))} ({escape(one.stage)})</li>" for one in record.diagnostics)
    return f'<ul class="notes">{notes}</ul>' if notes else ""
