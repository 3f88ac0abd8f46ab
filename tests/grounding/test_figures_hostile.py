"""Texts that no article should hold: nothing raises, spans stay true, and the work grows with the text, no faster."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.grounding.figures import acled, find_figures, tolls

_SIZE = 50_000
_SECONDS = 30
_WORDS = (
    "0 12 3.5 1,000 2019 one two million hundred half a third dozens several of and or to between "
    "per percent % $ € - – . , ( ) "
    ": / ½ ² १ killed killing were was people guard by minus more than \u202f \n ' ’ é 中"
).split(" ")


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1,", "1.", "1-", "1/", "1:", "$", "-", "½", "१", "one ", "one-", "million ", "millions of ", "1 to ",
     "A of ", "one thousand ", "one in ", "killed a man and ", "1 (", "and a half ", "1\n"],
)  # fmt: skip
def test_long_monotonous_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (_SIZE // len(piece))
    start = time.process_time()
    find_figures(text)
    assert time.process_time() - start < _SECONDS


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=30), st.sampled_from(["", " "]))
def test_any_words_in_any_order(words: list[str], joint: str) -> None:
    text = joint.join(words)
    figures = find_figures(text)
    tolls(text, figures)
    for figure in figures:
        assert text[slice(*figure.span)] == figure.text
        assert acled(figure).low is not None


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    figures = find_figures(text)
    assert list(figures) == sorted(figures, key=lambda figure: figure.span)
