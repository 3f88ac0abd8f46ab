"""Bodies and governments that a description names by their state or place: "the Bosnian Serb water agency"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.index import NameIndex
    from onrecord.actors.parties import Party
    from onrecord.actors.tokens import Tokens

_POSSESSIVE = frozenset(("’s", "'s", "’", "'"))
_ALONE = frozenset(("coast guard", "federal government"))
"""Bodies of which a state has one, so that the bare words are a name."""
_LOOSE = frozenset("command leadership side panel team force forces".split())
"""Nouns that make a description, not a name, of a state's word: "the US command"."""
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Called:
    """The tokens [first, last) that are the name, and whether they name a government."""

    first: int
    last: int
    government: bool


def body_named(tokens: Tokens, party: Party, names: NameIndex) -> Called | None:
    """The name within a description of a body or government; None where it has none.

    "Sudan's army-led government" and "authorities in Banja Luka" have the name of the place, other bodies the whole.
    """
    if party.head == "authorities":
        return _authorities(tokens, party, names)
    if party.noun is None or party.noun.kind not in ("organization", "government") or party.noun.plural:
        return None
    if party.head in _LOOSE:
        return None
    end = _behind_head(tokens, party)
    if end is None:
        return None
    first = next((at for at in range(party.first, end) if tokens.capital[at] and not _opens(tokens, party, at)), None)
    if first is None:
        start = party.first + (tokens.keys[party.first] == "the")
        alone = " ".join(tokens.keys[start:end]) in _ALONE
        return Called(start, end, party.head == "government") if alone and start > party.first else None
    name = names.starting(first)
    owned = name is not None and tokens.key(name.last) in _POSSESSIVE
    if party.determiner != "the" and not (owned and party.noun.kind == "government"):
        return None
    if end - first > _MOST_WORDS or (name and name.look == "person"):
        return None
    if party.noun.kind == "government" and name and owned:
        return Called(name.first, name.last, government=True)
    return Called(first, end, party.noun.kind == "government")


def _opens(tokens: Tokens, party: Party, at: int) -> bool:
    """Whether a capital letter is that of the article alone: "The agency"."""
    return at == party.first and (
        party.determiner in ("the", "a", "an", "his", "her", "their", "its", "our", "this")
        or (tokens.opening[at] and party.last - party.first == 1)
    )


def _behind_head(tokens: Tokens, party: Party) -> int | None:
    for at in range(party.first, party.last):
        if tokens.keys[at] == party.head and not tokens.capital[at]:
            return at + 1
        if tokens.words[at] in (",", "(", "–", "—") or tokens.keys[at] in ("of", "in", "for", "at", "from"):
            return None
    return None


def _authorities(tokens: Tokens, party: Party, names: NameIndex) -> Called | None:
    for at in range(party.first, party.last - 1):
        if tokens.keys[at] == "authorities" and tokens.keys[at + 1] in ("in", "of"):
            name = names.starting(at + 2) if tokens.keys[at + 2 : at + 3] != ["the"] else names.starting(at + 3)
            return Called(name.first, name.last, government=True) if name and name.look != "person" else None
    return None
