"""What an article says a named person is: words before the name, and those set off behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.lexicon import not_names, noun, titles

if TYPE_CHECKING:
    from onrecord.actors.names import Name
    from onrecord.actors.tokens import Tokens

_DETERMINERS = frozenset("a an the his her their its our my another".split())
_WITHIN = frozenset("of and for the to at in".split())
_MOST_BEFORE = 9
_MOST_BEHIND = 14
_ENDS = frozenset(',.;:()–—-"“”')


@dataclass(frozen=True, slots=True)
class Role:
    """A role: tokens [first, last), its head noun and all of its words in small letters."""

    first: int
    last: int
    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What stands around a name: the role before it, the one behind it, the age."""

    before: Role | None
    after: Role | None
    age: str | None


def role_of(tokens: Tokens, name: Name) -> Told:
    """The roles around a name."""
    age, behind = _age(tokens, name.last)
    before = _before(tokens, name) or _set_before(tokens, name)
    return Told(before, _behind(tokens, behind), age)


def _before(tokens: Tokens, name: Name) -> Role | None:
    first = name.first
    at = first - 1
    if tokens.key(at) in _WITHIN:
        return None
    while at >= 0 and first - at <= _MOST_BEFORE and _belongs(tokens, at):
        first = at
        at -= 1
    numbers = [place for place in range(first, name.title) if tokens.words[place][0].isdigit()]
    if numbers:
        first = numbers[-1] + 1
    while first < name.title and tokens.keys[first] in _WITHIN:
        first += 1
    if any(key in _PLACING for key in tokens.keys[first : name.first]):
        return None
    return _role(tokens, first, name.first)


def _belongs(tokens: Tokens, at: int) -> bool:
    word, key = tokens.words[at], tokens.keys[at]
    if word in (".", "'s", "’s", "/"):
        return word != "." or tokens.keys[at - 1] in titles() or len(tokens.words[at - 1]) == 1
    if not word[0].isalnum() or (key in not_names() and key not in _WITHIN and key not in _RANKS):
        return False
    return not key.endswith("ing") or key in _RANKS


_PLACING = frozenset("in at to from with on by".split())
"""Prepositions after which a name is a place, not who has the role: "the commander in the eastern Sound"."""
_RANKS = frozenset("acting outgoing incoming top first second former senior new current".split())


def _set_before(tokens: Tokens, name: Name) -> Role | None:
    """The role before a comma and the name, as in "the US Secretary of Defense, Lloyd Austin"."""
    comma = name.title - 1
    if tokens.key(comma) != ",":
        return None
    first = comma
    while first > 0 and comma - first <= _MOST_BEHIND and tokens.words[first - 1] not in _ENDS:
        first -= 1
        bound = tokens.keys[first] in _DETERMINERS or tokens.words[first] in ("’s", "'s")
        if bound and (role := _role(tokens, first + 1, comma)):
            return role
    return _role(tokens, first, comma) if comma - first <= _MOST_BEFORE and tokens.opening[first] else None


def _age(tokens: Tokens, at: int) -> tuple[str | None, int]:
    if (
        tokens.key(at) == ","
        and tokens.key(at + 1).isdigit()
        and len(tokens.key(at + 1)) < 3
        and tokens.key(at + 2) in (",", ".")
    ):
        return tokens.key(at + 1), at + 2
    return None, at


def _behind(tokens: Tokens, at: int) -> Role | None:
    if tokens.key(at) not in (",", "–", "—", "-", "("):
        return None
    first = at + 1
    if tokens.key(first) == "-":
        first += 1
    last = first
    while (
        last < len(tokens)
        and last - first < _MOST_BEHIND
        and tokens.words[last] not in _ENDS
        and tokens.keys[last] not in _CLAUSES
    ):
        last += 1
    if last >= len(tokens) or tokens.key(first) in _CLAUSES:
        return None
    if tokens.keys[first] in _DETERMINERS or noun(tokens.keys[first]) or tokens.keys[first] in _RANKS:
        while first < last and tokens.keys[first] in _DETERMINERS:
            first += 1
        return _role(tokens, first, last)
    return _role(tokens, first, last) if last - first <= _SHORT and tokens.words[first].islower() else None


_SHORT = 4
_CLAUSES = frozenset("who whom whose which that when where while said says told added and but as".split())
_BREAKS = frozenset("of for at in to from with on by who".split())


def _role(tokens: Tokens, first: int, last: int) -> Role | None:
    """A role whose head stands before the first preposition; None where that is no noun for a person."""
    end = last
    for at in range(first, last):
        if tokens.keys[at] in _BREAKS and at > first:
            end = at
            break
    if end > first and tokens.words[end - 1] == ".":
        end -= 1
    if end <= first or not _is_head(tokens.keys[end - 1]):
        return None
    words = frozenset(
        key.replace(".", "") for key in tokens.keys[first:last] if key[0].isalnum() and key not in _WITHIN
    )
    head = tokens.keys[end - 1]
    single = head[:-1] if head.endswith("s") and head[:-1] in titles() else head
    return Role(first, last, single, words | {single})


_QUALIFIERS = frozenset(
    "former acting interim vice deputy late then retired outgoing incoming ex- mr mrs ms miss".split()
)


def _is_head(key: str) -> bool:
    known = noun(key)
    return key not in _QUALIFIERS and (
        (known is not None and known.kind in ("person", "group", "organization")) or key in titles()
    )
