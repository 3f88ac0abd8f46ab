"""The store: one SQLite file of articles, their statements, and what people decided about them."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import StoreError
from onrecord.store.connection import Connections
from onrecord.store.interface.asking import Asking
from onrecord.store.interface.judging import Judging
from onrecord.store.interface.keeping import Keeping
from onrecord.store.interface.showing import Showing
from onrecord.store.location import store_path
from onrecord.store.migrations import bring_up_to_date


class Store(Keeping, Asking, Showing, Judging):
    """A store that is open. One Store may serve many threads; any number of processes may read while one writes.

    Every method may raise StoreError, which names the file and says what to do.
    """

    @classmethod
    def open(cls, path: str | Path | None = None, *, read_only: bool = False) -> Store:
        """Open the store at a path (ONRECORD_STORE or the user's data folder without one), made if it is not there.

        A file of an older version is brought up to date; raises StoreError for one of a newer version, for a file that
        is no store, and, read-only, where there is none.
        """
        file = store_path(path)
        if read_only and not file.is_file():
            raise StoreError(f"there is no store at {file} yet: 'onrecord add' makes one")
        if not read_only:
            _make_folder(file)
        connections = Connections(file, read_only=read_only)
        try:
            bring_up_to_date(connections)
        except BaseException:
            connections.close()
            raise
        return cls(connections)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{file} cannot be made: {error.strerror or error}; choose another with --store") from error
