"""Who may be meant by a pronoun or description at all: kinds and sexes that agree, nearest first."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.actors.descriptions import agrees
from onrecord.actors.lexicon import noun
from onrecord.actors.parties import DEFINITE, INDEFINITE, POSSESSIVES

if TYPE_CHECKING:
    from onrecord.actors.entity import Entity
    from onrecord.actors.mentions import Mention
    from onrecord.actors.parties import Party
    from onrecord.record import SpeakerKind

FINITE = frozenset(
    "is are was were be been has have had will would said says say can could may might must does did do".split()
)
EMPTY = frozenset("the a an this that his her their its of former".split())
_MOST = 12
"""Candidates weighed, nearest first; for a description also all further ones that agree with it."""
_TWO = frozenset("both two pair couple duo".split())
_NEW = frozenset(("a", "an", "another"))
"""Words that bring in somebody new: "a spokesman" is nobody who was named before."""
_NAMELESS = frozenset("spokesman spokeswoman spokesperson official aide source diplomat insider".split())
"""Heads whose "a" hides a name for good."""
_PERSONS = ("person", "unknown", "anonymous")
_KINDS: dict[str, tuple[str, ...]] = {
    "he": _PERSONS,
    "they": ("organization", "group", "document", "government", "person", "anonymous"),
    "it": ("organization", "government", "document"),
    "relative": ("person", "organization", "government", "group", "document", "anonymous", "unknown"),
    "this": ("document", "organization", "group", "person"),
    "empty": ("person", "organization", "government", "group", "document", "anonymous", "unknown"),
    "person": _PERSONS,
    "organization": ("organization", "unknown"),
    "government": ("government", "unknown", "organization"),
    "document": ("document",),
    "people": (),
    "surname": ("person", "unknown"),
    "unlisted": ("organization", "person", "government", "unknown", "anonymous"),
}
"""Kinds of entity that each sort of mention may stand for; "people" stand for a pair or for nobody named."""


def sort_of(party: Party) -> str | None:
    """The sort of a mention, after which its features are named; None where nothing is to be resolved."""
    if party.form == "name":
        return "surname" if party.name is not None else None
    if party.form == "pronoun":
        return {"singular": "he"}.get(party.pronoun or "", party.pronoun)
    if party.noun is None:
        return "unlisted" if party.determiner in DEFINITE else None
    if party.noun.plural and party.noun.kind in ("group", "person", "government", "organization"):
        return "people" if _says_two(party) else None
    if party.noun.kind == "group":
        return "organization" if party.determiner in DEFINITE else None
    return party.noun.kind


def _says_two(party: Party) -> bool:
    definite = party.determiner in DEFINITE or party.determiner == "both"
    return definite and bool(party.core & _TWO)


def may_be_two(mention: Mention) -> bool:
    """Whether a mention may stand for two named parties together."""
    return mention.sort in ("they", "people") or (mention.sort == "relative")


def kind_of(party: Party) -> SpeakerKind:
    """The kind of a party that nobody named is meant by."""
    if party.form == "pronoun":
        return {"they": "group", "it": "organization", "this": "document"}.get(party.pronoun or "", "person")  # type: ignore[return-value]
    if party.name is not None:
        return "person"
    known = party.noun
    if known is None:
        return "unknown" if party.determiner in DEFINITE | INDEFINITE else "group"
    if known.kind == "person":
        return "anonymous"
    return known.kind


def candidates_for(mention: Mention, pool: list[Entity], pairs: list[Entity]) -> list[Entity]:
    """The entities that agree, nearest before the mention first, then those that are named only later."""
    kinds = _KINDS[mention.sort]
    fitting = [entity for entity in pool if entity.kind in kinds and entity.places and _agrees(mention, entity)]
    if mention.sort == "relative":
        fitting = [entity for entity in fitting if _just_before(mention, entity)]
    if mention.sort == "empty":
        fitting = list(mention.spoke_last)
    first, last = mention.party.first, mention.party.last
    fitting = [entity for entity in fitting if not any(first <= place < last for place in entity.named_at)]
    fitting = [entity for entity in fitting if entity not in mention.beside]
    fitting = [*fitting, *pairs]
    nearest = sorted(fitting, key=lambda entity: _distance(mention, entity))
    if mention.party.form != "description":
        return nearest[:_MOST]
    return [e for place, e in enumerate(nearest) if place < _MOST or agrees(mention, e)]


def _agrees(mention: Mention, entity: Entity) -> bool:
    if mention.sex and entity.sex and mention.sex != entity.sex:
        return False
    if mention.party.form == "description" and entity.name is None:
        head = mention.party.head
        return any(role.head == head for role in entity.roles) and mention.party.determiner in DEFINITE
    if mention.party.form == "description" and mention.sort == "person" and mention.party.determiner in _NEW:
        return entity.places[0] > mention.at and mention.party.head not in _NAMELESS
    return not (mention.party.form == "description" and mention.party.first in entity.places)


def _just_before(mention: Mention, entity: Entity) -> bool:
    at = bisect_left(entity.places, mention.at)
    return at > 0 and mention.at - entity.places[at - 1] <= 12


def _distance(mention: Mention, entity: Entity) -> int:
    at = bisect_left(entity.places, mention.at)
    return mention.at - entity.places[at - 1] if at else 100_000 + entity.places[0]


def last_two(mention: Mention, entities: list[Entity]) -> tuple[Entity, Entity] | None:
    """The two parties of the wanted kind that were named last before a mention."""
    wanted = _members_kind(mention)
    named = [e for e in entities if e.name and e.kind in wanted and e.places and e.places[0] < mention.at]
    latest = sorted(named, key=lambda entity: _distance(mention, entity))[:2]
    latest.sort(key=lambda entity: entity.places[0])
    return (latest[0], latest[1]) if len(latest) == 2 else None


def _members_kind(mention: Mention) -> tuple[str, ...]:
    base = noun(mention.party.head[:-1]) or noun(mention.party.head)
    if mention.sort == "people" and base and base.kind in ("government", "organization"):
        return (base.kind,)
    return ("person",)


def age_in(party: Party) -> str | None:
    """The age of "the 70-year-old"."""
    for word in party.words:
        if word.endswith("-year-old"):
            return word.partition("-")[0]
    return None


__all__ = [
    "FINITE",
    "POSSESSIVES",
    "age_in",
    "candidates_for",
    "kind_of",
    "last_two",
    "may_be_two",
    "sort_of",
]
