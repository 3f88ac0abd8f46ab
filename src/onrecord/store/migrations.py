"""The numbered steps that bring a store's file to this version's form, and the refusal of a newer file.

Every package that keeps tables of its own in the store adds a line at the end of MIGRATIONS, never in its middle, and
never changes a step that was released. A step is a function of a connection; it runs inside a transaction, once a file.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from onrecord.errors import StoreError
from onrecord.store import clock
from onrecord.store.connection import Connection, Connections

APPLICATION = 0x4F6E5265
"""SQLite's application_id of our files: "OnRe"."""
Step = Callable[[Connection], None]


class Migration(NamedTuple):
    """A step by name, and where its function is found, as 'module:function'."""

    name: str
    place: str

    def load(self) -> Step:
        """The function, imported now: tables of a package that is not used cost no import."""
        module, _, attribute = self.place.partition(":")
        return cast("Step", getattr(import_module(module), attribute))


MIGRATIONS = (
    Migration("0001 store", "onrecord.store.schema:create"),
    Migration("0002 watched feeds", "onrecord.watch.stored:create"),
    Migration("0003 wire copies", "onrecord.copies.stored:create"),
    Migration("0004 matters", "onrecord.matters.stored:create"),
)


def bring_up_to_date(connections: Connections, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Apply what the file lacks. Raises StoreError for a file of a newer version, or one that is no store."""
    connection = connections.get()
    if not missing(connection, connections.path, migrations):
        return
    if connections.read_only:
        raise OutdatedStore(
            f"{connections.path} was made by an older OnRecord: open it once for writing, "
            f"as 'onrecord status --store {connections.path}' does"
        )
    connection.execute("PRAGMA journal_mode = WAL")
    with connections.transaction():
        # Asked again under the lock: another process may just have done it.
        for step in missing(connection, connections.path, migrations):
            step.load()(connection)
            connection.execute("INSERT INTO migration (name, applied) VALUES (?, ?)", (step.name, clock.now()))


class OutdatedStore(StoreError):  # noqa: N818 - the name says what it is
    """A file of an older version, opened for reading only."""


def missing(connection: Connection, path: Path, migrations: tuple[Migration, ...] = MIGRATIONS) -> list[Migration]:
    """The steps that the file lacks, in order."""
    applied = _applied(connection, path)
    newer = applied - {step.name for step in migrations}
    if newer:
        raise StoreError(
            f"{path} was made by a newer OnRecord (it has {', '.join(sorted(newer))}): "
            "update OnRecord, or choose another file with --store"
        )
    return [step for step in migrations if step.name not in applied]


def _applied(connection: Connection, path: Path) -> set[str]:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "migration" in tables and connection.value("PRAGMA application_id") == APPLICATION:
        return {name for (name,) in connection.execute("SELECT name FROM migration")}
    if tables:
        raise StoreError(f"{path} is a database of another program: choose another file with --store")
    return set()
