"""The first migration: the store's tables (schema.sql)."""

from __future__ import annotations

from importlib.resources import files

from onrecord.store.connection import Connection


def create(connection: Connection) -> None:
    """Make the tables in an empty file."""
    from onrecord.store.migrations import APPLICATION

    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    for statement in script("onrecord.store", "schema.sql"):
        connection.execute(statement)


def script(package: str, name: str) -> list[str]:
    """The statements of an SQL file that ships with a package. Not run by executescript, which would commit first."""
    import sqlite3

    found, pending = [], ""
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines(keepends=True):
        pending += "" if line.startswith("--") else line
        if pending.strip() and sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
