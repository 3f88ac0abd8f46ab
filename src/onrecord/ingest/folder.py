"""The files of a folder, in one order on every machine: sorted, hidden ones left out, no link followed in circles."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from onrecord.errors import InputError

_PARTS_SUFFIX = "_files"


def files_below(folder: Path) -> Iterator[Path | InputError]:
    """All regular files at any depth; InputErrors for folders that cannot be opened and for pipes and devices."""
    yield from _walk(folder, set())


def _walk(folder: Path, visited: set[tuple[int, int]]) -> Iterator[Path | InputError]:
    try:
        status = folder.stat()
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        yield InputError(folder.as_posix(), f"cannot be opened ({error.strerror}); check who may read it")
        return
    if (status.st_dev, status.st_ino) in visited:
        return
    visited.add((status.st_dev, status.st_ino))
    for name in names:
        if not is_parts_of_saved_page(name, names):
            yield from _entry(folder / name, visited)


def _entry(path: Path, visited: set[tuple[int, int]]) -> Iterator[Path | InputError]:
    if path.is_dir():
        yield from _walk(path, visited)
    elif path.is_file():
        yield path
    else:
        reason = "is a link to nothing" if path.is_symlink() else "is no regular file; it is passed over"
        yield InputError(path.as_posix(), reason)


def is_parts_of_saved_page(name: str, names: Container[str]) -> bool:
    """A browser saves `Report.html` beside `Report_files/`, which holds its pictures and scripts."""
    stem = name.removesuffix(_PARTS_SUFFIX)
    return stem != name and (f"{stem}.html" in names or f"{stem}.htm" in names)
