"""What SQLite complains of, as one clear sentence that names the file and says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import StoreError

_SENTENCES = (
    ("locked", "is being written by another program: try again when that has ended; nothing was lost"),
    ("busy", "is being written by another program: try again when that has ended; nothing was lost"),
    ("readonly", "cannot be written: give yourself the right to write it, or choose another with --store"),
    ("read-only", "cannot be written: give yourself the right to write it, or choose another with --store"),
    ("disk is full", "cannot grow: no space left on the disk; free some and run the same again, what was added stays"),
    ("disk i/o error", "cannot be read or written: the disk reports an error; free space or check it, then try again"),
    ("not a database", "is no store of OnRecord: choose another file with --store"),
    ("malformed", "is damaged: restore it from a copy, or start a new one with --store"),
    ("unable to open", "cannot be opened: check that its folder exists and that you may read it"),
    ("too big", "cannot hold a text this long: leave the article out or cut it"),
)


def sentence(path: Path, error: sqlite3.Error) -> StoreError:
    """The error to raise in place of SQLite's."""
    words = str(error).lower()
    for sign, meaning in _SENTENCES:
        if sign in words:
            return StoreError(f"{path} {meaning}")
    return StoreError(f"{path}: {error} ({type(error).__name__}); please report it")


@contextmanager
def clear_faults(path: Path) -> Iterator[None]:
    """A block in which SQLite's errors become StoreErrors."""
    try:
        yield
    except sqlite3.Error as error:
        raise sentence(path, error) from error
