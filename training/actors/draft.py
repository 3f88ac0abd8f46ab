"""The table while it is being built: actors that several sources add to, merged by id."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors.knowledge.actor import Actor, Alias, AliasSort, Office
from onrecord.actors.knowledge.keys import name_key, slug

GENERAL = "general knowledge"


@dataclass
class Draft:
    """An actor in the making."""

    id: str
    name: str
    kind: str
    sort: str
    country: str | None = None
    description: str | None = None
    register: str | None = None
    """Its number in the register of Congress, which tells people of one name apart."""
    aliases: dict[Alias, None] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)

    def call(self, sort: AliasSort, *names: str) -> None:
        for name in names:
            if name.strip() and not (sort == "name" and name.strip() == self.name):
                self.aliases[Alias(name.strip(), sort)] = None

    def done(self) -> Actor:
        offices = tuple(sorted(self.offices, key=lambda o: (o.begin or "", o.role)))
        return Actor(
            self.id, self.name, self.kind, self.sort, self.country, self.description,  # type: ignore[arg-type]
            tuple(self.aliases), offices, tuple(self.sources),
        )  # fmt: skip


class Drafts:
    """All actors by id, and people by the keys of their full names, in the order in which they came."""

    def __init__(self) -> None:
        self.by_id: dict[str, Draft] = {}
        self._people: dict[str, list[Draft]] = {}

    def add(self, draft: Draft, source: str) -> Draft:
        if draft.id in self.by_id:
            raise ValueError(f"two actors have the id {draft.id}")
        self.by_id[draft.id] = draft
        draft.sources[source] = None
        return draft

    def person(self, name: str, country: str | None, source: str, id_: str = "") -> Draft:
        return self.add(Draft(id_ or f"person/{slug(name)}", name, "person", "person", country), source)

    def know(self, person: Draft) -> None:
        """Let a person be found by each full name."""
        for name in (person.name, *(a.text for a in person.aliases if a.sort == "name")):
            known = self._people.setdefault(name_key(name), [])
            if person not in known:
                known.append(person)

    def settle(self) -> None:
        """Let every person so far be found by each full name."""
        for draft in self.by_id.values():
            if draft.kind == "person":
                self.know(draft)

    def named(self, names: list[str], country: str | None) -> Draft | None:
        for name in names:
            for person in self._people.get(name_key(name), []):
                if person.country == country:
                    return person
        return None
