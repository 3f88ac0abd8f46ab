"""A watcher's memory in the store's own file, so that it goes where the articles go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.watch.memory import MOST_TRIES
from onrecord.watch.schedule import Feed

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.store.connection import Connection


def create(connection: Connection) -> None:
    """The tables, as a step of the store's migrations. An article is done when its tries reach MOST_TRIES."""
    connection.execute(
        "CREATE TABLE watched_feed (url TEXT PRIMARY KEY, etag TEXT, modified TEXT, due REAL NOT NULL,"
        " failures INTEGER NOT NULL) WITHOUT ROWID"
    )
    connection.execute("CREATE TABLE watched_article (key BLOB PRIMARY KEY, tries INTEGER NOT NULL) WITHOUT ROWID")


class StoredMemory:
    """See Memory; each change is written at once, as part of the caller's transaction where there is one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def feed(self, url: str) -> Feed:
        """See Memory."""
        row = self._store.connection.execute(
            "SELECT url, etag, modified, due, failures FROM watched_feed WHERE url = ?", (url,)
        ).fetchone()
        return Feed(*row) if row else Feed(url)

    def keep(self, feed: Feed) -> None:
        """See Memory."""
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO watched_feed (url, etag, modified, due, failures) VALUES (?, ?, ?, ?, ?)",
                (feed.url, feed.etag, feed.modified, feed.due, feed.failures),
            )

    def is_done(self, key: bytes) -> bool:
        """See Memory."""
        tries = self._store.connection.value("SELECT tries FROM watched_article WHERE key = ?", (key,))
        return (tries or 0) >= MOST_TRIES

    def taken(self, key: bytes) -> None:
        """See Memory."""
        self._count(key, MOST_TRIES)

    def missed(self, key: bytes, for_good: bool) -> None:
        """See Memory."""
        self._count(key, MOST_TRIES if for_good else 1)

    def _count(self, key: bytes, tries: int) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO watched_article (key, tries) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET tries = min(tries + excluded.tries, ?)",
                (key, tries, MOST_TRIES),
            )
