"""Who an article names: its names brought together, each entity with all places where it is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.actors.entity import Entity, initials, is_part, same_office, same_person, sexes_agree
from onrecord.actors.lexicon import noun, sex_of_given_names
from onrecord.actors.names import Name
from onrecord.actors.roles import role_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.actors.knowledge import Actors
    from onrecord.actors.tokens import Tokens
    from onrecord.record import SpeakerKind

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_FULL = 2
"""Words of the usual full name."""
_SMALL = frozenset("of the and for & on de la".split())


class Cast:
    """The named parties of an article, and which name belongs to which."""

    def __init__(self, tokens: Tokens, names: list[Name], known: Actors, speaking: Iterable[int]) -> None:
        self._tokens = tokens
        self._known = known
        self._speaking = set(speaking)
        self.entities: list[Entity] = []
        self.of_name: dict[Name, Entity] = {}
        self.rivals: dict[Name, list[Entity]] = {}
        full = [name for name in names if len(self._keys(name)) > 1]
        for name in full:
            self._enter(name)
        single = [name for name in names if len(self._keys(name)) == 1]
        for name in sorted(single, key=lambda name: name.sex is None):
            self._enter_single(name)
        for entity in self.entities:
            entity.places.sort()
            entity.named_at.sort()
        self._tell_kinds()

    def _keys(self, name: Name) -> tuple[str, ...]:
        keys = self._tokens.keys[name.first : name.last]
        return tuple(key.replace(".", "") for key in keys if key[0].isalnum() and key not in _SUFFIXES)

    def keys_of(self, name: Name) -> tuple[str, ...]:
        """The words of a name in small letters, without points and suffixes."""
        return self._keys(name)

    def _enter(self, name: Name) -> None:
        keys = self._keys(name)
        if len(keys) > 2 and keys[0] in sex_of_given_names() and (shorter := self._known_within(name)):
            self.of_name[name] = self._entered(shorter)
            return
        self._entered(name)

    def _entered(self, name: Name) -> Entity:
        keys = self._keys(name)
        entity = self._same_person(keys, name) if name.look in ("person", "unknown") else None
        entity = entity or self._same_body(keys, name)
        entity = entity or self._new(name)
        self._put(name, entity, keys)
        return entity

    def _known_within(self, name: Name) -> Name | None:
        """The well-known person whose name begins a longer one: "Barack Obama Election Day"."""
        end = name.first + 2
        start, stop = self._tokens.span(name.first, end)
        called = self._known.matches(self._tokens.text[start:stop])
        rest = self._tokens.keys[end : name.last]
        if len(rest) > 1 and any(m.actor.kind == "person" and m.sort == "name" for m in called):
            return replace(name, last=end, look="person")
        return None

    def _same_person(self, keys: tuple[str, ...], name: Name) -> Entity | None:
        for entity in reversed(self.entities):
            if entity.kind in ("person", "unknown") and same_person(entity.keys, keys) and sexes_agree(entity, name):
                return entity
        return None

    def _same_body(self, keys: tuple[str, ...], name: Name) -> Entity | None:
        for entity in reversed(self.entities):
            if entity.keys == keys and (entity.kind != "person" or name.look != "organization"):
                return entity
            if name.look == entity.kind and is_part(entity.keys, keys):
                return entity
        turned = [entity for entity in self.entities if entity.keys and same_office(entity.keys, keys)]
        return turned[0] if len(turned) == 1 else None

    def _new(self, name: Name) -> Entity:
        kind: SpeakerKind = name.look
        entity = Entity(len(self.entities), kind, certain_kind=kind != "unknown")
        self.entities.append(entity)
        if kind != "document":
            self._look_up(entity, name)
        return entity

    def _look_up(self, entity: Entity, name: Name) -> None:
        start, end = self._tokens.span(name.first, name.last)
        found = self._known.matches(self._tokens.text[start:end])
        told = [match for match in found if match.sort != "surname"]
        wanted = [
            m
            for m in told
            if entity.kind in ("unknown", m.actor.kind) or (m.actor.kind == "government" and entity.kind != "person")
        ]
        if wanted:
            entity.kind = wanted[0].actor.kind
            entity.certain_kind = True
            entity.metonym = wanted[0].sort in ("capital", "seat")

    def _put(self, name: Name, entity: Entity, keys: tuple[str, ...]) -> None:
        tokens = self._tokens
        if len(keys) > len(entity.keys):
            entity.keys = keys
            entity.span = tokens.span(name.first, name.last)
            entity.name = " ".join(tokens.text[entity.span[0] : entity.span[1]].split())
        if name.look == "person" and entity.kind == "unknown":
            entity.kind = "person"
            entity.certain_kind = True
        entity.sex = entity.sex or name.sex
        entity.places.append(name.title)
        entity.named_at.append(name.first)
        role = role_of(tokens, name)
        if role.before:
            entity.add_role(role.before)
        if role.after:
            entity.add_role(role.after)
        entity.age = entity.age or role.age
        entity.country = entity.country or self._owner(name)
        self.of_name[name] = entity

    def _owner(self, name: Name) -> str | None:
        """The state that a body is said to be of: "Russia's Defence Ministry"."""
        if name.look == "person" or self._tokens.key(name.first - 1) not in ("’s", "'s"):
            return None
        return self._known.country_of(self._tokens.words[name.first - 2])

    def _enter_single(self, name: Name) -> None:
        (key,) = self._keys(name)
        if self._is_adjective(name, key):
            return
        if name.look in ("organization", "unknown") and not name.titled:
            body = self._body_called(key, name)
            if body:
                self._put(name, body, (key,))
                return
        people = [
            e
            for e in self.entities
            if e.kind in ("person", "unknown") and e.keys[-1:] == (key,) and sexes_agree(e, name)
        ]
        if not people and not name.titled and not self._is_government(key):
            people = [entity for entity in self.entities if self._has_first_name(entity, key)]
        if len(people) > 1:
            self.rivals[name] = people
        entity = self._nearest(people, name) if people else self._same_single(key, name)
        self._put(name, entity or self._new(name), (key,))

    @staticmethod
    def _has_first_name(entity: Entity, key: str) -> bool:
        """Whether a word may be the first name of a person named in full; of one of two words also where it is rare."""
        if entity.kind not in ("person", "unknown") or entity.keys[0] != key:
            return False
        return key in sex_of_given_names() or len(entity.keys) == _FULL

    def _is_adjective(self, name: Name, key: str) -> bool:
        """Whether a word tells only where somebody is from: "American", "Poles"."""
        if name.titled or name.look != "unknown" or self._known.country_of(key) is None:
            return False
        return not any(match.actor.kind == "government" for match in self._known.matches(key.capitalize()))

    def _is_government(self, key: str) -> bool:
        return self._known.country_of(key) is not None

    def _same_single(self, key: str, name: Name) -> Entity | None:
        same = [
            entity
            for entity in self.entities
            if entity.keys == (key,) and not (name.titled and entity.kind in ("government", "organization"))
        ]
        return same[0] if same else None

    def _nearest(self, people: list[Entity], name: Name) -> Entity:
        """Of several people of one surname the one named oftenest, else the one named nearest before."""
        before = [entity for entity in people if any(place < name.first for place in entity.named_at)]
        role = role_of(self._tokens, name).before
        if role:
            told = [entity for entity in people if role.head in entity.role_heads]
            before = told or before
        return max(
            before or people,
            key=lambda entity: (_likely_sex(entity) == name.sex, len(entity.named_at), _latest(entity, name.first)),
        )

    def _body_called(self, key: str, name: Name) -> Entity | None:
        acronym = self._tokens.words[name.first].replace(".", "")
        if not acronym.isupper() and key not in _PAPERS:
            return None
        for entity in self.entities:
            if entity.kind != "organization" or len(entity.keys) < 2:
                continue
            if acronym.isupper() and len(acronym) > 1 and acronym.lower() in initials(entity.keys):
                return entity
            if acronym.isupper() and len(acronym) > 1 and key == entity.keys[0]:
                return entity
            if self._after_the(name) and key == entity.keys[-1] and key in _PAPERS:
                return entity
        return None

    def _after_the(self, name: Name) -> bool:
        return self._tokens.key(name.first - 1) == "the"

    def _tell_kinds(self) -> None:
        for entity in self.entities:
            if entity.kind == "unknown":
                entity.kind = self._told_kind(entity)

    def _told_kind(self, entity: Entity) -> SpeakerKind:
        """What the roles, an age, a bare surname elsewhere, or speaking tell of a name that tells nothing itself."""
        heads = [known.kind for role in entity.roles if (known := noun(role.head))]
        if "person" in heads or entity.age or self._is_called_by_surname(entity):
            return "person"
        if "organization" in heads:
            return "organization"
        if not any(place in self._speaking for place in entity.named_at):
            return "unknown"
        always_the = all(self._tokens.key(place - 1) == "the" for place in entity.named_at)
        return "organization" if always_the else "person"

    def _is_called_by_surname(self, entity: Entity) -> bool:
        """Whether a name of two words and more is taken up by its last word alone, as people are."""
        if len(entity.keys) < 2:
            return False
        places = (place for place in entity.named_at if self._tokens.keys[place] == entity.keys[-1])
        return any(place in self._speaking for place in places)


def _likely_sex(entity: Entity) -> str | None:
    """The sex, or where the given name is on no list what its ending makes likely."""
    if entity.sex is not None or len(entity.keys) < 2:
        return entity.sex
    return "f" if entity.keys[0].endswith("a") else "m"


def _latest(entity: Entity, before: int) -> int:
    return max((place for place in entity.named_at if place < before), default=-entity.named_at[0])


_PAPERS = frozenset("times post journal herald tribune guardian telegraph observer".split())
