"""JSON: all records in one array, streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from onrecord.export.jsonl import encode

if TYPE_CHECKING:
    from onrecord.record import Record


class JsonArrayWriter:
    """Writes one array with one record a line; what is written is whole once it is closed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._before_next = "[\n"

    def write(self, record: Record) -> None:
        """Write one element."""
        self._stream.write(self._before_next + encode(record))
        self._before_next = ",\n"

    def close(self) -> None:
        """End the array; without records it is empty."""
        self._stream.write("[]\n" if self._before_next == "[\n" else "\n]\n")
