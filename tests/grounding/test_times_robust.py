"""Whatever the text: no error, spans that hold their words, and time in proportion to its length."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.document import Published
from onrecord.grounding.times import find_times
from onrecord.grounding.times.lexicon import entries

LONG = 40_000
WORDS = [entry.words for entry in entries()]
MARKS = [".", ",", "-", "–", "/", "'", "’s", "(", "\n", "\n\n", "$", "1", "12", "31", "99", "1995", "2022", "0", "5.30"]
MORE = ["10:30", "25:99", "1/2", "13/13/2020", "29th", "1990s", "20s", "2021-02-30", "½", "Q4", "p.m.", "B.C.", "the"]
PUBLISHED = [None, Published("2022-11-16", "day", "input"), Published("1000", "year", "text")]
ODD_DATES = ["0001-01-01", "9999-12-31", "0000-00-00", "yesterday", "", "2022-02-30"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS + 3 * MARKS + 3 * MORE), max_size=40), st.sampled_from(PUBLISHED))
def test_words_of_time_in_any_order(words: list[str], published: Published | None) -> None:
    check(" ".join(words), published)
    check("".join(words), published)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(text, PUBLISHED[1])


@pytest.mark.parametrize("value", ODD_DATES)
def test_odd_published_dates(value: str) -> None:
    rng = random.Random(7)
    for _ in range(50):
        check(" ".join(rng.choices(WORDS + MARKS + MORE, k=60)), Published(value, "day", "input"))


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "the ", "of the last ", "Friday ", "May ", "two hundred and ", "1995-", "fourth-quarter ", "\n", " ",
     "a year ago ", "'", "10:", "right  ", "will be in early 2020 ", "then until ", "nineteen "],
)  # fmt: skip
def test_time_grows_with_the_length(unit: str) -> None:
    short, long = (_seconds(unit * (size // len(unit))) for size in (LONG // 4, LONG))
    assert long < max(12 * short, 1.0)


def _seconds(text: str) -> float:
    begin = time.process_time()
    find_times(text, None, PUBLISHED[1])
    return time.process_time() - begin


def check(text: str, published: Published | None) -> None:
    times = find_times(text, None, published)
    assert all(text[one.span[0] : one.span[1]] == one.text and one.text for one in times)
    assert all(before.span[1] <= after.span[0] for before, after in zip(times, times[1:], strict=False))
    assert all(one.value and one.type in ("DATE", "TIME", "DURATION", "SET") for one in times)
    assert all(one.begin <= one.end for one in times if one.begin and one.end)
