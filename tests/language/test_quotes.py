"""Quotation marks: which stretches stand inside them, whatever the marks do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.quotes import Quote, read_quotes

DOUBLE = [
    ("straight", 'She said "we won" today.', ['"we won"']),
    ("curly", "She said “we won” today.", ["“we won”"]),
    ("angle", "She said «we won» today.", ["«we won»"]),
    ("angle turned outward", "She said »we won« today.", ["»we won«"]),
    ("low and high", "She said „we won“ today.", ["„we won“"]),
    ("low and closing high", "She said „we won” today.", ["„we won”"]),
    ("Swedish: closing shape on both sides", "Hon sade ”vi vann” i dag.", ["”vi vann”"]),
    ("full-width", "She said ＂we won＂ today.", ["＂we won＂"]),
    ("two in a row", '"Yes," he said. "No."', ['"Yes,"', '"No."']),
    ("a comma after the mark", '"Yes", he said.', ['"Yes"']),
    ("in brackets", 'The plan ("a gift") failed.', ['"a gift"']),
    ("after a dash", "Reil—“a liar”—left.", ["“a liar”"]),
    ("inches and years untouched", "A 6' man left in '98.", []),
    ("never opened", "He left.” Then he slept.", []),
    ("closing twice", "He said “we won”” and left.", ["“we won”"]),
    ("a stray space before the closing mark", "“It is possible, ” he said.", ["“It is possible, ”"]),
    ("a stray space before the wrong mark", "“It is possible, ”Reil said.", ["“It is possible, ”"]),
    ("a straight mark with spaces around", 'He said " we won " today.', ['" we won "']),
    ("no marks", "Nothing was said.", []),
    ("empty text", "", []),
    ("marks alone", '""', ['""']),
]

SINGLE = [
    ("straight", "She said 'we won' today.", ["'we won'"]),
    ("curly", "She said ‘we won’ today.", ["‘we won’"]),
    ("with an apostrophe inside", "'We don't know,' he said.", ["'We don't know,'"]),
    ("with a curly apostrophe inside", "‘We don’t know,’ he said.", ["‘We don’t know,’"]),
    ("apostrophes alone", "The ministers' aides don't know Reil's plan.", []),
    ("curly apostrophes alone", "The ministers’ aides don’t know Reil’s plan.", []),
    ("a left-out century", "The winter of ’98 and the summer of '03.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in DOUBLE], ids=[case[0] for case in DOUBLE])
def test_double_marks(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read_quotes(text) if not one.single] == expected


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in SINGLE], ids=[case[0] for case in SINGLE])
def test_single_marks_against_apostrophes(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in read_quotes(text)] == expected


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“She said ‘never’ to me,” he said.", "‘never’"),
        ("\"She said 'never' to me,\" he said.", "'never'"),
        ("‘She said “never” to me,’ he said.", "“never”"),
        ("«She said “never” to me», he said.", "“never”"),
    ],
)
def test_nested_marks(text: str, inner: str) -> None:
    outer, nested = read_quotes(text)
    assert (outer.level, nested.level) == (0, 1)
    assert text[nested.start : nested.end] == inner
    assert outer.start < nested.start
    assert nested.end < outer.end


def test_a_quote_that_never_closes_ends_with_its_paragraph() -> None:
    text = "He said “we won and left.\nShe slept."
    (quote,) = read_quotes(text)
    assert quote == Quote(8, text.index("\n"), 0, single=False, closed=False)


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_quote_over_paragraphs_opens_each(mark: str) -> None:
    close = "”" if mark == "“" else mark
    text = f"{mark}We won.\n\n{mark}They lost.\n\n{mark}It is over,{close} he said. It rained."
    first, second, third = read_quotes(text)
    assert [first.closed, second.closed, third.closed] == [False, False, True]
    assert text[third.start : third.end] == f"{mark}It is over,{close}"


def test_an_unmatched_mark_does_not_spill_into_the_next_paragraph() -> None:
    text = 'He called it "a gift and left.\nIt rained in the harbour.\n"We won," she said.'
    last = text.rindex("\n")
    assert [text[one.start : one.end] for one in read_quotes(text) if one.start > last] == ['"We won,"']
    assert not any(one.start < last and one.end > text.index("\n") for one in read_quotes(text))


@pytest.mark.parametrize("unit", ["“We won,” he said. ", "'x ", "x", "It rained. "])
def test_a_million_characters(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    check_well_formed(text, read_quotes(text))


@pytest.mark.parametrize("unit", ['"', "“", "”", '"\n', "“a ‘b’ c” "])
def test_time_grows_with_the_text_alone(unit: str) -> None:
    short, long = (processor_seconds(unit * (size // len(unit))) for size in (20_000, 100_000))
    assert long < 15 * short + 0.5


def processor_seconds(text: str) -> float:
    begun = time.process_time()
    check_well_formed(text, read_quotes(text))
    return time.process_time() - begun


def check_well_formed(text: str, quotes: list[Quote]) -> None:
    assert quotes == sorted(quotes, key=lambda one: (one.start, -one.end))
    open_ends: list[int] = []
    for one in quotes:
        assert 0 <= one.start < one.end <= len(text)
        while open_ends and open_ends[-1] <= one.start:
            open_ends.pop()
        assert not open_ends or one.end <= open_ends[-1]
        open_ends.append(one.end)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="\"'“”‘’„«»‚‹› ab.,\n—(1", max_size=80))
def test_spans_lie_in_the_text_and_nest_well(text: str) -> None:
    check_well_formed(text, read_quotes(text))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    check_well_formed(text, read_quotes(text))
