"""Runs: one call of add, watch or reread, what it did, and what failed in it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from onrecord.errors import StoreError
from onrecord.store import clock
from onrecord.store.answers import Added, Failure, RunEntry, RunState
from onrecord.store.connection import Connection, Connections
from onrecord.store.packing import searchable

_RUN = "key, kind, inputs, started, ended, state, added, updated, unchanged, failed"
_COUNTED = {"added": "added", "updated": "updated", "reread": "updated", "unchanged": "unchanged"}


class Run:
    """A run that is going on. As a context it ends as done, or as interrupted where an error or Ctrl-C ends it."""

    def __init__(self, connections: Connections, kind: str, inputs: Sequence[str]) -> None:
        self._connections = connections
        with connections.transaction() as connection:
            _stop_dead_runs(connection)
            cursor = connection.execute(
                "INSERT INTO run (kind, inputs, process, started, state) VALUES (?, ?, ?, ?, 'running')",
                (kind, json.dumps(list(inputs)), os.getpid(), clock.now()),
            )
        self.key = int(cursor.lastrowid or 0)

    def count(self, added: Added) -> None:
        """Count what became of a record."""
        self.counted(_COUNTED[added.outcome])

    def counted(self, column: str, number: int = 1) -> None:
        """Count more of 'added', 'updated' or 'unchanged'."""
        with self._connections.transaction() as connection:
            connection.execute(f"UPDATE run SET {column} = {column} + ? WHERE key = ?", (number, self.key))

    def failed(self, name: str, reason: str, input: str | None = None) -> None:  # noqa: A002 - the command's own word
        """Keep what failed: `name` the article, `reason` one sentence, `input` what to give again (else the name)."""
        with self._connections.transaction() as connection:
            connection.execute(
                "INSERT INTO failure (run, input, name, reason, at) VALUES (?, ?, ?, ?, ?)",
                (self.key, searchable(input or name), searchable(name), searchable(reason), clock.now()),
            )
            connection.execute("UPDATE run SET failed = failed + 1 WHERE key = ?", (self.key,))

    def settle(self, input: str) -> None:  # noqa: A002 - the command's own word
        """An input was tried again: what failed of it in earlier runs is no longer open."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE failure SET settled = ? WHERE settled IS NULL AND input = ? AND run < ?",
                (self.key, searchable(input), self.key),
            )

    def end(self, state: RunState = "done") -> None:
        """The run is over."""
        with self._connections.transaction() as connection:
            connection.execute("UPDATE run SET ended = ?, state = ? WHERE key = ?", (clock.now(), state, self.key))

    def entry(self) -> RunEntry:
        """The run with its counts so far."""
        return next(iter(list_runs(self._connections.get(), 1, 0, self.key)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.end()
            return
        with suppress(StoreError):  # what ended the run, a full disk say, is told; this would hide it
            self.end("interrupted")


def list_runs(connection: Connection, limit: int, offset: int, key: int | None = None) -> list[RunEntry]:
    """Runs, the latest first; one that says it runs while its process is gone is shown as stopped."""
    rows = connection.execute(
        f"SELECT {_RUN}, process FROM run WHERE ? IS NULL OR key = ? ORDER BY key DESC LIMIT ? OFFSET ?",
        (key, key, limit, offset),
    )
    return [_entry(row) for row in rows]


def list_failures(connection: Connection, run: int | None, still_open: bool, limit: int) -> list[Failure]:
    """What failed, the latest first: in one run or in all, only what was not tried again since, or all."""
    rows = connection.execute(
        "SELECT key, run, input, name, reason, at, settled IS NOT NULL FROM failure"
        " WHERE (? IS NULL OR run = ?) AND (settled IS NULL OR NOT ?) ORDER BY key DESC LIMIT ?",
        (run, run, still_open, limit),
    )
    return [
        Failure(key, number, name_of_input, name, reason, at, bool(settled))
        for key, number, name_of_input, name, reason, at, settled in rows
    ]


def open_inputs(connection: Connection) -> list[str]:
    """The inputs of which something failed and was not tried again, in the order they failed."""
    rows = connection.execute(
        "SELECT input FROM failure JOIN run ON run.key = failure.run WHERE settled IS NULL AND kind <> 'reread'"
        " GROUP BY input ORDER BY min(failure.key)"
    )
    return [name for (name,) in rows]


def _entry(row: Any) -> RunEntry:  # noqa: ANN401 - a row
    state: RunState = "stopped" if row[5] == "running" and not _alive(row[10]) else row[5]
    return RunEntry(row[0], row[1], tuple(json.loads(row[2])), row[3], row[4], state, *row[6:10])


def _stop_dead_runs(connection: Connection) -> None:
    for key, process in connection.execute("SELECT key, process FROM run WHERE state = 'running'").fetchall():
        if not _alive(process):
            connection.execute("UPDATE run SET state = 'stopped' WHERE key = ?", (key,))


def _alive(process: int | None) -> bool:
    """Whether a process of this number runs here; on another machine's store this is a guess, and only shown."""
    if not process or os.name == "nt":
        return bool(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
