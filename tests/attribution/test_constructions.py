"""Constructions that the network alone would lose: sure phrases, a mark gone astray."""

from __future__ import annotations

import pytest

from onrecord import Reader
from onrecord.attribution.interrupted import with_what_goes_on
from onrecord.attribution.network import Network
from onrecord.language.words import split_words


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The talks went on until dawn. In his opinion, they had failed.", "his", "they had failed"),
        (
            "“We hold,” added the chief. In her view, the raids constitute “war crimes.”",
            "her",
            "the raids constitute “war crimes.”",
        ),
        ("In the opinion of the general, the winter decides.", "the general", "the winter decides"),
    ],
)
def test_a_noun_phrase_attributes(text: str, source: str, content: str, reader: Reader) -> None:
    found = [(s.source.text, s.content.text) for s in reader.read(text).statements if s.source]
    assert (source, content) in found


@pytest.mark.parametrize("text", ["In his opinion piece on Sunday, rain fell.", "The house came in view of the sea."])
def test_other_uses_of_the_words_are_left_alone(text: str, reader: Reader) -> None:
    assert not [s for s in reader.read(text).statements if s.source and s.source.text == "his"]


def test_a_quotation_whose_opening_mark_went_astray_is_kept(reader: Reader) -> None:
    text = "“The chance of that is not high, from a point of view.” from a naval point of view”, explained the admiral."
    (statement,) = (s for s in reader.read(text).statements if s.depth == 0)
    assert statement.source is not None
    assert statement.source.text == "the admiral"
    assert statement.content.text.endswith("from a naval point of view”")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The admiral has publicly declared himself in favor of making use of the coming dry months, in which the "
            "roads will foreseeably be passable, to try to open a corridor that lets the convoys through. Rain fell.",
            "the coming dry months, in which the roads will foreseeably be passable, to try to open a corridor that "
            "lets the convoys through",
        ),
        (
            "The mayor called for using the summer break, during which the schools are empty, to repair their roofs.",
            "using the summer break, during which the schools are empty, to repair their roofs",
        ),
    ],
)
def test_a_relative_clause_does_not_end_a_content_that_goes_on(text: str, content: str, reader: Reader) -> None:
    (statement,) = (s for s in reader.read(text).statements if s.depth == 0)
    assert statement.content.text.rstrip(".").endswith(content)


def test_a_relative_clause_that_ends_its_sentence_draws_nothing_on() -> None:
    words = split_words("He praised the winter, in which nobody marches.", Network().tokenizer)
    assert with_what_goes_on(words, [(1, 4)]) == [(1, 4)]
