"""What the words beside a name call it: a county, a region, a city."""

from __future__ import annotations

from onrecord.grounding.places.lexicon import class_of
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.tokens import Tokens

_LONGEST_LIST = 8
"""Names of a list ("Walker, Polk and Henry counties") that are read."""
_SAID = {"county_word": "county", "region_word": "region", "city_word": "city"}


def said_kind(tokens: Tokens, mentions: list[Mention], number: int) -> set[str]:
    """What the words beside a mention call it: "Walker and Henry counties", "Washington state", "the city of Lyon"."""
    mention = mentions[number]
    if mention.kind != "name":
        return set()
    said = {_SAID.get(class_of().get(tokens.key(mention.last), "")), _said_of_list(tokens, mentions, number)}
    if tokens.key(mention.first - 1) == "of":
        said.add(_SAID.get(class_of().get(tokens.key(mention.first - 2), "")))
    return {kind for kind in said if kind}


def _said_of_list(tokens: Tokens, mentions: list[Mention], number: int) -> str | None:
    """What a plural after a list calls each of it: "Walker, Polk and Henry counties"."""
    last = number
    while (
        last + 1 < len(mentions)
        and last < number + _LONGEST_LIST
        and _are_joined(tokens, mentions[last], mentions[last + 1])
    ):
        last += 1
    word = tokens.key(mentions[last].last)
    return _SAID.get(class_of().get(word, "")) if last > number and word.endswith("s") else None


def _are_joined(tokens: Tokens, mention: Mention, following: Mention) -> bool:
    between = tokens.words[mention.last : following.first]
    return 0 < len(between) <= 2 and all(word in (",", "and", "or", "&") for word in between)
