"""The files of a folder, in one order on every machine: sorted, hidden ones left out, no link followed in circles."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path

from onrecord.errors import InputError

_PARTS_SUFFIX = "_files"
_DATABASE_PARTS = ("-wal", "-shm", "-journal")
_ARTICLES = "docs.jsonl"
_ANNOTATIONS = ("gold.jsonl", "matters.json")


def files_below(folder: Path) -> Iterator[Path | InputError]:
    """All regular files at any depth; InputErrors for folders that cannot be opened and for pipes and devices."""
    visited: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and not path.is_dir():
            yield _file(path)
            continue
        entries = _entries(path, visited)
        if isinstance(entries, InputError):
            yield entries
        else:
            waiting += entries[::-1]


def _entries(folder: Path, visited: set[tuple[int, int]]) -> list[Path] | InputError:
    """What a folder holds, in order; nothing of one that was visited before."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:
            return []
        visited.add((status.st_dev, status.st_ino))
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if not entry.name.startswith("."))
    except OSError as error:
        return InputError(folder.as_posix(), f"cannot be opened ({error.strerror}); check who may read it")
    beside = (is_parts_of_saved_page, _is_beside_database, _is_annotation)
    kept = [name for name in names if not any(is_one(name, names) for is_one in beside)]
    return [Path(os.path.join(folder, name)) for name in kept]  # noqa: PTH118 - joined as Paths, a path of 800 folders is too deep for pathlib


def _file(path: Path) -> Path | InputError:
    if path.is_file():
        return path
    reason = "is a link to nothing" if path.is_symlink() else "is no regular file; it is passed over"
    return InputError(path.as_posix(), reason)


def is_parts_of_saved_page(name: str, names: Container[str]) -> bool:
    """A browser saves `Report.html` beside `Report_files/`, which holds its pictures and scripts."""
    stem = name.removesuffix(_PARTS_SUFFIX)
    return stem != name and (f"{stem}.html" in names or f"{stem}.htm" in names)


def _is_beside_database(name: str, names: Container[str]) -> bool:
    """SQLite keeps `store.sqlite-wal` and its like beside `store.sqlite` while that is open."""
    return any(name.endswith(end) and name.removesuffix(end) in names for end in _DATABASE_PARTS)


def _is_annotation(name: str, names: Container[str]) -> bool:
    """A corpus keeps what was annotated in `gold.jsonl` and `matters.json` beside the articles in `docs.jsonl`."""
    return name in _ANNOTATIONS and _ARTICLES in names
