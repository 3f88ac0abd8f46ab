"""Who held an office: words to the offices they may mean, and the terms of these offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.knowledge import naming, phrases
from onrecord.actors.knowledge.indexing import office_key
from onrecord.actors.knowledge.keys import name_key
from onrecord.actors.knowledge.table import horizons
from onrecord.actors.knowledge.terms import Held, held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.knowledge.actor import Actor, Office
    from onrecord.actors.knowledge.lookup import Lookup, Term

SHARED_ROLES = frozenset({"senator", "representative", "justice", "spokespeople", "government-member"})
"""Offices that several hold at once: the table need not have all of them, so nobody is told by such words alone."""


def terms(lookup: Lookup, words: str, country: str | None) -> list[Term]:
    """All terms of the office that the words mean, by the first reading that leaves no word unexplained."""
    for reading in phrases.readings(words, lambda phrase: lookup.find("!" + phrase)):
        keys = [
            office_key(of, role)
            for role, _, implied in (found.partition(">") for found in reading.roles)
            for of in _bodies(lookup, reading.rest, country, implied)
        ]
        if keys:
            return [term for key in keys for term in lookup.terms(key)]
    return []


def everywhere(lookup: Lookup, words: str) -> Iterator[Actor]:
    """All who held an office, of whatever state, where the words name nothing but the office."""
    for found in lookup.find("!" + phrases.american(name_key(words))):
        ending = "/" + found.partition(">")[0]
        for key in lookup.offices():
            if key.endswith(ending):
                yield from (actor for actor, _ in lookup.terms(key))


def held_on(office: Office, on: str) -> Held:
    """Whether the office was held on all days of a date, as far as its source reaches; see terms.held."""
    return held(office, on, horizons().get(office.source))


def _bodies(lookup: Lookup, rest: str, country: str | None, implied: str) -> list[str]:
    """The states and bodies whose office is meant; none where words are left that name no such."""
    if not rest:
        return [of for of in (country or implied,) if of]
    named = [match.actor for match in naming.matches(lookup, rest, None)]
    codes = [actor.country if actor.kind == "government" else actor.id for actor in named if actor.kind != "person"]
    told = dict.fromkeys(code for code in (naming.country_of(lookup, rest), *codes) if code)
    return [of for of in told if country in (None, of) or of.startswith("org/")]
