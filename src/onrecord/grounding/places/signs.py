"""Signs: what stands around and inside a name that speaks for or against its naming a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from onrecord.grounding.places.called import said_kind
from onrecord.grounding.places.gazetteer import Gazetteer, Names
from onrecord.grounding.places.layout import GIVEN_NAME, SURNAME, WORD
from onrecord.grounding.places.lexicon import class_of, given_names, members
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.tokens import Tokens

_STOPS = frozenset('.!?:;"“”\n•*')
_TOWNS = frozenset(("city", "capital", "county", "building"))
_WIDE = frozenset(("country", "region", "continent"))
_BIG = 150
"""Size (8 times log2 of the inhabitants) of a city of half a million."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole article tells of its names."""

    people: frozenset[str]
    followers: frozenset[str]
    located: Counter[str]
    seen: Counter[str]


def read_setting(tokens: Tokens, mentions: list[Mention]) -> Setting:
    """Names that the article gives to people, names that it places ("in X", "X, Ohio"), and how often each stands."""
    located: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for number, mention in enumerate(mentions):
        seen[mention.key] += 1
        if tokens.key(mention.first - 1) in _LOCATING or _is_held(tokens, mentions, number):
            located[mention.key] += 1
    return Setting(_people(tokens), _followers(tokens), located, seen)


_LOCATING = frozenset("in at near outside inside throughout across from".split())


def _people(tokens: Tokens) -> frozenset[str]:
    """Keys of words that follow a given name, an initial or a title: "Henry" in "Chiquita Henry"."""
    titles, given = members("title"), given_names()
    people: set[str] = set()
    for at, key in enumerate(tokens.keys):
        if not tokens.capital[at] or len(key) < 2:
            continue
        before = at - 2 if tokens.word(at - 1) == "." else at - 1
        previous = tokens.key(before)
        if (
            tokens.is_capital(before)
            and (previous in given or previous in titles or len(previous) == 1)
            and key not in _no_surnames()
        ):
            people.add(key)
    return frozenset(people)


def _followers(tokens: Tokens) -> frozenset[str]:
    """Keys of words that follow a capital word which no class knows: "Paris" in "Valeska Paris"."""
    classes = class_of()
    return frozenset(
        key
        for at, key in enumerate(tokens.keys)
        if tokens.capital[at]
        and tokens.is_capital(at - 1)
        and not _begins(tokens, at - 1)
        and tokens.keys[at - 1] not in classes
    )


def _begins(tokens: Tokens, at: int) -> bool:
    """Whether a token begins a sentence or line."""
    return at == 0 or tokens.words[at - 1] in _STOPS or tokens.words[at - 1][0] == "\n"


@cache
def _no_surnames() -> frozenset[str]:
    return members("organization") | members("title")


def _is_held(tokens: Tokens, mentions: list[Mention], number: int) -> bool:
    """Whether a comma and another place follow: "Paris, Texas"."""
    mention = mentions[number]
    if number + 1 == len(mentions):
        return False
    following = mentions[number + 1]
    return (
        following.first == mention.last + 1
        and tokens.words[mention.last] == ","
        and following.kind in ("name", "short")
    )


def signs(tokens: Tokens, mentions: list[Mention], number: int, setting: Setting, table: Gazetteer) -> list[str]:
    """The signs of one mention, in the names that the weights go by."""
    mention = mentions[number]
    found = ["bias", f"kind {mention.kind}{mention.feature}"]
    found += _before(tokens, mentions, number)
    found += _after(tokens, mentions, number)
    found += _inside(tokens, mention, table)
    found += _elsewhere(tokens, mention, setting)
    found += [f"called {kind}" for kind in sorted(said_kind(tokens, mentions, number))]
    return found


def _before(tokens: Tokens, mentions: list[Mention], number: int) -> list[str]:
    at = mentions[number].first - 1
    word, key = tokens.word(at), tokens.key(at)
    if at < 0 or word[0] == "\n":
        return ["before start"]
    if number and mentions[number - 1].last == at and word == ",":
        return ["before place comma"]
    if number and mentions[number - 1].last == at + 1 and word != ".":
        return [f"before place {mentions[number - 1].kind}", *(["before given"] if key in given_names() else [])]
    if not key:
        return [_mark_before(tokens, at)]
    if tokens.capital[at]:
        return _capital_before(tokens, at)
    return ["before small title" if key in members("title") else f"before {class_of().get(key, 'word')}"]


