"""A run of capitalised words as a name: titles peeled off, and told apart by what it may name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.actors.lexicon import (
    noun,
    organization_words,
    organization_words_that_are_surnames,
    sex_of_given_names,
    titles,
    titles_that_are_given_names,
    titles_that_are_surnames,
)
from onrecord.actors.surnames import sex_of_surname

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.tokens import Tokens

Look = Literal["person", "organization", "document", "unknown"]
"""What a name looks like by its own words."""

_OF = frozenset("of for on".split())
_COURTESY = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "herr": "m", "frau": "f", "sir": "m", "lady": "f",
             "monsieur": "m", "madame": "f", "señor": "m", "señora": "f", "king": "m", "queen": "f", "prince": "m",
             "princess": "f", "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f",
             "spokesman": "m", "spokeswoman": "f"}  # fmt: skip
_ADJECTIVE_LEADS = frozenset(
    "republican democrat democratic republicans democrats libertarian labour labor tory conservative liberal".split()
)
_NAMED_BY_NOUN = frozenset(
    "campaign administration camp team government police party company group army military ministry court "
    "office department agency institute university bank newspaper website blog association union council commission "
    "foundation committee embassy cabinet parliament senate navy regime presidency treasury consulate mission "
    "delegation authorities".split()
)
"""Nouns that make a body of the name before them: "the Clinton campaign"."""
_DOCUMENT_HEADS = frozenset(
    "poll survey study report article story analysis tally review editorial estimate investigation interview "
    "index transcript data".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name: tokens [first, last), the tokens of title before it from `title`, what it looks like, its sex."""

    first: int
    last: int
    title: int
    look: Look
    sex: str | None
    titled: bool


def names_of_run(tokens: Tokens, first: int, last: int) -> Iterator[Name]:
    """The name in a run without its titles, if any, and the body or document that a noun makes of it."""
    start = _after_titles(tokens, first, last)
    if start < last and not _is_bare_body(tokens, start, last):
        titled = start > first and (
            tokens.keys[start - 1] in titles()
            or tokens.keys[start - 1] in (".", "of")
            or _has_title(tokens, first, start)
        )
        look = _look(tokens, start, last, titled)
        start = _without_lead(tokens, start, last, look)
        sex = None if look == "organization" else _sex(tokens, first, start, last)
        yield Name(start, last, first, look, sex, titled)
    made = _made_by_noun(tokens, first, last)
    if made:
        yield made


def _is_bare_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a capitalised word is a body like any other, which is named elsewhere if at all: "the Ministry"."""
    return last - first == 1 and tokens.keys[first] in _BARE_BODIES


_BARE_BODIES = frozenset(
    "ministry institute commission agency board council committee department bureau authority association union "
    "company group court tribunal foundation party campaign office embassy university service".split()
)


def _has_title(tokens: Tokens, first: int, start: int) -> bool:
    return any(tokens.keys[at] in titles() for at in range(first, start))


def _after_titles(tokens: Tokens, first: int, last: int) -> int:
    """Where the name begins behind its titles; `last` where the whole run is an office ("Prime Minister")."""
    title = -1
    for at in range(first, last):
        key = tokens.keys[at]
        surname = at == last - 1 and at > first and _is_surname_here(tokens, at)
        if key in titles() and not surname and not _is_given_here(tokens, at, last):
            title = at
    if title < 0:
        return first
    at = title + 1
    if at < last and tokens.words[at] == ".":
        at += 1
    if at < last and tokens.keys[at] in _OF:
        at = _behind_office(tokens, at, last)
    keys = tokens.keys[at:last]
    if at >= last and _is_body(tokens, first, last):
        return first
    if keys and _is_body_word(keys) and keys[0] not in sex_of_given_names() and not _is_person_behind(tokens, title):
        return first
    return at


def _is_person_behind(tokens: Tokens, title: int) -> bool:
    """Whether a title is one that no body's name has in it: "Mr. House", but "General Motors"."""
    return tokens.keys[title] in _COURTESY or tokens.words[title + 1] == "."


