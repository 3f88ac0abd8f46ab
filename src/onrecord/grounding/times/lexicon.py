"""The words of time: each entry of the data files with its class and value, ready for the tokenizer."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILES = (
    "counted", "dayparts", "decades", "deictic", "eras", "holidays", "months", "numbers", "ordinals", "seasons",
    "sets", "signs", "units", "vague", "weekdays", "zones",
)  # fmt: skip
"""Later files win where two hold the same word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a data file."""

    words: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of several words: `pattern` matches what follows its first word."""

    pattern: re.Pattern[str]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Single words by every spelling that a text may use, and phrases by their first word, longest first."""

    words: dict[str, Entry]
    phrases: dict[str, tuple[Phrase, ...]]


@cache
def lexicon() -> Lexicon:
    """All data files as one lexicon."""
    words: dict[str, Entry] = {}
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for entry in entries():
        first = _FIRST_WORD.match(entry.words)
        if first is None or first.end() == len(entry.words):
            words |= dict.fromkeys(_spellings(entry.words), entry)
            continue
        phrase = Phrase(_continuation(entry.words[first.end() :]), entry)
        for spelling in _spellings(first[0]):
            phrases[spelling].append(phrase)
    ordered = {first: tuple(sorted(found, key=_longest_first)) for first, found in phrases.items()}
    return Lexicon(words, ordered)


def entries() -> tuple[Entry, ...]:
    """Every line of every data file, in the order of `FILES`."""
    return tuple(entry for name in FILES for entry in _read(name))


@cache
def word_list(name: str) -> frozenset[str]:
    """A data file that is a plain list of words."""
    return frozenset(_lines(name))


_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _continuation(rest: str) -> re.Pattern[str]:
    escaped = r"\s+".join(re.escape(part) for part in rest.split(" "))
    return re.compile(escaped + r"(?!\w)", re.IGNORECASE)


def _longest_first(phrase: Phrase) -> int:
    return -len(phrase.entry.words)


def _spellings(word: str) -> set[str]:
    if word != word.lower():
        return {word, word.upper()}
    return {word, word.capitalize(), word.upper()}


def _read(name: str) -> list[Entry]:
    found = []
    for line in _lines(name):
        words, kind, *value = line.split("\t")
        found.append(Entry(words, kind, value[0] if value else ""))
    return found


def _lines(name: str) -> list[str]:
    text = files("onrecord.grounding.times").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
