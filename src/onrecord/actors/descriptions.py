"""How well a description fits what the article and the world tell of a candidate: features as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import classes_of, generic_nouns
from onrecord.actors.offices import party_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.entity import Entity
    from onrecord.actors.mentions import Mention

_DEPUTIES = frozenset("deputy vice assistant".split())
_RANKS = frozenset("deputy vice assistant former acting".split())
_COMMON = frozenset("the a an of and former new us u.s. senior his her their its".split())


def description_features(mention: Mention, entity: Entity, how: str) -> Iterator[str]:
    """Features of the description's words beside those told of the entity; `how` is how it is determined."""
    agrees(mention, entity)
    agreement = mention.agreements_told[id(entity)]
    signs = [f"{agreement} {how}"] if agreement else []
    if entity in mention.by_office:
        signs.append("office")
    if mention.age and mention.age == entity.age:
        signs.append("age")
    signs.extend(_office(mention, entity))
    yield from signs
    yield from _words(mention, entity, bool(signs))
    yield from _against(mention, entity, how, bool(signs))
    if signs and _RANKS & mention.party.words != _RANKS & entity.role_words:
        yield "other rank"
    if signs and entity in mention.spoke_last:
        yield "agrees and spoke last"
    if signs:
        yield f"agrees {min(mention.rivals_agreeing, 2)}"


def _office(mention: Mention, entity: Entity) -> Iterator[str]:
    """Signs from the offices that the world knows of: "the president" on a day on which the candidate was it."""
    known = mention.told(entity)
    words = {_PLAIN.get(word, word) for word in mention.party.words}
    head = _PLAIN.get(mention.party.head, mention.party.head)
    if head in known.now and "former" not in words:
        yield "office word"
    elif head in known.before or head in known.now:
        yield "office word before" if "former" in words else "office word another time"
    party = mention.political
    if party and known.party:
        yield "party" if party == known.party else "other party"
    elif party and party in {party_in(role.words) for role in entity.roles}:
        yield "party told"


_PLAIN = {"premier": "minister", "defense": "defence", "congressman": "representative", "lawmaker": "representative"}


def _agreement(mention: Mention, entity: Entity) -> str | None:
    """How the description's noun agrees with the nouns told of the entity; None where it does not.

    A deputy is not the minister, nor the Republican nominee the Democratic one, whatever the noun.
    """
    head = mention.party.head
    heads = entity.role_heads
    if entity.roles and _DEPUTIES & mention.party.words != _DEPUTIES & entity.role_words:
        return None
    if _is_of_other_party(mention, entity):
        return None
    if head in heads:
        return "head"
    if head in entity.role_words or head in entity.keys:
        return "head among words"
    told = entity.keys if entity.kind in ("organization", "document", "government") else heads
    alike = {name for word in told for name in classes_of().get(word, ())} & classes_of().get(head, frozenset())
    if alike:
        return "head alike" if alike - WIDE else "head alike widely"
    return None


WIDE = frozenset({"politician", "aide", "agency"})
"""Classes so wide that two of their words seldom mean one person."""


def _is_of_other_party(mention: Mention, entity: Entity) -> bool:
    party = mention.political
    if party is None:
        return False
    told = {party_in(role.words) for role in entity.roles} | {mention.told(entity).party}
    return party not in told and told != {None}


def agrees(mention: Mention, entity: Entity) -> bool:
    """Whether anything the article tells of the entity agrees with the description's noun, office or age."""
    key = id(entity)
    if key not in mention.agreements:
        told = mention.agreements_told[key] = _agreement(mention, entity)
        by_age = bool(mention.age and mention.age == entity.age)
        mention.agreements[key] = told is not None or entity in mention.by_office or by_age
    return mention.agreements[key]


def _words(mention: Mention, entity: Entity, agreeing: bool) -> Iterator[str]:
    told = (entity.role_words | set(entity.keys)) - _COMMON
    shared = (mention.party.words - {mention.party.head}) & told
    if shared:
        yield f"words={min(len(shared), 2)}{' head' if agreeing else ''}"
    elif mention.words_left and agreeing:
        yield "words missing"
    if mention.states & entity.states:
        yield "state"
    elif mention.states and entity.states:
        yield "other state"


def _against(mention: Mention, entity: Entity, how: str, agreeing: bool) -> Iterator[str]:
    if mention.by_office and entity not in mention.by_office:
        yield "not office"
    if mention.age and entity.age and mention.age != entity.age:
        yield "other age"
    if agreeing:
        return
    if not entity.roles and mention.party.noun is not None and entity.kind == mention.party.noun.kind:
        yield "no role told"
        if entity in mention.spoke_last:
            yield "no role told, spoke last"
        if entity.named_at and entity.named_at[0] > mention.at:
            yield "no role told, named later"
    generic = mention.party.head in generic_nouns() and entity.kind == "person"
    yield "generic" if generic else f"no sign {how}"
    if entity.roles and not generic:
        yield f"head otherwise {how}"
