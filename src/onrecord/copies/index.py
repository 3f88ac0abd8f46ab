"""The copies of articles as they arrive: an index in SQLite, beside whatever else the database holds."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.copies.sketch import COMMON_ANCHORS, Sketch, from_bytes, is_copy, sketch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.copies.shingles import Hashes

SCHEMA = (
    """CREATE TABLE copy_sketch (
        article INTEGER PRIMARY KEY,
        cluster INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        hashes BLOB NOT NULL
    )""",
    "CREATE TABLE copy_anchor (hash INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (hash, article))"
    " WITHOUT ROWID",
    "CREATE INDEX copy_sketch_cluster ON copy_sketch (cluster, article)",
)
"""What a migration of the database runs, in this order. `article` is the caller's number for one article."""

MOST_WITH_ANCHOR = 64
"""An anchor that more articles hold is mostly a stock phrase: the latest so many are looked at."""
MOST_COMPARED = 16


class CopyIndex:
    """Copies in an open database that has the tables of SCHEMA. Never commits: that is the caller's.

    A cluster's number is the lowest number of its articles as they stood when it came to be.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def add(self, article: int, text: str) -> int:
        """Put an article into the index, anew if it is there; the number of its cluster, its own if it has no copy."""
        self.remove(article)
        mine = sketch(text)
        cluster = self._joined(set(self._copies_of(mine)), article)
        self._db.execute(
            "INSERT INTO copy_sketch (article, cluster, whole, hashes) VALUES (?, ?, ?, ?)",
            (article, cluster, mine.whole, mine.to_bytes()),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO copy_anchor (hash, article) VALUES (?, ?)",
            [(anchor, article) for anchor in mine.anchors.tolist()],
        )
        return cluster

    def remove(self, article: int) -> None:
        """Take an article out; the others of its cluster stay together. One that is not there is no error."""
        row = self._db.execute("SELECT hashes, whole FROM copy_sketch WHERE article = ?", (article,)).fetchone()
        if row is None:
            return
        anchors = from_bytes(row[0], whole=bool(row[1])).anchors
        self._db.executemany(
            "DELETE FROM copy_anchor WHERE hash = ? AND article = ?", [(anchor, article) for anchor in anchors.tolist()]
        )
        self._db.execute("DELETE FROM copy_sketch WHERE article = ?", (article,))

    def cluster_of(self, article: int) -> tuple[int, ...]:
        """All articles that are one report with this one, itself among them, ascending; empty if it is not there."""
        rows = self._db.execute(
            "SELECT article FROM copy_sketch WHERE cluster ="
            " (SELECT cluster FROM copy_sketch WHERE article = ?) ORDER BY article",
            (article,),
        )
        return tuple(row[0] for row in rows)

    def clusters(self) -> Iterator[tuple[int, ...]]:
        """The articles of every cluster of two and more."""
        rows = self._db.execute("SELECT cluster FROM copy_sketch GROUP BY cluster HAVING count(*) > 1")
        for (cluster,) in rows.fetchall():
            members = self._db.execute("SELECT article FROM copy_sketch WHERE cluster = ? ORDER BY article", (cluster,))
            yield tuple(row[0] for row in members)

    def _copies_of(self, mine: Sketch) -> Iterator[int]:
        """The clusters of the articles that are copies of a sketch's text."""
        for candidate in self._candidates(mine.anchors):
            row = self._db.execute(
                "SELECT cluster, whole, hashes FROM copy_sketch WHERE article = ?", (candidate,)
            ).fetchone()
            if row is not None and is_copy(mine, from_bytes(row[2], whole=bool(row[1]))):
                yield row[0]

    def _candidates(self, anchors: Hashes) -> list[int]:
        held: Counter[int] = Counter()
        for anchor in anchors.tolist():
            rows = self._db.execute(
                "SELECT article FROM copy_anchor WHERE hash = ? ORDER BY article DESC LIMIT ?",
                (anchor, MOST_WITH_ANCHOR),
            )
            held.update(row[0] for row in rows)
        return [article for article, count in held.most_common(MOST_COMPARED) if count >= COMMON_ANCHORS]

    def _joined(self, clusters: set[int], article: int) -> int:
        """The one cluster that these become, and the number of a new one where there are none."""
        if not clusters:
            return self._own_number(article)
        cluster = min(clusters)
        self._db.executemany(
            "UPDATE copy_sketch SET cluster = ? WHERE cluster = ?",
            [(cluster, other) for other in clusters if other != cluster],
        )
        return cluster

    def _own_number(self, article: int) -> int:
        """An article's own number, unless an older cluster still bears it: then the next free one below zero."""
        taken = self._db.execute("SELECT 1 FROM copy_sketch WHERE cluster = ? LIMIT 1", (article,)).fetchone()
        if taken is None:
            return article
        lowest = self._db.execute("SELECT min(cluster) FROM copy_sketch").fetchone()[0]
        return min(int(lowest), 0) - 1
