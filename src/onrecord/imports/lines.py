"""JSON lines: one record a line, as `onrecord read --format jsonl` writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.export.schema import RecordError, decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.record import Record


def read_record_lines(path: Path) -> Iterator[Record | InputError]:
    """The records, one line in memory at a time; a line that is none comes as an InputError with its number."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield _record(line, f"{path}:{number}")


def _record(line: bytes, name: str) -> Record | InputError:
    try:
        return decode(line)
    except RecordError as error:
        return InputError(name, str(error))
