"""Where matters and copies come from: what the store holds of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies import find_copies
from onrecord.matters import group

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.store import Store

FEW = 3000
"""Articles that are grouped at hand where the store holds no matters yet: some seconds in the background."""


def stamp(store: Store) -> tuple[int, ...]:
    """A value that changes when articles or matters do."""
    ask = store.connection.value
    return tuple(
        ask(sql) or 0
        for sql in (
            "SELECT max(key) FROM version",
            "SELECT count(*) FROM article",
            "SELECT max(key) FROM judgement WHERE kind LIKE 'matter/%'",
        )
    )


def load_matters(store: Store) -> tuple[tuple[Matter, ...], dict[str, tuple[str, ...]]]:
    """All matters, and by document id the other articles that are copies of its text."""
    if (store.connection.value("SELECT count(*) FROM article") or 0) > FEW:
        return (), {}
    records = list(store.records())
    clusters = [cluster.documents for cluster in find_copies(record.document for record in records)]
    others = {one: tuple(each for each in cluster if each != one) for cluster in clusters for one in cluster}
    return group(records, clusters), others
