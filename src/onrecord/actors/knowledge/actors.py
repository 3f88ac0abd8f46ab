"""All known actors: found by what they are called, by an office and a date, or by words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.knowledge import holding, naming
from onrecord.actors.knowledge.keys import name_key
from onrecord.actors.knowledge.lookup import Lookup
from onrecord.actors.knowledge.table import Table, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.actors.knowledge.actor import Actor
    from onrecord.actors.knowledge.naming import Match


class Actors:
    """The shipped table, and what was added to it. Made by `Actors.load()`; never changed, `extended` gives another."""

    def __init__(self, table: Table, added: Iterable[Actor] = ()) -> None:
        self._lookup = Lookup(table, added)

    @classmethod
    def load(cls) -> Actors:
        """The shipped table; its lines are read when first asked for."""
        return cls(shipped())

    def extended(self, rows: Iterable[Actor]) -> Actors:
        """These actors with more; one of an id that is known adds to it, and what it says of itself holds."""
        merged: dict[str, Actor] = {actor.id: actor for actor in self._lookup.added}
        for actor in rows:
            known = merged.get(actor.id) or self.get(actor.id)
            merged[actor.id] = known.with_more(actor) if known else actor
        return Actors(self._lookup.table, merged.values())

    def get(self, id_: str) -> Actor | None:
        """The actor of an id."""
        return self._lookup.get(id_)

    def by_alias(self, text: str, *, country: str | None = None) -> list[Actor]:
        """All that are called so, full names before short forms, metonyms and surnames; see `matches`."""
        return list(dict.fromkeys(match.actor for match in self.matches(text, country=country)))

    def matches(self, text: str, *, country: str | None = None) -> list[Match]:
        """All that are called so, each with the sort of the name; a state's institutions also where not listed.

        Case and accents do not count, save that a short form is matched as written (WHO is not who) and that words all
        in small letters are only taken for a government (kyiv). `country`, an ISO code, keeps actors of that state and
        tells whose "Foreign Ministry" is meant.
        """
        return naming.matches(self._lookup, text, country)

    def country_of(self, word: str) -> str | None:
        """The ISO code of the one state that a name, adjective or demonym tells; None where none or several."""
        return naming.country_of(self._lookup, word)

    def office(self, words: str, country: str | None = None, on: str | None = None) -> Actor | None:
        """The one holder of an office on a day ("Secretary of Defense", "US", "2022-11-16").

        `words` may name the state or body itself ("NATO chief"), then `country` may be left out; `on` is an ISO date,
        cut to a month or year where no more is known. None where the table is not certain of exactly one person, as
        for "a minister", "the former president", one of two senators, or a day beyond the source's reach.
        """
        terms = holding.terms(self._lookup, words, country) if on else []
        ways = {(actor, holding.held_on(office, on or "")) for actor, office in terms}
        shared = any(office.role in holding.SHARED_ROLES for _, office in terms)
        possible = {actor for actor, how in ways if how != "no"}
        certain = [actor for actor, how in ways if how == "certain"]
        return certain[0] if len(possible) == 1 and certain and not shared else None

    def holders(self, words: str, country: str | None = None, on: str | None = None) -> list[Actor]:
        """All who held the office at any time, or may have held it on the day; the two senators of a state, say."""
        terms = holding.terms(self._lookup, words, country)
        return list(dict.fromkeys(a for a, o in terms if on is None or holding.held_on(o, on) != "no"))

    def search(self, words: str) -> list[Actor]:
        """By name, by office, then all in one of whose names each word begins a word."""
        everywhere = holding.everywhere(self._lookup, words)
        begun = self._with_words(name_key(words).split())
        return list(dict.fromkeys((*self.by_alias(words), *self.holders(words), *everywhere, *begun)))

    def _with_words(self, words: list[str]) -> Iterator[Actor]:
        for key, values in self._lookup.names() if words else ():
            if all(f" {word}" in f" {key}" for word in words):
                yield from (self._lookup.actor(value[1:]) for value in values)
