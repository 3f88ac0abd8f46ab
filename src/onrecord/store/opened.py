"""A store that is open: its file, its connections, blocks that read and that write."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from onrecord.store.actorbook import ActorBook
from onrecord.store.connection import Connection, Connections
from onrecord.store.faults import clear_faults


class Opened:
    """What all parts of the store's interface stand on."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._book = ActorBook()

    @property
    def path(self) -> Path:
        """The file."""
        return self._connections.path

    @property
    def read_only(self) -> bool:
        """Whether this store was opened for reading only."""
        return self._connections.read_only

    @property
    def connection(self) -> Connection:
        """The calling thread's connection, for reading. Packages with tables of their own in the store write inside
        `transaction()`, and name their articles and statements by document id and statement id.
        """
        return self._connections.get()

    def transaction(self) -> AbstractContextManager[Connection]:
        """A block whose writing becomes visible whole or not at all. Keep it short: other writers wait."""
        return self._connections.transaction()

    def close(self) -> None:
        """Close the file. A Store is a context manager that does so at its end."""
        self._connections.close()

    def _reading(self) -> AbstractContextManager[Connection]:
        return _Reading(self._connections)

    def _article(self, document: str) -> int | None:
        from onrecord.store.entries import article_key

        return article_key(self.connection, document)


class _Reading(AbstractContextManager[Connection]):
    """A block that reads, its errors as clear sentences."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._faults = clear_faults(connections.path)

    def __enter__(self) -> Connection:
        self._faults.__enter__()
        return self._connections.get()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._faults.__exit__(kind, error, trace)
