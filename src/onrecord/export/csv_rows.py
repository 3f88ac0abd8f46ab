"""CSV: one row a statement, for spreadsheets; no cell can run as a formula."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.record import Part, Record, Statement

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

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
    "source_spans": lambda one: spans(one.source),
    "cue": lambda one: one.cue and one.cue.text,
    "cue_spans": lambda one: spans(one.cue),
    "content": lambda one: one.content.text,
    "content_spans": lambda one: spans(one.content),
    "quotation": lambda one: one.quotation,
    "speakers": lambda one: "; ".join(speaker.name or "unknown" for speaker in one.speakers),
    "act": lambda one: one.act,
    "polarity": lambda one: one.polarity,
    "certainty": lambda one: one.certainty and one.certainty.level,
    "distance": lambda one: one.distance,
    "said": lambda one: one.said and one.said.value,
    "confidence": lambda one: one.confidence,
}
COLUMNS = (*_DOCUMENT_COLUMNS, *_STATEMENT_COLUMNS)


class CsvWriter:
    """Writes RFC 4180 rows under one header row. Open the stream with newline=''."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream)
        self._rows.writerow(COLUMNS)

    def write(self, record: Record) -> None:
        """Write one row a statement; an article without statements has no row."""
        about = [column(record) for column in _DOCUMENT_COLUMNS.values()]
        self._rows.writerows(
            [cell(value) for value in (*about, *(column(one) for column in _STATEMENT_COLUMNS.values()))]
            for one in record.statements
        )

    def close(self) -> None:
        """Nothing stands after the last row."""


def cell(value: object) -> str:
    """A value as the text of a cell. Text that a spreadsheet would take for a formula is led by an apostrophe."""
    text = "" if value is None else encodable(str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def spans(part: Part | None) -> str:
    """A part's half-open spans in code points, as 'start-end;start-end'."""
    return ";".join(f"{start}-{end}" for start, end in part.spans) if part else ""
