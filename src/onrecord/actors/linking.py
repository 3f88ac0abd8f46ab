"""From the article into the world: which known actor an entity is, and a stable id for those that no table knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.knowledge.keys import slug
from onrecord.actors.lexicon import classes_of, noun, organization_words, titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.actors.entity import Entity
    from onrecord.actors.knowledge import Actor, Actors, Match

NAMED = "named/"
"""Ids of those whom the table does not know begin so."""
_PUBLIC = frozenset("politician legislator nominee diplomat military spokesperson royal aide law press clergy".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


class Linker:
    """Links the entities of one article. `published` is the article's ISO date, cut to what is known."""

    def __init__(self, known: Actors, entities: Sequence[Entity], published: str | None) -> None:
        self._known = known
        self._entities = entities
        self._published = published[:10] if published else None
        self._links: dict[int, Actor | None] = {}

    def actor_of(self, entity: Entity) -> Actor | None:
        """The known actor, or None where the table has none or several might be meant."""
        key = id(entity)
        if key not in self._links:
            self._links[key] = self._link(entity)
        return self._links[key]

    def by_office(self, words: str, country: str | None = None) -> Actor | None:
        """Who held on the article's day the office that a description names; None where that is not certain."""
        if self._published is None or not words.lower().startswith("the "):
            return None
        return self._known.office(words, country, self._published)

    def called(self, words: str) -> Actor | None:
        """The government or body that a description is a name of: "the Ukrainian military"."""
        found = [
            m.actor for m in self._known.matches(words) if m.actor.kind != "person" and m.sort in ("name", "acronym")
        ]
        return found[0] if found else None

    def _link(self, entity: Entity) -> Actor | None:
        if entity.name is None:
            return None
        if entity.kind == "person":
            return self._person(entity)
        if entity.kind in ("government", "organization"):
            return self._body(entity)
        return None

    def _person(self, entity: Entity) -> Actor | None:
        names = [
            entity.name or "",
            " ".join(k for k in (entity.name or "").split() if k.rstrip(".").lower() not in _SUFFIXES),
        ]
        matches = (
            self._known.matches(names[0])
            or self._known.matches(names[1])
            or self._known.matches(_short(entity.name or ""))
        )
        people = [match for match in matches if match.actor.kind == "person"]
        if len(entity.keys) > 1:
            people = [match for match in people if match.sort != "surname"]
            fitting = [match.actor for match in people if self._may_be(entity, match.actor)]
        else:
            fitting = [match.actor for match in people if self._holds(entity, match.actor)]
        fitting = list(dict.fromkeys(fitting))
        if len(fitting) > 1:
            fitting = [actor for actor in fitting if self._holds(entity, actor)]
        return fitting[0] if len(fitting) == 1 else None

    def _may_be(self, entity: Entity, actor: Actor) -> bool:
        """Whether nothing that the article tells speaks against it: a carpenter is no senator."""
        heads = entity.role_heads - _COURTESY
        if not heads or not actor.offices:
            return True
        office_words = {word for office in actor.offices for word in office.title.lower().split()}
        if heads & office_words or entity.role_words & office_words:
            return True
        return any(classes_of().get(head, frozenset()) & _PUBLIC for head in heads)

    def _holds(self, entity: Entity, actor: Actor) -> bool:
        """Whether the article gives a person known by surname alone an office that this actor has or had."""
        words = {word for office in actor.offices for word in office.title.lower().replace("-", " ").split()}
        told = {_LONG.get(word, word) for word in entity.role_words}
        return bool(told & words - _EMPTY)

    def _body(self, entity: Entity) -> Actor | None:
        name = entity.name or ""
        found = self._known.matches(name, country=entity.country) if entity.country else []
        matches = [match for match in found or self._known.matches(name) if match.actor.kind != "person"]
        if not matches:
            return None
        wanted = [m for m in matches if m.sort in ("name", "acronym")] or matches
        actors = list(dict.fromkeys(match.actor for match in wanted))
        return actors[0] if len(actors) == 1 else self._by_context(matches)

    def _by_context(self, matches: list[Match]) -> Actor | None:
        """Brussels as EU or NATO: the one that the article names by another name, else the first."""
        named = {name: entity for entity in self._entities if (name := entity.name)}
        for match in matches:
            others = set(match.actor.names) - {None}
            if any(name in others for name in named if name not in (match.actor.of_sort("capital"))) and not any(
                name in match.actor.of_sort("seat")
                for name in named
                if name in others and len(others & set(named)) == 1
            ):
                return match.actor
        return matches[0].actor


_EMPTY = frozenset("of the and for to in at a an former".split())
_COURTESY = frozenset("mr mrs ms miss sir dame dr prof lord lady".split())
_LONG = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "congressman": "representative",
    "congresswoman": "representative", "defense": "defence", "premier": "minister",
}  # fmt: skip
"""Words of titles as the table writes them."""


def _short(name: str) -> str:
    """A name without the initials in its middle: "Loretta E. Lynch" is "Loretta Lynch"."""
    words = [word for word in name.split() if word.rstrip(".").lower() not in _SUFFIXES]
    middle = [word for word in words[1:-1] if len(word.rstrip(".")) > 1]
    return " ".join([words[0], *middle, words[-1]]) if len(words) > 2 else name


_GENERIC = frozenset(
    "foreign defence defense interior finance health justice energy education economy transport national supreme "
    "federal central general high special public local regional northern southern eastern western constitutional "
    "electoral election the of and for & coast security home internal affairs state prime first civil royal".split()
)


def named_id(entity: Entity) -> str | None:
    """The id of somebody whom no table knows: by full name, so that two articles mean the same; None for a surname.

    Middle initials, "Jr." and titles do not count. A body needs two words as well, or be an acronym, and a word that
    not every state has: there are many a Foreign Ministry and Supreme Court.
    """
    if entity.name is None:
        return None
    if entity.kind == "person":
        short = slug(_short(entity.name))
        return f"{NAMED}person/{short}" if "-" in short and entity.keys[0] not in titles() else None
    own = [key for key in entity.keys if key not in _GENERIC and key not in organization_words() and noun(key) is None]
    if entity.kind == "organization" and own and (len(entity.keys) > 1 or entity.name.isupper()):
        return f"{NAMED}organization/{slug(entity.name)}"
    return None
