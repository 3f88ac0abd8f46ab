"""What an actor's statements come to: days, roles, names, acts, certainty; counted in the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.store import RoleOverTime
from onrecord.web.store_reading import rows

if TYPE_CHECKING:
    from onrecord.store import Store

_HIS = (
    "FROM speaker JOIN statement AS s ON s.key = speaker.statement WHERE speaker.actor IN (SELECT one.key FROM actor AS"
    " one WHERE one.root = (SELECT root FROM actor WHERE id = ?))"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements have a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class ActorCounts:
    """An actor's statements in numbers; days are ISO 8601."""

    articles: int
    first: str | None
    last: str | None
    roles: tuple[RoleOverTime, ...]
    names: tuple[tuple[str, int], ...]
    certainty: tuple[Count, ...]
    acts: tuple[Count, ...]
    months: tuple[Count, ...]


def actor_counts(store: Store, actor: str) -> ActorCounts:
    """The counts for an actor's id, with all that are one with it."""
    articles, first, last = rows(
        store,
        f"SELECT count(DISTINCT s.article), min(s.day), max(s.day) {_HIS}",
        (actor,),
    )[0]
    roles = rows(
        store,
        f"SELECT speaker.role, speaker.country, min(s.day), max(s.day), count(*) AS n {_HIS}"
        " AND speaker.role IS NOT NULL GROUP BY 1, 2 ORDER BY max(s.day) DESC, n DESC LIMIT 50",
        (actor,),
    )
    return ActorCounts(
        articles,
        first,
        last,
        tuple(RoleOverTime(*row) for row in roles),
        tuple(_counted(store, "speaker.name", actor)),
        tuple(Count(*pair) for pair in _counted(store, "s.certainty", actor)),
        tuple(Count(*pair) for pair in _counted(store, "s.act", actor)),
        tuple(
            sorted((Count(*pair) for pair in _counted(store, "substr(s.day, 1, 7)", actor)), key=lambda one: one.value)
        ),
    )


def _counted(store: Store, column: str, actor: str) -> list[tuple[str, int]]:
    sql = f"SELECT {column}, count(*) AS n {_HIS} AND {column} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT 50"
    return rows(store, sql, (actor,))
