"""Who is called so: names in the table, and those that are made of a state and a word, as "Ukraine's parliament"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.knowledge import institutions, phrases
from onrecord.actors.knowledge.keys import acronym_key, name_key
from onrecord.actors.knowledge.rows import SORT_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.knowledge.actor import Actor, AliasSort
    from onrecord.actors.knowledge.lookup import Lookup

RANK: tuple[AliasSort, ...] = ("name", "acronym", "seat", "capital", "surname", "adjective", "demonym")
LEADING_ROLES = ("president", "prime-minister", "monarch", "supreme-leader")
_LONGEST_NAME = 20
"""Words of the longest name taken apart; a longer text is no name."""
_BODY = "(?:government|administration|cabinet|regime|authorities)"
_GOVERNMENT = re.compile(rf"(?:the )?(.+?)(?:['’]s?)? {_BODY}", re.IGNORECASE)
_GOVERNMENT_OF = re.compile(rf"(?:the )?{_BODY} of (?:president |prime minister )?(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """An actor and the sort of name by which it was found: `seat` and `capital` are metonyms."""

    actor: Actor
    sort: AliasSort


def matches(lookup: Lookup, text: str, country: str | None) -> list[Match]:
    """See Actors.matches."""
    text = " ".join(text.split())
    found = _named(lookup, text) or _composed(lookup, text, country)
    return [match for match in found if country is None or match.actor.country == country]


def country_of(lookup: Lookup, word: str) -> str | None:
    """See Actors.country_of."""
    codes = set(lookup.find("%" + acronym_key(word)) or lookup.find("%" + name_key(word)))
    return codes.pop() if len(codes) == 1 else None


def _named(lookup: Lookup, text: str) -> list[Match]:
    values = [*lookup.find(acronym_key(text)), *lookup.find(name_key(text))] if name_key(text) else []
    found = dict.fromkeys(Match(lookup.actor(value[1:]), SORT_OF[value[0]]) for value in values)
    kept = [match for match in found if _may_be(match, text)]
    return sorted(kept, key=lambda match: RANK.index(match.sort))


def _may_be(match: Match, text: str) -> bool:
    """No person is meant by "The Hill", and by "time" not the magazine."""
    if match.sort == "surname" and text[:4].lower() == "the ":
        return False
    return match.actor.kind == "government" or text != text.lower()


def _composed(lookup: Lookup, text: str, country: str | None) -> list[Match]:
    if len(text.split()) > _LONGEST_NAME:
        return []
    institution = _institution_called(lookup, text, country)
    if institution:
        return [Match(institution, "name")]
    parts = _GOVERNMENT.fullmatch(text) or _GOVERNMENT_OF.fullmatch(text)
    code = (country_of(lookup, parts[1]) or _led_by(lookup, parts[1])) if parts else None
    government = lookup.get(f"gov/{code.lower()}") if code else None
    return [Match(government, "name")] if government else []


def _institution_called(lookup: Lookup, text: str, country: str | None) -> Actor | None:
    if country and (known := _known(text)):
        return _of_state(lookup, country, known)
    for state, words in _halves(text.split()):
        known = _known(words)
        code = country_of(lookup, state) if known else None
        if known and code:
            return _of_state(lookup, code, known)
    return None


def _halves(words: list[str]) -> Iterator[tuple[str, str]]:
    """A state and what is its: "Ukraine's army" as (Ukraine's, army), "Bank of Japan" as (Japan, Bank)."""
    for place in range(1, len(words)):
        before, after = " ".join(words[:place]), " ".join(words[place:])
        yield before, after
        if after.startswith("of "):
            yield after.removeprefix("of "), before


def _known(words: str) -> str | None:
    institution = institutions.by_words().get(phrases.american(name_key(words)))
    return institution.slug if institution else None


def _of_state(lookup: Lookup, country: str, slug: str) -> Actor | None:
    own = lookup.find(f"${country}/{slug}")
    return lookup.get(own[0] if own else f"org/{country.lower()}-{slug}")


def _led_by(lookup: Lookup, name: str) -> str | None:
    """The state that all people of this name led, as in "the Obama administration"."""
    codes = {
        office.of
        for match in _named(lookup, name)
        for office in match.actor.offices
        if office.role in LEADING_ROLES and office.of
    }
    return codes.pop() if len(codes) == 1 else None
