"""The reading of one article's places: its mentions, how likely each names a place, and what each name means."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

from onrecord.grounding.places.called import said_kind
from onrecord.grounding.places.gazetteer import Entry, Gazetteer, gazetteer
from onrecord.grounding.places.lexicon import weights
from onrecord.grounding.places.mentions import Mention, find_mentions
from onrecord.grounding.places.publisher import home_country, home_names
from onrecord.grounding.places.resolution import Home, Name, make_name, resolve
from onrecord.grounding.places.signs import read_setting, signs
from onrecord.grounding.places.tokens import Tokens, split_tokens


@dataclass(slots=True)
class Reading:
    """All that is known of an article's mentions, in lists of one length; `keys` lead to their names in `names`."""

    tokens: Tokens
    mentions: list[Mention]
    keys: list[str]
    signs: list[list[str]]
    chances: list[float]
    names: dict[str, Name]
    home: Home


def read_places(text: str, source: str | None) -> Reading:
    """Reads the mentions of a text and resolves their names."""
    table, learned = gazetteer(), weights()
    reading = read_mentions(text, source, table, learned["detection"])
    resolve(list(reading.names.values()), reading.home, learned["resolution"])
    return reading


def read_mentions(text: str, source: str | None, table: Gazetteer, learned: dict[str, float]) -> Reading:
    """The mentions with their signs and chances, and their names before they are resolved."""
    tokens = split_tokens(text)
    mentions = find_mentions(tokens, table)
    setting = read_setting(tokens, mentions)
    found = [signs(tokens, mentions, number, setting, table) for number in range(len(mentions))]
    chances = [chance(each, learned) for each in found]
    names, keys = _names(tokens, mentions, chances, table)
    return Reading(tokens, mentions, keys, found, chances, names, _home(source, table))


def chance(found: list[str], learned: dict[str, float]) -> float:
    """The probability that a mention with these signs names a place."""
    total = sum(learned.get(sign, 0.0) for sign in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


_APART = frozenset(("county", "region"))
"""What a name is apart from when it is called so: "Washington state" says nothing of a bare "Washington"."""


def _names(
    tokens: Tokens, mentions: list[Mention], chances: list[float], table: Gazetteer
) -> tuple[dict[str, Name], list[str]]:
    """The article's names by what they are called and said to be, and for each mention the name it belongs to."""
    names: dict[str, Name] = {}
    keys: list[str] = []
    for number, mention in enumerate(mentions):
        said = said_kind(tokens, mentions, number)
        keys.append(" ".join((mention.key, *sorted(said & _APART))))
        if mention.names is None:
            continue
        name = names.get(keys[-1])
        if name is None:
            name = names[keys[-1]] = make_name(mention.key, mention, chances[number], table)
        name.weight = max(name.weight, chances[number])
        name.said |= said
        name.held_by |= holder_of(tokens, mentions, number)
    return names, keys


def holder_of(tokens: Tokens, mentions: list[Mention], number: int) -> set[int]:
    """Numbers of the wider places that a mention is said to lie in: those of "Texas" for "Paris" in "Paris, Texas"."""
    mention = mentions[number]
    if number + 1 == len(mentions) or mention.kind != "name":
        return set()
    following = mentions[number + 1]
    gap = following.first - mention.last
    is_held = (gap == 1 and tokens.words[mention.last] in ",(") or (gap == 0 and following.kind == "short")
    if not is_held or following.names is None or following.kind == "adjective":
        return set()
    if following.kind == "name" and _is_state(mention) and _is_state(following):
        return set()
    return {each.number for each in following.names.meanings}


def _is_state(mention: Mention) -> bool:
    """Whether a name is a country's own: "China, Mexico" is a list."""
    meanings = mention.names.meanings if mention.names else ()
    return any(gazetteer().entry(each.number).feature == "country" for each in meanings[:3])


def best_entry(name: Name, holders: set[int]) -> Entry | None:
    """The place that a mention of a name means, among those that its own holder holds; a famous building first."""
    held = (at for at in name.order if holders and holders.intersection(name.entries[at].holders))
    famous = (at for at in name.order if name.entries[at].feature == "building")
    best = next(chain(held, famous, name.order), None)
    return None if best is None else name.entries[best]


def _home(source: str | None, table: Gazetteer) -> Home:
    names: list[Name] = []
    for key in home_names(source, table):
        found = table.names(key)
        if found is not None:
            names.append(make_name(key, Mention(0, 0, "name", key, found), 1.0, table))
    for name, holder in zip(names, names[1:], strict=False):
        name.held_by |= {entry.number for entry in holder.entries}
    return Home(tuple(names), home_country(source))
