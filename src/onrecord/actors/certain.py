"""Sources that need no ranking: the one holder of an office, two who spoke together, a name broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.entity import Entity
    from onrecord.actors.linking import Linker
    from onrecord.actors.mentions import Mention
    from onrecord.actors.offices import Offices
    from onrecord.actors.parties import Party
    from onrecord.actors.tokens import Tokens

_TWO = 2
_HIGH_OFFICES = frozenset("president senator governor chancellor pope king queen emperor".split())
"""Offices that one word tells: who holds one on the article's day is meant by it, if nobody else of the article may."""


class Certain:
    """The rules for one article; `entities` may grow while it is read."""

    def __init__(self, tokens: Tokens, entities: list[Entity], linker: Linker, offices: Offices) -> None:
        self._tokens = tokens
        self._entities = entities
        self._linker = linker
        self._offices = offices

    def of(self, mention: Mention) -> tuple[Entity, ...]:
        """Whom a mention surely means; nobody where it is for the ranker to tell."""
        party = mention.party
        if mention.sort == "they":
            return _both(mention)
        if party.form != "description":
            return ()
        if mention.sort == "organization" and party.words == {"the", party.head}:
            return self._only_body(mention)
        return self._person(mention) if mention.sort == "person" and party.determiner == "the" else ()

    def _person(self, mention: Mention) -> tuple[Entity, ...]:
        if mention.broken is not None:
            return (mention.broken,)
        if len(mention.by_office) == 1:
            return mention.by_office
        holders = self._in_office(mention.party)
        return holders if len(holders) == 1 else self._holder(mention.party)

    def _holder(self, party: Party) -> tuple[Entity, ...]:
        """The person of the article who is known to have held the described office on its day."""
        start, end = self._tokens.span(party.first, party.last)
        holder = self._linker.by_office(self._tokens.text[start:end])
        if holder is None:
            return ()
        called = [e for e in self._entities if e.kind == "person" and self._linker.actor_of(e) == holder]
        return (called[0],) if len(called) == 1 else ()

    def _only_body(self, mention: Mention) -> tuple[Entity, ...]:
        """The one body named before that has the noun in its name: "the ministry" behind "Defence Ministry"."""
        head = mention.party.head
        called = [e for e in self._entities if e.kind == "organization" and head in e.keys and e.places[0] < mention.at]
        spoke = (*mention.spoke_last, *mention.spoke_before)
        sure = len(called) == 1 and called[0].name and (called[0] in spoke or len(called[0].places) > 1)
        return (called[0],) if sure else ()

    def _in_office(self, party: Party) -> tuple[Entity, ...]:
        """Those of the article who may be "the president" on its day, by the table or by a role that it tells."""
        if party.head not in _HIGH_OFFICES or not party.words <= {"the", party.head}:
            return ()
        return tuple(e for e in self._entities if e.kind == "person" and self._may_hold(e, party.head))

    def _may_hold(self, entity: Entity, office: str) -> bool:
        unknown = office in entity.role_heads and self._linker.actor_of(entity) is None
        return unknown or office in self._offices.told(entity).now


def _both(mention: Mention) -> tuple[Entity, ...]:
    """Two people who spoke together right before a "they"."""
    two = mention.spoke_last
    if not mention.spoke_near or len(two) != _TWO:
        return ()
    return two if all(entity.kind == "person" and entity.name for entity in two) else ()
