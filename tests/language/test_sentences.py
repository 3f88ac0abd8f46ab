"""Sentences: where they end, and where a stop ends nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.lexicon import abbreviations, reporting_verbs, sentence_starters
from onrecord.language.quotes import read_quotes
from onrecord.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, read_quotes(text))]


CASES = [
    ("plain", "It rained.|Reil left.|It was over!|Who won?", True),
    ("title and initials", "Mr. Tomas Reil met Gen. J. K. Rowe.|He left.", True),
    ("country at the end", "He left the U.S. in May.|She stayed in the U.S.|The talks go on.", True),
    ("country before a name", "It was the U.S. Senate.|He voted.", True),
    ("times of day", "They met at 5 p.m. on Monday.|She left at 6 a.m.|It rained.", True),
    ("dates", "On Jan. 3 it rained.|He left in Jan.|Snow fell.", True),
    ("numbers", "See No. 10 on p. 4 of Vol. 2.|He said no.|14 people came.", True),
    ("decimals and money", "Prices rose 3.5 percent to $1.2bn.|That was much.", True),
    ("company", "Alder Inc. Chairman Rowe left Alder Inc.|He slept.", True),
    ("ellipsis in a sentence", "He said ... and left.|She waited...|Then it rained.", True),
    ("omission in brackets", "“We […] They won,” he said.", True),
    ("question and exclamation", "Who?!|Nobody.", True),
    ("closing mark belongs to the sentence", "He said: “We won.”|She left.", True),
    ("closing bracket belongs to the sentence", "(He left.)|She stayed.", True),
    ("straight closing mark", 'He said: "We won."|She left.', True),
    ("opening mark of the next sentence", 'He left.|"We won," she said.', True),
    ("stray space before the closing mark", "He said: “We won. ”|She left.", True),
    ("comma and cue", "“We won,” he said.|She left.", True),
    ("small cue after a question", "“Who won?” he asked.|Nobody knew.", True),
    ("named cue after a question", "“Who won?” Tomas Reil asked.|Nobody knew.", True),
    ("named cue after a clumsy stop", "“We won.” Tomas Reil said.|Nobody knew.", True),
    ("a new sentence after a quote", "“We won.”|Tomas Reil said nothing more.", True),
    ("a pronoun begins a sentence after a quote", "“Who won?”|He said the count goes on.", True),
    ("speaker after a dash", "“We won.” — Commissioner Reil", True),
    ("numbered list", "1. Prices rose.|a. Reil left.", False),
    ("bullets", "• Prices rose\n• Reil left", None),
    ("address on the net", "Read example.org/a.b for more.|It is long.", True),
    ("a letter as a name", "It was plan B. The talks failed.", None),
    ("small letter goes on", "He met the Alder Co. in May.", True),
]


@pytest.mark.parametrize(("written", "joined"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_split(written: str, joined: bool | None) -> None:
    expected = written.split("|")
    if joined is None:
        expected = {"•": written.split("\n"), "I": ["It was plan B.", "The talks failed."]}[written[0]]
        assert sentences(written) == expected
    else:
        assert sentences((" " if joined else "\n").join(expected)) == expected


def test_a_line_always_ends_a_sentence() -> None:
    assert sentences("A headline without a stop\nHe met Mr.\n\r\nReil, who left") == [
        "A headline without a stop",
        "He met Mr.",
        "Reil, who left",
    ]


def test_bullets_in_one_line() -> None:
    assert sentences("Prices rose • Reil left • It rained") == ["Prices rose", "• Reil left", "• It rained"]


@pytest.mark.parametrize(("abbreviation", "kind"), abbreviations().items())
def test_every_abbreviation_is_used(abbreviation: str, kind: str) -> None:
    following = {"name": "Reil", "number": "14", "inline": "The", "last": "Reil"}[kind]
    text = f"Then came {abbreviation}. {following} went home."
    assert sentences(text) == [text]
    assert len(sentences(text.replace(abbreviation, "somebody"))) == 2


@pytest.mark.parametrize("starter", sorted(sentence_starters()))
def test_every_starter_is_used(starter: str) -> None:
    assert len(sentences(f"They met at 5 p.m. {starter} day it rained.")) == 2
    assert len(sentences("They met at 5 p.m. Harbour day it rained.")) == 1


@pytest.mark.parametrize("verb", sorted(reporting_verbs()))
def test_every_reporting_verb_is_used(verb: str) -> None:
    assert len(sentences(f"“Who won?” Tomas Reil {verb}.")) == 1
    assert len(sentences("“Who won?” Tomas Reil slept.")) == 2


@pytest.mark.parametrize("unit", ["It rained. ", ".", ". ", ".” ", "J. ", "a.", "!” Reil ", "x", "? (", '"A." '])
def test_a_million_characters(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begun = time.process_time()
    split_sentences(text, [])
    assert time.process_time() - begun < 20


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="aB1.!?…•“”\"' \n-—()U", max_size=80) | st.text(max_size=120))
def test_sentences_hold_all_that_is_not_space(text: str) -> None:
    spans = split_sentences(text, read_quotes(text))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
