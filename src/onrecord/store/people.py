"""Actors in lists, and what the store holds of one."""

from __future__ import annotations

from typing import Any

from onrecord.store.actorbook import MADE
from onrecord.store.answers import ActorEntry, RoleOverTime, Who
from onrecord.store.asking import Query
from onrecord.store.connection import Connection
from onrecord.store.filters import found_by_name, speaker_keys
from onrecord.store.searching import search

LATEST = 10
_HIS = "FROM speaker JOIN statement AS s ON s.key = speaker.statement WHERE speaker.actor IN"


def list_actors(
    connection: Connection, words: str | None, kind: str | None, country: str | None, limit: int, offset: int
) -> list[ActorEntry]:
    """Actors in force, those who speak most first; with words those whose names hold them."""
    conditions, parameters = ["actor.root = actor.key", "spoken > 0"], list[Any]()
    if words:
        keys = ", ".join(map(str, found_by_name(connection, words)))
        conditions.append(f"actor.key IN (SELECT root FROM actor WHERE key IN ({keys}))")
    for column, wanted in (("kind", kind), ("country", country and country.upper())):
        if wanted is not None:
            conditions.append(f"actor.{column} = ?")
            parameters.append(wanted)
    rows = connection.execute(
        "SELECT actor.key, actor.id, actor.name, actor.kind, actor.country, (SELECT total(tally.statements) FROM actor"
        " AS one JOIN tally ON token = 'a' || one.key WHERE one.root = actor.key) AS spoken FROM actor"
        f" WHERE {' AND '.join(conditions)} ORDER BY spoken DESC, actor.name LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return [_entry(connection, row) for row in rows.fetchall()]


def find_who(connection: Connection, name: str, limit: int) -> list[Who]:
    """The actors that an id or a name means, who speak most first."""
    roots: dict[int, int] = {}
    for key in speaker_keys(connection, name):
        root = connection.value("SELECT root FROM actor WHERE key = ?", (key,))
        roots[root] = roots.get(root, 0) + (
            connection.value("SELECT statements FROM tally WHERE token = ?", (f"a{key}",)) or 0
        )
    best = sorted(roots, key=lambda root: -roots[root])[:limit]
    return [_who(connection, root) for root in best]


def actor_entry(connection: Connection, root: int) -> ActorEntry:
    """One actor in force by its key."""
    row = connection.execute(
        "SELECT key, id, name, kind, country, (SELECT total(tally.statements) FROM actor AS one JOIN tally"
        " ON token = 'a' || one.key WHERE one.root = actor.key) FROM actor WHERE key = ?",
        (root,),
    ).fetchone()
    return _entry(connection, row)


def _entry(connection: Connection, row: Any) -> ActorEntry:  # noqa: ANN401 - a row
    key, identity, name, kind, country, spoken = row
    merged = connection.execute("SELECT id FROM actor WHERE root = ? AND key <> root ORDER BY key", (key,))
    known = not identity.startswith(MADE)
    return ActorEntry(identity, name, kind, country, int(spoken), known, tuple(one for (one,) in merged))


def _who(connection: Connection, root: int) -> Who:
    keys = [key for (key,) in connection.execute("SELECT key FROM actor WHERE root = ?", (root,))]
    his = f"{_HIS} ({', '.join(map(str, keys))})"
    entry = actor_entry(connection, root)
    first, last, articles = connection.execute(
        f"SELECT min(s.day), max(s.day), count(DISTINCT s.article) {his}"
    ).fetchone()
    return Who(
        actor=entry,
        names=_counts(connection, "speaker.name", his),
        roles=_roles(connection, his),
        acts=_counts(connection, "s.act", his),
        certainty=_counts(connection, "s.certainty", his),
        sources=_sources(connection, his),
        articles=articles,
        first=first,
        last=last,
        latest=tuple(search(connection, Query(speaker=entry.id), LATEST, 0)),
    )


def _counts(connection: Connection, column: str, his: str) -> tuple[tuple[str, int], ...]:
    sql = f"SELECT {column}, count(*) AS n {his} AND {column} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"
    return tuple(connection.execute(sql).fetchall())


def _sources(connection: Connection, his: str) -> tuple[tuple[str, int], ...]:
    sql = (
        f"SELECT source.name, count(*) AS n FROM (SELECT s.article {his}) AS spoken"
        " JOIN article ON article.key = spoken.article JOIN source ON source.key = article.source"
        " GROUP BY 1 ORDER BY n DESC, 1"
    )
    return tuple(connection.execute(sql).fetchall())


def _roles(connection: Connection, his: str) -> tuple[RoleOverTime, ...]:
    rows = connection.execute(
        f"SELECT speaker.role, speaker.country, min(s.day), max(s.day), count(*) AS n {his}"
        " AND speaker.role IS NOT NULL GROUP BY 1, 2 ORDER BY max(s.day) DESC, n DESC"
    )
    return tuple(RoleOverTime(*row) for row in rows)
