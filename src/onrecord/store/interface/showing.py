"""Articles of the store: their records after judgements, their versions, all of them one by one."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Record
from onrecord.store import kept
from onrecord.store.answers import ArticleView, Review, Version
from onrecord.store.connection import Connection
from onrecord.store.history import versions
from onrecord.store.opened import Opened
from onrecord.store.packing import Plain, to_record
from onrecord.store.projection import Projected


class Showing(Opened):
    """Records as they are shown."""

    def record(self, document: str, *, version: int | None = None, as_read: bool = False) -> Record | None:
        """The record of an article by its id or address, after judgements (rejected statements left out); None where
        there is none. `as_read`, or an older version: as the reader made it.
        """
        with self._reading() as connection:
            article = self._article(document)
            if article is None:
                return None
            if version is not None and version not in _numbers(connection, article):
                return None
            if as_read or version is not None:
                return to_record(kept.current_plain(connection, article, version))
            return to_record(_without_rejected(kept.projected(connection, article)))

    def article(self, document: str) -> ArticleView | None:
        """An article for a reader: with corrections applied, rejected statements in it and marked; None if not held."""
        from onrecord.store.entries import article_entries

        with self._reading() as connection:
            key = self._article(document)
            if key is None:
                return None
            judged = kept.projected(connection, key)
            reviews: dict[str, Review] = dict(judged.reviews)  # type: ignore[arg-type]
            origin = connection.value("SELECT origin FROM version WHERE article = ? ORDER BY number DESC", (key,))
            return ArticleView(article_entries(connection, [key])[key], to_record(judged.record), reviews, origin)

    def versions(self, document: str) -> list[Version]:
        """The versions of an article, the first one first, with what each brought and withdrew; empty if not held."""
        with self._reading() as connection:
            article = self._article(document)
            return [] if article is None else versions(connection, article)

    def records(self, *, since_key: int = 0, as_read: bool = False) -> Iterator[Record]:
        """All current records in the order their articles came, one at a time: memory stays flat. Each is read when
        its turn comes, so that a writer is not held up.
        """
        for key in self._keys(since_key):
            with self._reading() as connection:
                if as_read:
                    yield to_record(kept.current_plain(connection, key))
                else:
                    yield to_record(_without_rejected(kept.projected(connection, key)))

    def _keys(self, after: int) -> Iterator[int]:
        while keys := self.connection.execute(
            "SELECT key FROM article WHERE key > ? ORDER BY key LIMIT 500", (after,)
        ).fetchall():
            yield from (key for (key,) in keys)
            after = keys[-1][0]


def _numbers(connection: Connection, article: int) -> set[int]:
    return {number for (number,) in connection.execute("SELECT number FROM version WHERE article = ?", (article,))}


def _without_rejected(judged: Projected) -> Plain:
    """What was rejected is left out; statements reported inside it hang on what it hung on."""
    record = judged.record
    gone = {one["id"]: one["parent"] for one in record["statements"] if judged.reviews.get(one["id"]) == "rejected"}
    if not gone:
        return record
    kept = []
    for one in record["statements"]:
        parent, depth = one["parent"], one["depth"]
        while parent in gone:
            parent, depth = gone[parent], depth - 1
        if one["id"] not in gone:
            kept.append({**one, "parent": parent, "depth": depth})
    estimates = [one for one in record["estimates"] if one["statement"] not in gone]
    return {**record, "statements": kept, "estimates": estimates}
