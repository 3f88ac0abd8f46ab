"""Word lists of stance, read once from the files beside this module; each file's head tells its form."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from onrecord.stance.inflection import plural, verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

Phrase = tuple[str, ...]


class Cue(NamedTuple):
    """A cue word or phrase: its words as inflected, the class of what it does, and its dictionary form."""

    words: Phrase
    kind: str
    lemma: str


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Cue phrases by their first word, longest first."""
    by_words: dict[Phrase, Cue] = {}
    for kind, form, entries in rows("cues.tsv"):
        for lemma in entries.split("; "):
            for words in inflected(lemma, form):
                by_words.setdefault(words, Cue(words, kind, lemma))
    table: dict[str, list[Cue]] = {}
    for words in sorted(by_words, key=len, reverse=True):
        table.setdefault(words[0], []).append(by_words[words])
    return {first: tuple(entries) for first, entries in table.items()}


def inflected(lemma: str, form: str) -> Iterator[Phrase]:
    """All forms of a dictionary entry: the first word of a verb inflects, the last word of a noun takes a plural."""
    words = tuple(lemma.split())
    yield words
    if form == "verb":
        yield from ((first, *words[1:]) for first in verb_forms(words[0])[1:])
    elif form == "noun":
        yield (*words[:-1], plural(words[-1]))


def rows(name: str) -> Iterator[list[str]]:
    """The tab-separated rows of a data file, without its comments."""
    text = files("onrecord.stance").joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@cache
def groups() -> dict[str, str]:
    """The group of each class of cue."""
    return {row[0]: row[4] for row in rows("kinds.tsv")}


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Words of a content with the names of what they are a sign of."""
    table: dict[str, tuple[str, ...]] = {}
    for name, words in rows("signs.tsv"):
        for word in words.split():
            table[word] = (*table.get(word, ()), name)
    return table


@cache
def negations() -> frozenset[str]:
    """Words that negate."""
    return frozenset(word for word, names in signs().items() if "negation" in names)


@cache
def wordsets() -> dict[str, frozenset[str]]:
    """Named sets of words that the features speak of."""
    return {name: frozenset(words.split()) for name, words in rows("wordsets.tsv")}


def grammar(name: str) -> frozenset[str]:
    """A set of words that the grammar of likelihoods names."""
    return _grammar()[name]


@cache
def _grammar() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("grammar.tsv")}
