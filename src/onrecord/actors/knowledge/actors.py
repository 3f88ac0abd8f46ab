"""All known actors: found by what they are called, by an office and a date, or by words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.knowledge import institutions, phrases
from onrecord.actors.knowledge.indexing import name_entries, office_entries, office_key
from onrecord.actors.knowledge.keys import acronym_key, name_key
from onrecord.actors.knowledge.rows import SORT_OF
from onrecord.actors.knowledge.table import Table, horizons, shipped
from onrecord.actors.knowledge.terms import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.actors.knowledge.actor import Actor, AliasSort, Office

_RANK: tuple[AliasSort, ...] = ("name", "acronym", "seat", "capital", "surname", "adjective", "demonym")
_GOVERNMENT = re.compile(r"(.+?)(?:['’]s?)?\s+(?:government|administration|cabinet|regime|authorities)", re.IGNORECASE)
_GOVERNMENT_OF = re.compile(r"(?:the\s+)?(?:government|administration|regime) of (?:president |prime minister )?(.+)", re.IGNORECASE)
SHARED_ROLES = frozenset({"senator", "representative", "justice", "spokespeople", "government-member"})
"""Offices that several hold at once: the table need not have all of them, so nobody is told by such words alone."""
_LEADING_ROLES = ("president", "prime-minister", "monarch", "supreme-leader")


@dataclass(frozen=True, slots=True)
class Match:
    """An actor and the sort of name by which it was found: `seat` and `capital` are metonyms."""

    actor: Actor
    sort: AliasSort


class Actors:
    """The shipped table, and what was added to it. Made by `Actors.load()`; never changed, `extended` gives another."""

    def __init__(self, table: Table, added: Iterable[Actor] = ()) -> None:
        self._table = table
        self._added = tuple(added)
        self._overlay: dict[str, list[str]] = defaultdict(list)
        self._instead: dict[str, str] = {}
        for place, actor in enumerate(self._added):
            self._put(actor, f"u{place}")

    @classmethod
    def load(cls) -> Actors:
        """The shipped table; its lines are read when first asked for."""
        return cls(shipped())

    def extended(self, rows: Iterable[Actor]) -> Actors:
        """These actors with more; one of an id that is known adds to it, and what it says of itself holds."""
        merged: dict[str, Actor] = {actor.id: actor for actor in self._added}
        for actor in rows:
            known = merged.get(actor.id) or self.get(actor.id)
            merged[actor.id] = known.with_more(actor) if known else actor
        return Actors(self._table, merged.values())

    def get(self, id_: str) -> Actor | None:
        """The actor of an id."""
        found = self._find("@" + id_)
        return self._actor(found[0]) if found else self._institution(id_)

    def by_alias(self, text: str, *, country: str | None = None) -> list[Actor]:
        """All that are called so, full names before short forms, metonyms and surnames; see `matches`."""
        return list(dict.fromkeys(match.actor for match in self.matches(text, country=country)))

    def matches(self, text: str, *, country: str | None = None) -> list[Match]:
        """All that are called so, each with the sort of the name; a state's institutions also where not listed.

        Case and accents do not count, save that a short form is matched as written (WHO is not who) and that words all
        in small letters are only taken for a government (kyiv). `country`, an ISO code, keeps actors of that state and
        tells whose "Foreign Ministry" is meant.
        """
        found = self._named(text) or self._composed(text, country)
        return [match for match in found if country is None or match.actor.country == country]

    def country_of(self, word: str) -> str | None:
        """The ISO code of the one state that a name, adjective or demonym tells; None where none or several."""
        codes = set(self._find("%" + acronym_key(word)) or self._find("%" + name_key(word)))
        return codes.pop() if len(codes) == 1 else None

    def office(self, words: str, country: str | None = None, on: str | None = None) -> Actor | None:
        """The one holder of an office on a day ("Secretary of Defense", "US", "2022-11-16").

        `words` may name the state or body itself ("NATO chief"), then `country` may be left out; `on` is an ISO date,
        cut to a month or year where no more is known. None where the table is not certain of exactly one person.
        """
        certain: dict[str, Actor] = {}
        for actor, office in self._terms(words, country) if on else []:
            if office.role in SHARED_ROLES:
                return None
            how = held(office, on or "", horizons().get(office.source))
            if how == "possible":
                return None
            if how == "certain":
                certain[actor.id] = actor
        return next(iter(certain.values())) if len(certain) == 1 else None

    def holders(self, words: str, country: str | None = None, on: str | None = None) -> list[Actor]:
        """All who held the office at any time, or may have held it on the day; the two senators of a state, say."""
        terms = self._terms(words, country)
        kept = (a for a, o in terms if on is None or held(o, on, horizons().get(o.source)) != "no")
        return list({actor.id: actor for actor in kept}.values())

    def search(self, words: str) -> list[Actor]:
        """By name, by office, then all in one of whose names each word begins a word."""
        found = {actor.id: actor for actor in (*self.by_alias(words), *self.holders(words), *self._everywhere(words))}
        for reference in self._with_words(name_key(words).split()):
            actor = self._actor(reference)
            found.setdefault(actor.id, actor)
        return list(found.values())

    def _put(self, actor: Actor, reference: str) -> None:
        for row in self._table.find("@" + actor.id):
            self._instead[row] = reference
        for key, value in (*name_entries(actor, reference), *office_entries(actor, reference)):
            self._overlay[key].append(value)
        for office in actor.offices:
            phrase = "!" + phrases.american(name_key(office.title))
            if office.source == "user" and not self._find(phrase):
                self._overlay[phrase].append(office.role)

    def _find(self, key: str) -> list[str]:
        added = self._overlay.get(key, []) if self._overlay else []
        return [*added, *self._table.find(key)]

    def _actor(self, reference: str) -> Actor:
        reference = self._instead.get(reference, reference)
        return self._added[int(reference[1:])] if reference[0] == "u" else self._table.actor(int(reference))

    def _named(self, text: str) -> list[Match]:
        values = [*self._find(acronym_key(text)), *self._find(name_key(text))]
        found = dict.fromkeys(Match(self._actor(value[1:]), SORT_OF[value[0]]) for value in values)
        small = text == text.lower()
        kept = [match for match in found if not small or match.actor.kind == "government"]
        return sorted(kept, key=lambda match: _RANK.index(match.sort))

    def _composed(self, text: str, country: str | None) -> list[Match]:
        institution = self._institution_called(text, country)
        if institution:
            return [Match(institution, "name")]
        match = _GOVERNMENT.fullmatch(text) or _GOVERNMENT_OF.fullmatch(text)
        code = match and (self.country_of(match[1]) or self._led_by(match[1]))
        government = self.get(f"gov/{code.lower()}") if code else None
        return [Match(government, "name")] if government else []

    def _institution_called(self, text: str, country: str | None) -> Actor | None:
        key = phrases.american(name_key(text))
        if country and key in institutions.by_words():
            return self._institution_of(country, institutions.by_words()[key].slug)
        words = text.split()
        for place in range(1, len(words)):
            before, after = " ".join(words[:place]), " ".join(words[place:])
            for state, rest in ((before, after), (after.removeprefix("of "), before.removesuffix(" of"))):
                code = self.country_of(state)
                known = institutions.by_words().get(phrases.american(name_key(rest))) if code else None
                if code and known:
                    return self._institution_of(code, known.slug)
        return None

    def _institution_of(self, country: str, slug: str) -> Actor | None:
        known = self._find(f"${country}/{slug}")
        return self.get(known[0] if known else f"org/{country.lower()}-{slug}")

    def _institution(self, id_: str) -> Actor | None:
        country, _, slug = id_.removeprefix("org/").partition("-")
        government = self.get(f"gov/{country}") if slug in institutions.by_slug() else None
        if government is None or not id_.startswith("org/"):
            return None
        return institutions.by_slug()[slug].of(country.upper(), government.aliases[0].text)

    def _led_by(self, name: str) -> str | None:
        """The state that all people of this name led, as in "the Obama administration"."""
        codes = {
            office.of
            for match in self._named(name)
            for office in match.actor.offices
            if office.role in _LEADING_ROLES and office.of
        }
        return codes.pop() if len(codes) == 1 else None

    def _terms(self, words: str, country: str | None) -> list[tuple[Actor, Office]]:
        for reading in phrases.readings(words, lambda phrase: self._find("!" + phrase)):
            keys = [
                office_key(of, role)
                for role, _, implied in (found.partition(">") for found in reading.roles)
                for of in self._bodies(reading.rest, country, implied)
            ]
            if keys:
                return [term for key in keys for term in self._at(key)]
        return []

    def _at(self, key: str) -> list[tuple[Actor, Office]]:
        parts = [value.partition(".") for value in self._find(key)]
        actors = [(self._actor(reference), int(place)) for reference, _, place in parts]
        return [(actor, actor.offices[place]) for actor, place in actors]

    def _bodies(self, rest: str, country: str | None, implied: str) -> list[str]:
        """The states and bodies whose office is meant; none where words are left that name no such."""
        if not rest:
            return [country or implied] if country or implied else []
        named = [match.actor for match in self.matches(rest)]
        codes = [actor.country if actor.kind == "government" else actor.id for actor in named]
        told = [code for code in (self.country_of(rest), *codes) if code]
        return [of for of in dict.fromkeys(told) if country is None or of == country or not _is_state(of)]

    def _everywhere(self, words: str) -> Iterator[Actor]:
        """All who held an office, of whatever state, where the words name nothing but the office."""
        for found in self._find("!" + phrases.american(name_key(words))):
            ending = "/" + found.partition(">")[0]
            for key in (*self._table.offices(), *(k for k in self._overlay if k[0] == "#")):
                if key.endswith(ending):
                    yield from (actor for actor, _ in self._at(key))

    def _with_words(self, words: list[str]) -> Iterator[str]:
        if not words:
            return
        named = (*self._table.names(), *((k, v) for k, v in self._overlay.items() if k[0].isalnum()))
        for key, values in named:
            if all(f" {key}".find(f" {word}") >= 0 for word in words):
                yield from (value[1:] for value in values)


def _is_state(of: str) -> bool:
    return not of.startswith("org/")
