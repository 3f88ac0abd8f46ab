"""The reading of one article's places: its mentions, how likely each names a place, and what each name means."""

from __future__ import annotations

import math
from dataclasses import dataclass

from onrecord.grounding.places.gazetteer import Entry, Gazetteer, gazetteer
from onrecord.grounding.places.lexicon import class_of, weights
from onrecord.grounding.places.mentions import Mention, find_mentions
from onrecord.grounding.places.publisher import home_country, home_names
from onrecord.grounding.places.resolution import Home, Name, make_name, resolve
from onrecord.grounding.places.signs import read_setting, signs
from onrecord.grounding.places.tokens import Tokens, split_tokens


@dataclass(slots=True)
class Reading:
    """All that is known of an article's mentions; lists of one length, `names` by key of what the gazetteer holds."""

    tokens: Tokens
    mentions: list[Mention]
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
    return Reading(tokens, mentions, found, chances, _names(tokens, mentions, chances, table), _home(source, table))


def chance(found: list[str], learned: dict[str, float]) -> float:
    """The probability that a mention with these signs names a place."""
    total = sum(learned.get(sign, 0.0) for sign in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _names(tokens: Tokens, mentions: list[Mention], chances: list[float], table: Gazetteer) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for number, mention in enumerate(mentions):
        if mention.names is None:
            continue
        name = names.get(mention.key)
        if name is None:
            name = names[mention.key] = make_name(mention.key, mention, chances[number], table)
        name.weight = max(name.weight, chances[number])
        name.said |= said_kind(tokens, mention)
        name.held_by |= holder_of(tokens, mentions, number)
    return names


_SAID = {"county_word": "county", "region_word": "region", "city_word": "city"}


def said_kind(tokens: Tokens, mention: Mention) -> set[str]:
    """What the words beside a mention call it: "Walker and Henry counties", "Washington state", "the city of Lyon"."""
    if mention.kind != "name":
        return set()
    around = {_SAID.get(class_of().get(tokens.key(mention.last), ""))}
    if tokens.key(mention.first - 1) == "of":
        around.add(_SAID.get(class_of().get(tokens.key(mention.first - 2), "")))
    return {kind for kind in around if kind}


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
    return {each.number for each in following.names.meanings}


def best_entry(name: Name, holders: set[int]) -> Entry | None:
    """The place that a mention of a name means, among those that the mention's own holder holds, if any."""
    order = sorted(range(len(name.entries)), key=lambda at: -name.scores[at])
    held = [at for at in order if holders.intersection(name.entries[at].holders)]
    return name.entries[(held or order)[0]] if order else None


def _home(source: str | None, table: Gazetteer) -> Home:
    names: list[Name] = []
    for key in home_names(source, table):
        found = table.names(key)
        if found is not None:
            names.append(make_name(key, Mention(0, 0, "name", key, found), 1.0, table))
    for name, holder in zip(names, names[1:], strict=False):
        name.held_by |= {entry.number for entry in holder.entries}
    return Home(tuple(names), home_country(source))
