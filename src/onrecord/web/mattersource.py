"""Where matters and copies come from: what the store holds of them, brought up to date by whoever may write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.copies.stored import stored_copies
from onrecord.matters.stored import stored_matters, update_matters

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.store import Store


def stamp(store: Store) -> tuple[int, ...]:
    """A value that changes when articles or matters do, or when somebody decides on matters."""
    ask = store.connection.value
    return tuple(
        ask(sql) or 0
        for sql in (
            "SELECT max(key) FROM version",
            "SELECT count(*) FROM article",
            "SELECT max(rowid) FROM matter",
            "SELECT max(key) FROM judgement WHERE kind LIKE 'matter/%' OR kind = 'undo'",
        )
    )


def load_matters(store: Store) -> tuple[tuple[Matter, ...], dict[str, tuple[str, ...]]]:
    """All matters as the store has them, and by document id the other articles that are copies of its text."""
    clusters = [cluster.documents for cluster in stored_copies(store.connection)]
    others = {one: tuple(each for each in cluster if each != one) for cluster in clusters for one in cluster}
    return tuple(stored_matters(store)), others


def bring_up_to_date(store: Store) -> bool:
    """Group what is new in the store; whether anything changed. A store that is only read stays as it is."""
    return not store.read_only and update_matters(store) > 0
