"""Which of the forms a file has, and its records."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import InputError, OnRecordError
from onrecord.imports.brat import read_brat_file, read_brat_files
from onrecord.imports.lines import read_record_lines
from onrecord.imports.w3c import read_w3c

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record

_LINES = (".jsonl", ".ndjson")
_PAGES = (".jsonld", ".json")
_BRAT = (".ann", ".txt")


def read_records(path: str | os.PathLike[str]) -> Iterator[Record | InputError]:
    """The records of a file or brat folder, one by one; what cannot be read comes as an InputError in its place.

    By the name's ending: `.jsonl` and `.ndjson` are JSON lines, `.jsonld` and `.json` W3C annotations, `.ann` (or its
    `.txt`) and folders are brat.
    """
    place = Path(path)
    try:
        yield from _read(place)
    except InputError as error:
        yield error
    except OnRecordError as error:
        yield InputError(str(place), str(error))
    except (OSError, ValueError) as error:
        yield InputError(str(place), f"cannot be read ({getattr(error, 'strerror', None) or error}); check the name")


def _read(place: Path) -> Iterator[Record | InputError]:
    suffix = place.suffix.lower()
    if place.is_dir():
        yield from read_brat_files(place)
    elif not place.exists():
        raise InputError(str(place), "there is no such file or folder; check the name")
    elif suffix in _LINES:
        yield from read_record_lines(place)
    elif suffix in _PAGES:
        yield from read_w3c(place)
    elif suffix in _BRAT:
        yield read_brat_file(place.with_suffix(".ann"), place.stem)
    else:
        raise InputError(str(place), "is none of .jsonl (records), .jsonld (W3C) and .ann (brat), nor a folder of brat")
