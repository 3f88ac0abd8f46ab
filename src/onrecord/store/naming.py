"""Which actor a name means: one of the store, or of the table of public actors."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.store.actorbook import enter
from onrecord.store.connection import Connection
from onrecord.store.filters import found_by_name


def known_actor(connection: Connection, actor: str) -> str:
    """The id of the actor that an id, or a name that only one has, means; from the table of public actors too."""
    if connection.value("SELECT 1 FROM actor WHERE id = ?", (actor,)):
        return actor
    keys = found_by_name(connection, actor)
    rows = connection.execute(
        "SELECT one.id, one.name, one.given, root.id FROM actor AS one JOIN actor AS root ON root.key = one.root"
        f" WHERE one.key IN ({', '.join('?' * len(keys))})",
        keys,
    ).fetchall()
    exact = {identity for identity, *names, _ in rows if actor.casefold() in map(str.casefold, names)}
    for found in (exact, {root for *_, root in rows}):
        if len(found) == 1:
            return str(found.pop())
    if rows:
        some = ", ".join(identity for identity, *_ in rows[:5])
        raise UsageError(f"{actor!r} may be {len(rows)} actors ({some} …): write the id")
    return _from_the_table(connection, actor)


def _from_the_table(connection: Connection, actor: str) -> str:
    from onrecord.actors.knowledge import Actors

    known = Actors.load().get(actor)
    if known is None:
        raise UsageError(f"no actor of the store is {actor!r}: 'onrecord who NAME' finds their ids")
    enter(connection, known.id, known.name, known.kind, known.country)
    return known.id
