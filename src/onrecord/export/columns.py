"""The columns of a table with one row a statement: what CSV and frames show, several values in one cell by '; '."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.export.common import within
from onrecord.export.value_words import bounds_words, outcome_words, phrase_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.record import Part, Record, Span, Speaker, Statement
    from onrecord.values import Figure

_DOCUMENT_COLUMNS: dict[str, Callable[[Record], object]] = {
    "document": lambda record: record.document.id,
    "title": lambda record: record.document.title,
    "publisher": lambda record: record.document.source,
    "url": lambda record: record.document.url,
    "language": lambda record: record.document.language,
    "published": lambda record: record.document.published and record.document.published.value,
}
_STATEMENT_COLUMNS: dict[str, Callable[[Statement], object]] = {
    "statement": lambda one: one.id,
    "depth": lambda one: one.depth,
    "parent": lambda one: one.parent,
    "source": lambda one: one.source and one.source.text,
    "source_spans": lambda one: part_spans(one.source),
    "cue": lambda one: one.cue and one.cue.text,
    "cue_spans": lambda one: part_spans(one.cue),
    "content": lambda one: one.content.text,
    "content_spans": lambda one: part_spans(one.content),
    "quotation": lambda one: one.quotation,
    "speakers": lambda one: _each(one, lambda speaker: speaker.name or speaker.actor_name or "unknown"),
    "speaker_kinds": lambda one: _each(one, lambda speaker: speaker.kind),
    "speaker_roles": lambda one: _each(one, lambda speaker: speaker.role or "-"),
    "speaker_countries": lambda one: _each(one, lambda speaker: speaker.country or "-"),
    "speaker_bases": lambda one: _each(one, lambda speaker: speaker.basis or "-"),
    "speaker_confidences": lambda one: _each(one, lambda speaker: str(speaker.confidence)),
    "actors": lambda one: _each(one, lambda speaker: speaker.actor or "-"),
    "act": lambda one: one.act,
    "polarity": lambda one: one.polarity,
    "certainty": lambda one: one.certainty and one.certainty.level,
    "certainty_low": lambda one: one.certainty and one.certainty.low,
    "certainty_high": lambda one: one.certainty and one.certainty.high,
    "distance": lambda one: one.distance,
    "said": lambda one: one.said and one.said.value,
    "said_basis": lambda one: one.said and one.said.basis,
    "confidence": lambda one: one.confidence,
}
_VALUE_COLUMNS: dict[str, Callable[[Record, Statement], object]] = {
    "times": lambda record, one: _joined(time.value for time in record.times if within(time.span, one)),
    "figures": lambda record, one: _joined(figure_words(each) for each in record.figures if within(each.span, one)),
    "places": lambda record, one: _joined(place.name for place in record.places if within(place.span, one)),
    "estimates": lambda record, one: _joined(_estimates(record, one)),
}
COLUMNS = (*_DOCUMENT_COLUMNS, *_STATEMENT_COLUMNS, *_VALUE_COLUMNS)


def statement_rows(record: Record) -> Iterator[dict[str, object]]:
    """A row for each statement, with all columns; an article without statements has none."""
    about = {name: column(record) for name, column in _DOCUMENT_COLUMNS.items()}
    for one in record.statements:
        own = {name: column(one) for name, column in _STATEMENT_COLUMNS.items()}
        values = {name: value(record, one) for name, value in _VALUE_COLUMNS.items()}
        yield {**about, **own, **values}


def part_spans(part: Part | None) -> str:
    """A part's half-open spans in code points, as 'start-end;start-end'."""
    return ";".join(map(_span, part.spans)) if part else ""


def figure_words(figure: Figure) -> str:
    """A figure's bounds and unit: '12', '12..15', '>18000000000 USD', '<=40 %', led by 'up' or 'down' for a change."""
    unit = f" {figure.unit}" if figure.unit else ""
    about = "~" if figure.approximate else ""
    return f"{figure.change + ' ' if figure.change else ''}{about}{_bounds(figure)}{unit}"


def _estimates(record: Record, one: Statement) -> Iterator[str]:
    """The estimates that a statement makes: 'not high: a victory = 0–45%'."""
    text = record.document.text
    for each in record.estimates:
        if each.statement == one.id:
            yield f"{phrase_words(text, each)}: {outcome_words(text, each)} = {bounds_words(each.low, each.high)}"


def _bounds(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        lower = f"{'>=' if figure.low_inclusive else '>'}{figure.low}" if figure.low is not None else ""
        return lower or (f"{'<=' if figure.high_inclusive else '<'}{figure.high}" if figure.high is not None else "?")
    return f"{figure.low}" if figure.low == figure.high else f"{figure.low}..{figure.high}"


def _each(one: Statement, told: Callable[[Speaker], str]) -> str:
    return _joined(told(speaker) for speaker in one.speakers)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _span(span: Span) -> str:
    return f"{span[0]}-{span[1]}"
