"""The word lists: in form, without repeats, and every list has its part in what is read."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.actors import lexicon
from onrecord.actors.lexicon import classes_of, noun, nouns, sex_of_given_names, titles
from onrecord.record import SpeakerKind


def test_nouns_tell_a_kind() -> None:
    assert {one.kind for one in nouns().values()} <= set(get_args(SpeakerKind))
    assert all(word == word.lower() for word in nouns())


@pytest.mark.parametrize(
    ("word", "kind", "plural"),
    [
        ("senator", "person", False),
        ("senators", "group", True),
        ("spokeswoman", "person", False),
        ("agencies", "organization", True),
        ("firemen", "group", True),
        ("hydrologist", "person", False),
        ("survey", "document", False),
        ("critics", "group", True),
        ("rain", None, False),
    ],
)
def test_a_noun_tells_kind_and_number(word: str, kind: str | None, plural: bool) -> None:
    told = noun(word)
    assert (told.kind if told else None) == kind
    assert (told.plural if told else False) == plural


def test_given_names_have_one_sex() -> None:
    female = {name for name, sex in sex_of_given_names().items() if sex == "f"}
    assert {"hillary", "maria"} <= female
    assert {"donald", "jens"}.isdisjoint(female)
    assert sex_of_given_names()["donald"] == "m"


def test_every_class_has_words_that_may_head_a_source() -> None:
    words: dict[str, list[str]] = {}
    for word, classes in classes_of().items():
        for one in classes:
            words.setdefault(one, []).append(word)
    assert all(any(noun(word) or word in titles() for word in some) for some in words.values())
    assert all(len(some) > 1 for some in words.values()), "a class of one word exchanges nothing"


@pytest.mark.parametrize("name", ["nouns.tsv", "titles.txt", "not_names.txt", "organization_words.txt", "generic.txt"])
def test_lists_have_no_empty_entry(name: str) -> None:
    assert all(line.split() for line in lexicon._lines(name))
