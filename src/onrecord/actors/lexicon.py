"""Word lists for reading sources: head nouns with their kind, titles, given names, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.record import SpeakerKind

Sex = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that heads a source: the kind of speaker it tells, its sex where the word has one, and its number."""

    kind: SpeakerKind
    sex: Sex | None = None
    plural: bool = False


@cache
def nouns() -> dict[str, Noun]:
    """The listed nouns by their word in small letters."""
    found: dict[str, Noun] = {}
    for line in _lines("nouns.tsv"):
        kind, sex, words = line.split("\t")
        for word in words.split():
            known = None if sex == "-" else cast(Sex, sex)
            found[word] = Noun(cast(SpeakerKind, kind), known, kind == "group")
    return found


@lru_cache(maxsize=1 << 14)
def noun(word: str) -> Noun | None:
    """What a head noun tells, also of a regular plural; None for a word that is not listed and looks like no person."""
    listed = nouns().get(word)
    if listed:
        return listed
    for single in _singulars(word):
        base = nouns().get(single)
        if base:
            return Noun("group" if base.kind == "person" else base.kind, base.sex, True)
    if word.endswith(_PERSON_ENDINGS):
        return Noun("person")
    if word.endswith(_PEOPLE_ENDINGS):
        return Noun("group", None, True)
    return None


_PERSON_ENDINGS = ("man", "woman", "ologist", "ician", "person", "holder", "maker", "keeper", "leader", "worker")
_PEOPLE_ENDINGS = ("men", "women", "ologists", "icians", "people", "holders", "makers", "keepers", "leaders", "workers")


def _singulars(word: str) -> list[str]:
    forms = []
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    if word.endswith("men"):
        forms.append(word[:-3] + "man")
    return forms


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are none of it."""
    return frozenset(word.rstrip("~^") for line in _lines("titles.txt") for word in line.split())


@cache
def titles_that_are_surnames() -> frozenset[str]:
    """Titles that may also be a surname: "Larry King"."""
    return _marked("titles.txt", "~")


@cache
def titles_that_are_given_names() -> frozenset[str]:
    """Titles that are a given name before a bare surname: "Marine Le Pen", "Dean Acheson"."""
    return _marked("titles.txt", "^")


@cache
def organization_words() -> frozenset[str]:
    """Words that tell a body's name."""
    return frozenset(word.rstrip("~") for line in _lines("organization_words.txt") for word in line.split())


@cache
def organization_words_that_are_surnames() -> frozenset[str]:
    """Words of bodies that end a person's name as well: "Helen Post"."""
    return _marked("organization_words.txt", "~")


@cache
def not_names() -> frozenset[str]:
    """Words written with a capital letter for other reasons than being a name."""
    return frozenset(word for line in _lines("not_names.txt") for word in line.split())


@cache
def sex_of_given_names() -> dict[str, Sex]:
    """Given names that one sex bears far oftener than the other."""
    female: dict[str, Sex] = dict.fromkeys(_lines("given_female.txt"), "f")
    male: dict[str, Sex] = dict.fromkeys(_lines("given_male.txt"), "m")
    return female | male


def _marked(name: str, mark: str) -> frozenset[str]:
    return frozenset(word.rstrip("~^") for line in _lines(name) for word in line.split() if mark in word)


def _lines(name: str) -> list[str]:
    text = files("onrecord.actors").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def classes_of() -> dict[str, frozenset[str]]:
    """Words to the classes of words they may be exchanged with."""
    found: dict[str, set[str]] = {}
    for line in _lines("word_classes.txt"):
        name, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def generic_nouns() -> frozenset[str]:
    """Nouns that say next to nothing of a person."""
    return frozenset(word for line in _lines("generic.txt") for word in line.split())
