"""CSV: one row a statement, for spreadsheets; no cell can run as a formula."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from onrecord.export.columns import COLUMNS, statement_rows
from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from onrecord.record import Record

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvWriter:
    """Writes RFC 4180 rows under one header row. Open the stream with newline=''."""

    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream)
        self._rows.writerow(COLUMNS)

    def write(self, record: Record) -> None:
        """Write one row a statement; an article without statements has no row."""
        self._rows.writerows([cell(value) for value in row.values()] for row in statement_rows(record))

    def close(self) -> None:
        """Nothing stands after the last row."""


def cell(value: object) -> str:
    """A value as the text of a cell. Text that a spreadsheet would take for a formula is led by an apostrophe."""
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else encodable(str(value))
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
