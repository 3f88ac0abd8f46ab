"""Signs: what stands around and inside a name that speaks for or against its naming a place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.grounding.places.gazetteer import Gazetteer
from onrecord.grounding.places.layout import GIVEN_NAME, SURNAME, WORD
from onrecord.grounding.places.lexicon import class_of, given_names, members
from onrecord.grounding.places.mentions import Mention
from onrecord.grounding.places.tokens import Tokens

_STOPS = frozenset(".!?:;\"“”\n•*")
_WIDE = frozenset(("country", "region", "continent", "area", "sea"))


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
        if tokens.is_capital(before) and (previous in given or previous in titles or len(previous) == 1) and key not in _NO_SURNAME():
            people.add(key)
    return frozenset(people)


def _followers(tokens: Tokens) -> frozenset[str]:
    """Keys of words that follow a capital word which no class knows: "Paris" in "Valeska Paris"."""
    classes = class_of()
    return frozenset(
        key
        for at, key in enumerate(tokens.keys)
        if tokens.capital[at] and tokens.is_capital(at - 1) and not _begins(tokens, at - 1) and tokens.keys[at - 1] not in classes
    )


def _begins(tokens: Tokens, at: int) -> bool:
    """Whether a token begins a sentence or line."""
    return at == 0 or tokens.words[at - 1] in _STOPS or tokens.words[at - 1][0] == "\n"


def _NO_SURNAME() -> frozenset[str]:  # noqa: N802
    return members("organization") | members("title")


def _is_held(tokens: Tokens, mentions: list[Mention], number: int) -> bool:
    """Whether a comma and another place follow: "Paris, Texas"."""
    mention = mentions[number]
    if number + 1 == len(mentions):
        return False
    following = mentions[number + 1]
    return following.first == mention.last + 1 and tokens.words[mention.last] == "," and following.kind in ("name", "short")


def signs(tokens: Tokens, mentions: list[Mention], number: int, setting: Setting, table: Gazetteer) -> list[str]:
    """The signs of one mention, in the names that the weights go by."""
    mention = mentions[number]
    found = ["bias", f"kind {mention.kind}{mention.feature}"]
    found += _before(tokens, mentions, number)
    found += _after(tokens, mentions, number)
    found += _inside(tokens, mention, table)
    found += _elsewhere(tokens, mention, setting)
    return found


def _before(tokens: Tokens, mentions: list[Mention], number: int) -> list[str]:
    mention = mentions[number]
    at = mention.first - 1
    word, key = tokens.word(at), tokens.key(at)
    if at < 0 or word[0] == "\n":
        return ["before start"]
    if word == ".":
        previous = tokens.key(at - 1)
        if previous in members("title"):
            return ["before title"]
        return ["before initial"] if len(previous) == 1 and tokens.is_capital(at - 1) else ["before stop"]
    if number and mentions[number - 1].last == at and word == ",":
        return ["before place comma"]
    if number and mentions[number - 1].last == at + 1:
        return [f"before place {mentions[number - 1].kind}", *(["before given"] if key in given_names() else [])]
    if not key:
        return ["before stop"] if word in _STOPS else [f"before {word}" if word in ",-(/—–'’&" else "before mark"]
    kind = class_of().get(key, "")
    if tokens.capital[at]:
        if key in members("title"):
            return ["before title"]
        if key in given_names():
            return ["before given"]
        if len(key) == 1:
            return ["before initial"]
        return ["before capital direction"] if kind == "direction" else _capital_before(tokens, at)
    if key in members("title"):
        return ["before small title"]
    return [f"before {kind or 'word'}"]


def _capital_before(tokens: Tokens, at: int) -> list[str]:
    kind = class_of().get(tokens.keys[at], "")
    if _begins(tokens, at):
        return [f"before first {kind or 'word'}"]
    return [f"before capital {kind or 'word'}"]


def _after(tokens: Tokens, mentions: list[Mention], number: int) -> list[str]:
    mention = mentions[number]
    at = mention.last
    word, key = tokens.word(at), tokens.key(at)
    if not word or word[0] == "\n":
        return ["after end"]
    if word == ",":
        if _is_held(tokens, mentions, number):
            return ["after holder"]
        return ["after age"] if tokens.key(at + 1).isdecimal() and len(tokens.key(at + 1)) == 2 else ["after comma"]
    if word in "'’" and tokens.word(at + 1) == "s":
        return ["after possessive"]
    if number + 1 < len(mentions) and mentions[number + 1].first == at:
        return [f"after place {mentions[number + 1].kind}"]
    if not key:
        return [f"after {word}" if word in "-/()—–&" else "after mark"]
    kind = class_of().get(key, "")
    if tokens.capital[at]:
        if len(key) == 1 and tokens.word(at + 1) == ".":
            return ["after initial"]
        if key in members("organization"):
            return ["after organization"]
        return [f"after capital {kind or 'word'}"]
    if key.isdecimal():
        return ["after number"]
    return [f"after {kind or 'word'}"]


def _inside(tokens: Tokens, mention: Mention, table: Gazetteer) -> list[str]:
    words = mention.last - mention.first
    found = [f"words {min(words, 3)}"]
    if mention.names is None:
        return found
    first = tokens.words[mention.first]
    if len(first) > 3 and first.isupper() and mention.kind == "name":
        found.append("capitals")
    if words == 1 and mention.kind == "name":
        found += _shape(tokens, mention)
    best = table.entry(mention.names.meanings[0].number)
    people = max(table.entry(each.number).people for each in mention.names.meanings[:3])
    if mention.kind == "name":
        found.append(f"best {best.feature if best.feature in _WIDE else 'town'}")
        found.append(f"people {min(people // 16, 10)}")
        found.append(f"meanings {min(len(mention.names.meanings).bit_length(), 5)}")
        if all(each.further for each in mention.names.meanings):
            found.append("further only")
        flags = mention.names.flags
        found += [name for bit, name in ((WORD, "is word"), (GIVEN_NAME, "is given"), (SURNAME, "is surname")) if flags & bit]
        if words == 1:
            big = people >= 150
            found.append(f"single {'big' if big else 'small'}{' bearer' if flags & (GIVEN_NAME | SURNAME) else ''}")
        if class_of().get(tokens.keys[mention.last - 1]) == "organization" and words == 1:
            found.append("is organization")
    return found


def _shape(tokens: Tokens, mention: Mention) -> list[str]:
    word = tokens.words[mention.first]
    if class_of().get(tokens.keys[mention.first]) in ("time", "direction", "title"):
        return ["is class word"]
    if 1 < len(word) < 6 and word.isupper() and not (tokens.word(mention.first - 1).isupper() or tokens.word(mention.last).isupper()):
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
