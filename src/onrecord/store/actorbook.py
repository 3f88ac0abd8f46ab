"""The store's actors: their keys, the names that articles give them, and which of them are one by judgement."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.store.connection import Connection
from onrecord.store.packing import Plain, searchable

UNLISTED = "name/"
"""The beginning of the id that the store makes for a speaker without an actor: the rest is its name."""
MADE = (UNLISTED, "named/", "split/")
"""The beginnings of ids that no table of actors gave: made of names by the store or the reader, or by a judgement."""


def actor_id(speaker: Plain) -> str | None:
    """The id under which the store keeps a speaker: its actor's, else one made of its name, else None."""
    if speaker["actor"]:
        return str(speaker["actor"])
    name = " ".join((speaker["name"] or "").casefold().split())
    return UNLISTED + searchable(name) if name else None


class ActorBook:
    """Gives keys to actors as statements name them. Remembers those of this process: forget them after a rollback."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._named: set[tuple[int, str]] = set()

    def forget(self) -> None:
        """Ask the file again: what this book remembers may have been rolled back."""
        self._keys.clear()
        self._named.clear()

    def key(self, connection: Connection, speaker: Plain) -> int | None:
        """The key of a speaker's actor, entered if it is new; its name is added to those the actor is found by."""
        identity = actor_id(speaker)
        if identity is None:
            return None
        key = self._keys.get(identity)
        if key is None:
            key = self._keys[identity] = _entered(connection, identity, speaker)
        for name in (speaker["actor_name"], speaker["name"]):
            if name and (key, name) not in self._named:
                _add_name(connection, key, searchable(name))
                self._named.add((key, name))
        return key


def enter(connection: Connection, identity: str, name: str, kind: str, country: str | None = None) -> int:
    """The key of the actor with this id, entered if it is new."""
    key: int | None = connection.value("SELECT key FROM actor WHERE id = ?", (identity,))
    if key is not None:
        return key
    key = 1 + (connection.value("SELECT max(key) FROM actor") or 0)
    shown = searchable(name)
    connection.execute(
        "INSERT INTO actor (key, id, name, given, kind, country, root) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key, identity, shown, shown, kind, country, key),
    )
    connection.execute("INSERT INTO actor_words (rowid, names) VALUES (?, ?)", (key, shown))
    return key


def keys_under(connection: Connection, key: int) -> list[int]:
    """The keys of all actors that are one with this actor."""
    rows = connection.execute(
        "SELECT key FROM actor WHERE root = (SELECT root FROM actor WHERE key = ?) ORDER BY key", (key,)
    )
    return [found for (found,) in rows]


def set_roots(connection: Connection, groups: Iterable[Iterable[str]]) -> None:
    """Make each group of ids one actor, its first the one that stands for it; all others stand for themselves."""
    connection.execute("UPDATE actor SET root = key WHERE root <> key")
    for group in groups:
        first, *others = group
        for other in others:
            connection.execute(
                "UPDATE actor SET root = (SELECT key FROM actor WHERE id = ?) WHERE id = ?", (first, other)
            )


def set_names(connection: Connection, names: dict[str, str]) -> None:
    """Give actors the names that were decided, and all others their own again."""
    connection.execute("UPDATE actor SET name = given WHERE name <> given")
    for identity, name in names.items():
        connection.execute("UPDATE actor SET name = ? WHERE id = ?", (searchable(name), identity))
        key = connection.value("SELECT key FROM actor WHERE id = ?", (identity,))
        if key is not None:
            _add_name(connection, key, searchable(name))


def _entered(connection: Connection, identity: str, speaker: Plain) -> int:
    name = speaker["actor_name"] or speaker["name"] or identity
    return enter(connection, identity, name, speaker["kind"], speaker["country"])


def _add_name(connection: Connection, key: int, name: str) -> None:
    names: str = connection.value("SELECT names FROM actor_words WHERE rowid = ?", (key,)) or ""
    if name not in names.split("\n"):
        connection.execute("UPDATE actor_words SET names = ? WHERE rowid = ?", (f"{names}\n{name}", key))
