"""Connections to the store's file: one a thread, WAL, foreign keys, errors as clear sentences."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import StoreError
from onrecord.store.faults import clear_faults, sentence

WAIT = 20.0
"""Seconds to wait for another writer. Ours hold the file for milliseconds: who waits longer meets a stuck program."""
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    # A killed process loses nothing under NORMAL; a power cut may lose the last transactions, never the file.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -32000",
    "PRAGMA mmap_size = 1073741824",
    "PRAGMA temp_store = MEMORY",
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Connection(sqlite3.Connection):
    """A connection whose errors name the file in one sentence (StoreError)."""

    path = Path()

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        """As in sqlite3; a lone surrogate in what is asked for, which no column holds, stands for U+FFFD."""
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError:
            return super().execute(
                sql, [_SURROGATE.sub("\ufffd", one) if isinstance(one, str) else one for one in parameters]
            )
        except sqlite3.Error as error:
            raise sentence(self.path, error) from error

    def executemany(self, sql: str, parameters: Any, /) -> sqlite3.Cursor:  # noqa: ANN401 - as sqlite3 has it
        """As in sqlite3."""
        try:
            return super().executemany(sql, parameters)
        except sqlite3.Error as error:
            raise sentence(self.path, error) from error

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - whatever a column holds
        """The first column of the first row, or None."""
        row = self.execute(sql, parameters).fetchone()
        return row[0] if row else None


class Connections:
    """The connections of one store: each thread has its own, writers take turns."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._local = threading.local()
        self._opened: list[Connection] = []
        self._writing = threading.RLock()

    def get(self) -> Connection:
        """The connection of the calling thread, opened at its first use. Raises StoreError."""
        found: Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._open()
            self._opened.append(found)
        return found

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A block that is written whole or not at all. Inside another such block it is part of that one."""
        if self.read_only:
            raise StoreError(f"{self.path} is open for reading only: open it for writing")
        with self._writing, clear_faults(self.path):
            connection = self.get()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.rollback()
                raise

    def close(self) -> None:
        """Close the connections of all threads."""
        while self._opened:
            self._opened.pop().close()
        self._local = threading.local()

    def _open(self) -> Connection:
        with clear_faults(self.path):
            connection = sqlite3.connect(
                self._address(),
                uri=True,
                timeout=WAIT,
                isolation_level=None,
                check_same_thread=False,
                factory=Connection,
                cached_statements=256,
            )
            connection.path = self.path
            for setting in _SETTINGS:
                connection.execute(setting)
        return connection

    def _address(self) -> str:
        uri = self.path.resolve().as_uri()
        if not self.read_only:
            return uri
        return f"{uri}?mode=ro" if self._can_make_room_beside() else f"{uri}?mode=ro&immutable=1"

    def _can_make_room_beside(self) -> bool:
        """Readers of a WAL file keep an index beside it; on a medium that cannot be written the file is read alone."""
        import os

        return os.access(self.path.parent, os.W_OK) or Path(f"{self.path}-shm").exists()
