"""Every entry of the lexicon is reached by the tokenizer, and every class by a rule."""

from __future__ import annotations

import pytest

from onrecord.document import Published
from onrecord.grounding.times import find_times, finder, tense
from onrecord.grounding.times.lexicon import Entry, entries, word_list
from onrecord.grounding.times.rules import FAMILIES
from onrecord.grounding.times.tense import FUTURE, PAST, UNTOLD
from onrecord.grounding.times.tokens import class_codes, cut


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.words)
def test_entry_is_a_token_of_its_class(entry: Entry) -> None:
    tokens = cut(entry.words)
    assert tokens.classes == class_codes()[entry.kind]
    assert tokens.values == [entry.value]


def test_no_words_stand_twice() -> None:
    words = [entry.words for entry in entries()]
    assert sorted(words) == sorted(set(words))


def test_every_class_is_used_by_a_rule() -> None:
    used = "".join(one.source for rules in FAMILIES for one in rules) + "".join(finder._barred())
    assert [name for name, code in class_codes().items() if code not in used] == []


@pytest.mark.parametrize(
    ("name", "sign"), [("future_signs", FUTURE), ("past_signs", PAST), ("false_participles", UNTOLD)]
)
def test_every_sign_of_tense_is_heeded(name: str, sign: int) -> None:
    unheeded = [word for word in word_list(name) if _direction(f"It {word} this Friday") != sign]
    assert unheeded == []


def test_everything_that_lasts_dates_its_length() -> None:
    published = Published("2022-11-16", "day", "input")
    undated = [
        word
        for word in word_list("ongoing")
        if find_times(f"The two weeks of {word} hurt.", None, published)[0].end is None
    ]
    assert undated == []


def _direction(text: str) -> int:
    tokens = cut(text)
    return tense.direction(tokens, len(tokens.starts) - 1, len(tokens.starts))
