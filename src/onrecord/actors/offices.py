"""What the table of actors adds to an article's descriptions: who holds which office on its day, and whose party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.knowledge.holding import held_on

if TYPE_CHECKING:
    from onrecord.actors.entity import Entity
    from onrecord.actors.knowledge import Actor, Actors
    from onrecord.actors.linking import Linker

_PARTIES = {
    "democratic": "democrat", "democrat": "democrat", "democrats": "democrat", "republican": "republican",
    "republicans": "republican", "gop": "republican", "independent": "independent",
}  # fmt: skip
_SMALL = frozenset("of the and for to in us united states".split())


@dataclass(frozen=True, slots=True)
class Known:
    """Words of the offices that an actor holds on the article's day, of those held before, and its party."""

    now: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    party: str | None = None


NOTHING = Known()


def party_in(words: frozenset[str]) -> str | None:
    """The party that a description names: "the Democratic nominee"."""
    told = {_PARTIES[word] for word in words if word in _PARTIES}
    return told.pop() if len(told) == 1 else None


class Offices:
    """Offices of one article's people on its day."""

    def __init__(self, known: Actors, linker: Linker, published: str | None) -> None:
        self._known = known
        self._linker = linker
        self._day = published[:10] if published else None
        self._told: dict[int, Known] = {}

    def told(self, entity: Entity) -> Known:
        """What the table tells of an entity; nothing for whom it does not know."""
        key = id(entity)
        if key not in self._told:
            actor = self._linker.actor_of(entity) if entity.kind == "person" else None
            self._told[key] = self._of(actor) if actor else NOTHING
        return self._told[key]

    def _of(self, actor: Actor) -> Known:
        now: set[str] = set()
        before: set[str] = set()
        for office in actor.offices:
            words = {word.strip(",.") for word in office.title.lower().split()} - _SMALL
            held = held_on(office, self._day) if self._day else "no"
            (now if held != "no" else before).update(words)
        parties = {office.party.lower() for office in actor.offices if office.party}
        return Known(frozenset(now), frozenset(before - now), parties.pop() if len(parties) == 1 else None)

    def holders(self, words: str, entities: list[Entity]) -> tuple[Entity, ...]:
        """The entities that hold, or where it says "former" have held, the office in these words."""
        if not words.lower().startswith("the "):
            return ()
        holders = self._known.holders(words, None, None if "former" in words else self._day)
        if not holders:
            return ()
        return tuple(e for e in entities if e.kind == "person" and self._linker.actor_of(e) in holders)
