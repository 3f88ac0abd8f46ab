"""Small questions to the store's tables that only pages ask: names in force, counts a month, what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from onrecord.store import FacetValue

if TYPE_CHECKING:
    from onrecord.store import Store


def rows(store: Store, sql: str, values: Iterable[Any] = ()) -> list[Any]:
    """All rows of a question."""
    return store.connection.execute(sql, tuple(values)).fetchall()


def actor_names(store: Store, ids: Collection[str]) -> dict[str, str]:
    """The names in force by the actors' ids."""
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    return dict(rows(store, f"SELECT id, name FROM actor WHERE id IN ({marks})", ids))  # noqa: S608 - marks


def article_outlets(store: Store) -> list[FacetValue]:
    """The outlets with their numbers of articles, the most frequent first."""
    sql = (
        "SELECT source.name, n FROM (SELECT source, count(*) AS n FROM article WHERE source IS NOT NULL GROUP BY source"
        " ORDER BY n DESC LIMIT 40) JOIN source ON source.key = source ORDER BY n DESC, 1"
    )
    return [FacetValue(name, name, number) for name, number in rows(store, sql)]


def article_months(store: Store) -> list[FacetValue]:
    """The months in which articles appeared, the latest first."""
    sql = (
        "SELECT substr(day, 1, 7) AS month, count(*) FROM article WHERE day IS NOT NULL GROUP BY month"
        " ORDER BY month DESC LIMIT 60"
    )
    return [FacetValue(month, month, number) for month, number in rows(store, sql)]


def newest_articles(store: Store, number: int) -> list[str]:
    """The document ids of the articles that came last."""
    return [
        document for (document,) in rows(store, "SELECT document FROM article ORDER BY key DESC LIMIT ?", (number,))
    ]


def newest_actors(store: Store, number: int) -> list[str]:
    """The ids of the actors who spoke here for the first time last."""
    sql = "SELECT id FROM actor WHERE root = key ORDER BY key DESC LIMIT ?"
    return [identity for (identity,) in rows(store, sql, (number,))]


def actor_facets(store: Store, column: str) -> list[FacetValue]:
    """Actors in force by their kind or country. `column` is one of these two names."""
    assert column in ("kind", "country")  # noqa: S101 - it goes into the SQL
    sql = (
        f"SELECT {column}, count(*) AS n FROM actor WHERE root = key AND {column} IS NOT NULL"  # noqa: S608
        " GROUP BY 1 ORDER BY n DESC, 1 LIMIT 60"
    )
    return [FacetValue(value, value, number) for value, number in rows(store, sql)]