def _mark_before(tokens: Tokens, at: int) -> str:
    word, previous = tokens.words[at], tokens.key(at - 1)
    if word == "." and previous in members("title"):
        return "before title"
    if word == "." and len(previous) == 1 and tokens.is_capital(at - 1):
        return "before initial"
    if word in _STOPS:
        return "before stop"
    return f"before {word}" if word in ",-(/—–'’&" else "before mark"


def _capital_before(tokens: Tokens, at: int) -> list[str]:
    key = tokens.keys[at]
    kind = class_of().get(key, "")
    if key in members("title"):
        return ["before title"]
    if key in given_names():
        return ["before given"]
    if len(key) == 1:
        return ["before initial"]
    if kind == "direction":
        return ["before capital direction"]
    return [f"before first {kind or 'word'}" if _begins(tokens, at) else f"before capital {kind or 'word'}"]


def _after(tokens: Tokens, mentions: list[Mention], number: int) -> list[str]:
    at = mentions[number].last
    word, key = tokens.word(at), tokens.key(at)
    if not word or word[0] == "\n":
        return ["after end"]
    if word in "'’" and tokens.word(at + 1) == "s":
        return ["after possessive"]
    if number + 1 < len(mentions) and mentions[number + 1].first == at:
        return [f"after place {mentions[number + 1].kind}"]
    if not key:
        return [_mark_after(tokens, mentions, number)]
    if tokens.capital[at]:
        return [_capital_after(tokens, at)]
    return ["after number" if key.isdecimal() else f"after {class_of().get(key, 'word')}"]


def _mark_after(tokens: Tokens, mentions: list[Mention], number: int) -> str:
    at = mentions[number].last
    word, following = tokens.words[at], tokens.key(at + 1)
    if word == ",":
        if _is_held(tokens, mentions, number):
            return "after holder"
        return "after age" if following.isdecimal() and len(following) == 2 else "after comma"
    return f"after {word}" if word in "-/()—–&" else "after mark"


def _capital_after(tokens: Tokens, at: int) -> str:
    key = tokens.keys[at]
    if len(key) == 1 and tokens.word(at + 1) == ".":
        return "after initial"
    if key in members("organization"):
        return "after organization"
    if key in members("newspaper"):
        return "after newspaper"
    return f"after capital {class_of().get(key, 'word')}"


def _inside(tokens: Tokens, mention: Mention, table: Gazetteer) -> list[str]:
    words = mention.last - mention.first
    found = [f"words {min(words, 3)}"]
    if mention.names is None or mention.kind != "name":
        return found
    first = tokens.words[mention.first]
    if len(first) > 3 and first.isupper():
        found.append("capitals")
    if words == 1:
        found += _shape(tokens, mention)
    return found + _meaning(mention.names, table, words)


def _meaning(names: Names, table: Gazetteer, words: int) -> list[str]:
    """What the gazetteer says of the name: the kind and size of what it can mean, and whether people bear it."""
    best = table.entry(names.meanings[0].number).feature
    size = max(table.entry(each.number).people for each in names.meanings[:3])
    found = [
        f"best {best if best in _WIDE else 'town' if best in _TOWNS else 'natural'}",
        f"people {min(size // 16, 10)}",
    ]
    found.append(f"meanings {min(len(names.meanings).bit_length(), 5)}")
    if all(each.further for each in names.meanings):
        found.append("further only")
    found += [
        name
        for bit, name in ((WORD, "is word"), (GIVEN_NAME, "is given"), (SURNAME, "is surname"))
        if names.flags & bit
    ]
    if words == 1:
        bearer = " bearer" if names.flags & (GIVEN_NAME | SURNAME) else ""
        found.append(f"single {'big' if size >= _BIG else 'small'}{bearer}")
    return found


def _shape(tokens: Tokens, mention: Mention) -> list[str]:
    word = tokens.words[mention.first]
    kind = class_of().get(tokens.keys[mention.first])
    if kind in ("time", "direction", "title", "organization"):
        return [f"is {kind}" if kind == "organization" else "is class word"]
    if (
        1 < len(word) < 6
        and word.isupper()
        and not (tokens.word(mention.first - 1).isupper() or tokens.word(mention.last).isupper())
    ):
        return ["acronym"]
    return ["unfinished"] if word[-1:].lower() != word[-1:] and not word.isupper() else []


def _elsewhere(tokens: Tokens, mention: Mention, setting: Setting) -> list[str]:
    found: list[str] = []
    if mention.last - mention.first == 1 and tokens.keys[mention.first] in setting.people:
        found.append("person here")
        if setting.located[mention.key]:
            found.append("person here but located")
    elif mention.last - mention.first == 1 and tokens.keys[mention.first] in setting.followers:
        found.append("follows a name here")
    if setting.located[mention.key]:
        found.append("located here")
    return found
