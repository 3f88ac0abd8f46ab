"""Who speaks: the parties of a source, who each of them is in the article, and which actor of the world that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.identity import party_key

if TYPE_CHECKING:
    from onrecord.actors.knowledge import Actor


def get_actor(id_: str) -> Actor | None:
    """The actor of an id of the shipped table; None for an unknown id and for `named/...`, which no table knows."""
    from onrecord.actors.speakers import shipped_actors

    return shipped_actors().get(id_)


def search_actors(words: str) -> list[Actor]:
    """Actors by name, then by office, then by beginnings of words in their names."""
    from onrecord.actors.speakers import shipped_actors

    return shipped_actors().search(words)


__all__ = ["get_actor", "party_key", "search_actors"]
