"""About how many articles an input holds, told without reading them: for progress, never for results."""

from __future__ import annotations

import zipfile
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest.folder import files_below
from onrecord.ingest.zipped import members

_BY_LINES = (".jsonl", ".ndjson", ".csv", ".tsv")
_BLOCK = 1 << 20


def about_how_many(name: str) -> int:
    """At least one: lines of JSON lines and tables, files of folders, members of zip files. Never raises."""
    path = Path(name)
    try:
        if name and path.is_dir():
            return max(1, sum(_of_file(found) for found in files_below(path) if not isinstance(found, InputError)))
        return _of_file(path)
    except (OSError, ValueError):
        return 1


def _of_file(path: Path) -> int:
    suffix = path.suffix.lower()
    if not path.is_file():
        return 1
    try:
        if suffix in _BY_LINES:
            return max(1, _lines(path))
        if suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                return max(1, len(members(archive)))
    except Exception:  # noqa: BLE001 - what is broken is told when it is read
        return 1
    return 1


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b""))
