"""The versions of an article, and what each brought and withdrew."""

from __future__ import annotations

from onrecord.store.answers import Version
from onrecord.store.connection import Connection
from onrecord.store.kept import current_plain, differences
from onrecord.store.packing import Plain, to_statement


def versions(connection: Connection, article: int) -> list[Version]:
    """All versions of an article, the first one first."""
    found: list[Version] = []
    before: Plain = {"statements": []}
    for number, document, sha256, origin, added, read in connection.execute(
        "SELECT number, document, sha256, origin, added, read FROM version WHERE article = ? ORDER BY number",
        (article,),
    ).fetchall():
        record = current_plain(connection, article, number)
        new, withdrawn = (tuple(map(to_statement, part)) for part in differences(before, record))
        count = len(record["statements"])
        found.append(Version(number, document, sha256.hex(), origin, added, read, count, new, withdrawn))
        before = record
    return found
