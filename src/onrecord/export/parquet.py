"""Parquet: one row an article, the record's fields as nested columns; for DuckDB, pandas, Spark and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from onrecord.export.arrow import arrow, record_columns, table
from onrecord.export.common import bytes_below

if TYPE_CHECKING:
    from onrecord.record import Record

ROWS = 256
"""Rows a group: a few megabytes, which is what memory holds."""


class ParquetWriter:
    """Writes groups of rows; what is written is whole once it is closed. Raises MissingExtra without pyarrow."""

    def __init__(self, stream: TextIO) -> None:
        arrow()
        self._stream = stream  # kept: a file that nobody holds is closed
        from pyarrow.parquet import ParquetWriter as Rows

        self._rows = Rows(bytes_below(stream, "Parquet"), record_columns(), compression="zstd")
        self._waiting: list[Record] = []

    def write(self, record: Record) -> None:
        """Take one record; a full group is written."""
        self._waiting.append(record)
        if len(self._waiting) >= ROWS:
            self._flush()

    def close(self) -> None:
        """Write the last group and the footer."""
        self._flush()
        self._rows.close()

    def _flush(self) -> None:
        if self._waiting:
            self._rows.write_table(table(self._waiting))
            self._waiting.clear()