def _is_body(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a run that ends in a title is a body all the same: "Office of the Attorney General"."""
    return tokens.keys[first] in ("office", "ministry", "department") and last - first > 1


def _is_surname_here(tokens: Tokens, at: int) -> bool:
    before = tokens.keys[at - 1] if tokens.words[at - 1] != "." else tokens.keys[at - 2]
    return tokens.keys[at] in titles_that_are_surnames() and (
        before in sex_of_given_names() or before in _COURTESY or len(before) == 1
    )


def _is_given_here(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a title is a given name: "Marine Le Pen", but "Marine John Doe", "Dean Amar" who is Vikram Amar too."""
    if tokens.keys[at] not in titles_that_are_given_names() or at + 1 >= last:
        return False
    behind = tokens.keys[at + 1]
    if _is_given(behind) or behind in titles() or behind in _OF or not behind[0].isalpha():
        return False
    surname = tokens.keys[last - 1]
    return not any(
        key == surname and before != tokens.keys[at] and _is_given(before) for before, key in pairwise(tokens.keys)
    )


def _is_given(key: str) -> bool:
    return key in sex_of_given_names() and key not in _PARTICLES


_PARTICLES = frozenset("le la de del du des di da van von der den".split())
"""Words that begin a surname, though some people bear them as a given name; "Al" and "Ben" are names first."""


def _behind_office(tokens: Tokens, at: int, last: int) -> int:
    """Behind "of State", "of Foreign Affairs": up to a given name, or the last two words."""
    at += 1
    while at < last and tokens.keys[at] == "the":
        at += 1
    at += 1
    while at < last and last - at > 2 and tokens.keys[at] not in sex_of_given_names():
        at += 1
    if at < last and (last - at == 1 or tokens.keys[at] in _OF or tokens.keys[at] in ("and", "&")):
        return last
    return at


def _look(tokens: Tokens, first: int, last: int, titled: bool) -> Look:
    keys = tokens.keys[first:last]
    body = [key for key in keys if key in organization_words()]
    if keys[0] in sex_of_given_names() and last - first > 1 and not (body and _is_body_word(keys)):
        return "person"
    if body and _is_body_word(keys):
        return "organization"
    if titled:
        return "person"
    words = tokens.words[first:last]
    if len(words) == 1 and _is_acronym(words[0]) and not tokens.headline[first]:
        return "organization"
    if any(key in _OF or key == "&" for key in keys):
        return "organization"
    return "person" if len(keys) > 1 and sex_of_surname(keys[-1]) else "unknown"


def _is_body_word(keys: list[str]) -> bool:
    for at, key in enumerate(keys):
        if key not in organization_words():
            continue
        surname = (
            at == len(keys) - 1 and key in organization_words_that_are_surnames() and keys[0] in sex_of_given_names()
        )
        if not surname:
            return True
    return False


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isupper()


def _without_lead(tokens: Tokens, first: int, last: int, look: Look) -> int:
    """Without the party or nation before a person's name: "Republican Donald Trump"."""
    while look != "organization" and last - first > 2 and tokens.keys[first] in _ADJECTIVE_LEADS:
        first += 1
    if last - first > 2 and tokens.keys[first] in _ADJECTIVE_LEADS and tokens.keys[first + 1] in sex_of_given_names():
        first += 1
    return first


def _sex(tokens: Tokens, title: int, first: int, last: int) -> str | None:
    for at in range(title, first):
        if tokens.keys[at] in _COURTESY:
            return _COURTESY[tokens.keys[at]]
    if last - first < 2:
        return None
    return sex_of_given_names().get(tokens.keys[first]) or sex_of_surname(tokens.keys[last - 1])


def _made_by_noun(tokens: Tokens, first: int, last: int) -> Name | None:
    """The body or document that a noun makes of the name: "Clinton campaign", "Reuters survey"."""
    start = _after_titles(tokens, first, last)
    if start >= last or not _follows(tokens, last):
        return None
    end = last + 1 if tokens.keys[last] in _BETWEEN and _follows(tokens, last + 1) else last
    key = tokens.keys[end]
    if key in _NAMED_BY_NOUN:
        behind = noun(tokens.key(end + 1)) if tokens.gap(end) == " " else None
        people = behind is not None and behind.kind in ("person", "group")
        return None if people else Name(start, end + 1, start, "organization", None, False)
    return Name(start, end + 1, start, "document", None, False) if key in _DOCUMENT_HEADS else None


_BETWEEN = frozenset(
    "port city state border traffic riot grid energy power health election appeals district county".split()
)


def _follows(tokens: Tokens, at: int) -> bool:
    """Whether a word in small letters stands right behind the one before it."""
    return at < len(tokens) and tokens.words[at].islower() and tokens.gap(at - 1) == " "
