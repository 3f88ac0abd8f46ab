"""Keys to values, references to actors: the shipped table with the user's actors laid over it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.actors.knowledge import institutions, phrases
from onrecord.actors.knowledge.indexing import name_entries, office_entries
from onrecord.actors.knowledge.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.actors.knowledge.actor import Actor, Office
    from onrecord.actors.knowledge.table import Table

Term = tuple["Actor", "Office"]


class Lookup:
    """A reference is a row of the shipped table, or `u` and the place of an added actor, which may replace a row."""

    def __init__(self, table: Table, added: Iterable[Actor]) -> None:
        self.table = table
        self.added = tuple(added)
        self._overlay: dict[str, list[str]] = defaultdict(list)
        self._instead: dict[str, str] = {}
        for place, actor in enumerate(self.added):
            self._put(actor, f"u{place}")

    def find(self, key: str) -> list[str]:
        """The values of a key, those of added actors first."""
        return [*self._overlay.get(key, ()), *self.table.find(key)]

    def actor(self, reference: str) -> Actor:
        """The actor that a reference leads to."""
        reference = self._instead.get(reference, reference)
        return self.added[int(reference[1:])] if reference[0] == "u" else self.table.actor(int(reference))

    def get(self, id_: str) -> Actor | None:
        """The actor of an id, also of an institution that any state has."""
        found = self.find("@" + id_)
        return self.actor(found[0]) if found else self._institution(id_)

    def terms(self, key: str) -> list[Term]:
        """The terms of office under an office's key."""
        parts = [value.partition(".") for value in self.find(key)]
        actors = [(self.actor(reference), int(place)) for reference, _, place in parts]
        return [(actor, actor.offices[place]) for actor, place in actors]

    def names(self) -> Iterator[tuple[str, list[str]]]:
        """All names as keys, with their values."""
        yield from self.table.names()
        yield from ((key, values) for key, values in self._overlay.items() if key[0].isalnum())

    def offices(self) -> list[str]:
        """All keys of offices."""
        return [*self.table.offices(), *(key for key in self._overlay if key[0] == "#")]

    def _put(self, actor: Actor, reference: str) -> None:
        for row in self.table.find("@" + actor.id):
            self._instead[row] = reference
        for key, value in (*name_entries(actor, reference), *office_entries(actor, reference)):
            self._overlay[key].append(value)
        for office in actor.offices:
            phrase = "!" + phrases.american(name_key(office.title))
            if office.source == "user" and not self.find(phrase):
                self._overlay[phrase].append(office.role)

    def _institution(self, id_: str) -> Actor | None:
        country, _, slug = id_.removeprefix("org/").partition("-")
        known = institutions.by_slug().get(slug) if id_.startswith("org/") else None
        government = self.find(f"@gov/{country}") if known else []
        return known.of(country.upper(), self.actor(government[0]).aliases[0].text) if known and government else None
