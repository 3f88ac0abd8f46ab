"""Mentions: where a text writes a name that the gazetteer holds, the longest at each place."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.grounding.places.gazetteer import Gazetteer, Names
from onrecord.grounding.places.keys import word_key
from onrecord.grounding.places.lexicon import members
from onrecord.grounding.places.tokens import Tokens

Kind = Literal["name", "short", "adjective", "street", "unlisted"]

_LONGEST = 6
"""Words of the longest name that is looked up."""
_INSIDE = frozenset(
    "of the and de la le du da do del di des al el en sur upon on under d l in am an der aux au les lez y e ad".split()
)
_SAINTLY = frozenset(("St", "Ste", "Mt", "Ft", "Sainte"))
_HYPHENS = frozenset("-‐‑–")


class Mention(NamedTuple):
    """Tokens [first, last) that may name a place; `names` is None where the gazetteer does not hold it."""

    first: int
    last: int
    kind: Kind
    key: str
    names: Names | None
    feature: str = ""


def find_mentions(tokens: Tokens, table: Gazetteer) -> list[Mention]:
    """All mentions in order; none overlaps another."""
    mentions: list[Mention] = []
    at, size = 0, len(tokens.words)
    blocked = find_streets(tokens)
    while at < size:
        if at in blocked:
            mentions.append(blocked[at])
            at = blocked[at].last
            continue
        mention = _read(tokens, at, table, mentions, blocked) if tokens.capital[at] else None
        if mention is None:
            at += 1
        else:
            mentions.append(mention)
            at = mention.last
    return mentions


def _read(
    tokens: Tokens, at: int, table: Gazetteer, before: list[Mention], blocked: dict[int, Mention]
) -> Mention | None:
    found = _name(tokens, at, table, blocked)
    short = _short(tokens, at, table, before)
    if short is not None and (found is None or short.last >= found.last or found.last - found.first == 1):
        return short
    adjective = _adjective(tokens, at, table)
    if adjective is not None and (found is None or found.last <= adjective.last):
        return adjective
    return _unlisted(tokens, at, found) or found


def _name(tokens: Tokens, at: int, table: Gazetteer, blocked: dict[int, Mention]) -> Mention | None:
    for key, last in reversed(_stretches(tokens, at, blocked)):
        names = table.names(key)
        if names is not None:
            return Mention(at, last, "name", key, names)
    return None


def _stretches(tokens: Tokens, at: int, blocked: dict[int, Mention]) -> list[tuple[str, int]]:
    """Keys of the names that may begin at a token, from the shortest, each with the token after it."""
    keys, capital, words = tokens.keys, tokens.capital, tokens.words
    parts = keys[at]
    stretches = [(parts, at + 1)]
    place, count = at + 1, 1
    while place < len(words) and count < _LONGEST and place not in blocked:
        key = keys[place]
        if not key:
            is_joint = words[place] in _HYPHENS and tokens.is_glued(place) and tokens.is_glued(place + 1)
            if not (is_joint or (words[place] == "." and words[place - 1] in _SAINTLY)):
                break
        else:
            parts = f"{parts} {key}"
            count += 1
            if capital[place]:
                stretches.append((parts, place + 1))
            elif key not in _INSIDE:
                break
        place += 1
    return stretches


def _short(tokens: Tokens, at: int, table: Gazetteer, before: list[Mention]) -> Mention | None:
    """Short forms: "U.S.", "Calif."; after a comma that follows a place also those that are words ("Ind.", "OR")."""
    word = tokens.words[at]
    is_currency = tokens.word(at + 1) == "$" and tokens.is_glued(at + 1)
    is_era = word == "B.C." and tokens.key(at - 1).isdecimal()
    if len(word) > 6 or is_currency or is_era:
        return None
    forms = [(word, at + 1)]
    if tokens.word(at + 1) == "." and tokens.is_glued(at + 1) and word[-1] != ".":
        forms.insert(0, (f"{word}.", at + 2))
    elif word[-1] == "." and tokens.text.startswith(" Va.", tokens.end(at)):
        forms.insert(0, (f"{word} Va.", at + 3))
    is_bound = (
        bool(before) and before[-1].last in (at - 1, at) and (before[-1].last == at or tokens.word(at - 1) == ",")
    )
    for form, last in forms:
        names = (table.names(f",{form}") if is_bound else None) or table.names(f"={form}")
        if names is not None:
            return Mention(at, last, "short", form, names)
    return None


def _adjective(tokens: Tokens, at: int, table: Gazetteer) -> Mention | None:
    key = tokens.keys[at]
    if tokens.is_capital(at + 1):
        names = table.names(f"~{key} {tokens.keys[at + 1]}")
        if names is not None:
            return Mention(at, at + 2, "adjective", f"~{key} {tokens.keys[at + 1]}", names)
    names = table.names(f"~{key}")
    return None if names is None else Mention(at, at + 1, "adjective", f"~{key}", names)


def _unlisted(tokens: Tokens, at: int, found: Mention | None) -> Mention | None:
    """A natural feature by its own word ("Otter Creek", "Lake Mary"), longer than the name that the gazetteer knows."""
    if tokens.keys[at] in ("the", "a", "this", "that"):
        return None
    for feature in ("river", "lake", "mountain", "island"):
        kinds = members(feature)
        if (
            tokens.keys[at] in kinds
            and feature in ("lake", "mountain")
            and tokens.is_capital(at + 1)
            and len(tokens.word(at + 1)) > 2
        ):
            last = at + 2
        else:
            last = next(
                (end + 1 for end in (at + 1, at + 2) if tokens.is_capital(end) and tokens.keys[end] in kinds), 0
            )
            if last == at + 3 and not tokens.is_capital(at + 1):
                continue
        if last and (found is None or found.last < last):
            return Mention(at, last, "unlisted", " ".join(tokens.keys[at:last]), None, feature)
    return None


def find_streets(tokens: Tokens) -> dict[int, Mention]:
    """Streets and roads by their first token: "Memphis Street", "40th Avenue South", "Highway 19", "Interstate 45"."""
    streets: dict[int, Mention] = {}
    kinds, numbered = members("street"), members("numbered")
    done = 0
    for at, key in enumerate(tokens.keys):
        if at < done or not tokens.capital[at] or (key not in kinds and key not in numbered and key != "saint"):
            continue
        found = _numbered(tokens, at, numbered) or _street(tokens, at, done)
        if found is not None:
            streets[found.first] = found
            done = found.last
    return streets


def _numbered(tokens: Tokens, at: int, numbered: frozenset[str]) -> Mention | None:
    number = at + 2 if tokens.word(at + 1) in _HYPHENS else at + 1
    if tokens.keys[at] not in numbered or not tokens.key(number).isdecimal() or tokens.key(at) == "state":
        return None
    if tokens.keys[at] in ("ky", "va", "us", "sr") and number == at + 1 and len(tokens.word(number)) > 3:
        return None
    first = at
    while (
        first > 0
        and at - first < 2
        and tokens.is_capital(first - 1)
        and tokens.keys[first - 1] in ("county", "state", "us")
    ):
        first -= 1
    return Mention(first, number + 1, "street", " ".join(tokens.keys[first : number + 1]), None, "street")


def _street(tokens: Tokens, at: int, done: int) -> Mention | None:
    last = at + 1
    if (
        tokens.keys[at] in ("saint", "ave", "rd", "blvd", "ln", "hwy")
        and tokens.word(last) == "."
        and tokens.is_glued(last)
    ):
        last += 1
    if tokens.keys[at] == "saint" and (tokens.words[at] != "St" or tokens.is_capital(last)):
        return None
    if tokens.keys[at] not in members("street") and tokens.keys[at] != "saint":
        return None
    first = at
    while first > done and at - first < 3 and _is_street_word(tokens, first - 1):
        first -= 1
    if first == at or word_key(tokens.words[first]) in ("the", "a", "wall"):
        return None
    return Mention(first, last, "street", " ".join(tokens.keys[first:last]), None, "street")


def _is_street_word(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    if not key or key in ("on", "at", "in", "the", "and", "near", "off"):
        return False
    return tokens.capital[at] or (key[0].isdigit() and key[-1].isalpha())
