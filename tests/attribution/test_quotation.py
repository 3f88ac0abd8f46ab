"""Direct, indirect, mixed."""

from __future__ import annotations

import pytest

from onrecord.attribution.quotation import quotation_kind
from onrecord.language.quotes import read_quotes

CASES = [
    ("all in marks", "[“We won,”] he said.", "direct"),
    ("straight marks", '["We won,"] he said.', "direct"),
    ("outer single marks", "[‘We won,’] he said.", "direct"),
    ("no marks", "He said [that they won].", "indirect"),
    ("no marks beside a quote", "“Yes,” he said, adding [that they won].", "indirect"),
    ("a quoted word", "He said [it was “a gift” to all].", "mixed"),
    ("that before the quote", "He said [that “we won”].", "mixed"),
    ("one letter before the quote", "He called it [a “gift”].", "mixed"),
    ("two quotes in one span", "[“We won.” “They lost.”]", "direct"),
    ("a quote around its cue", "[“We won,”] he said, [“and they lost.”]", "direct"),
    ("one part quoted, one not", "[“We won,”] he said, and [they lost].", "mixed"),
    ("nested marks", "[“She said ‘never’ to me,”] he said.", "direct"),
    ("a part of a quote", "“[I know] she [won],” he said.", "direct"),
    ("beside a nested quote", "“A ‘b’ c [she won],” he said.", "direct"),
    ("never closed", "[“We won.]\n[“They lost.]", "direct"),
    ("an apostrophe", "He said [the ministers' plan won].", "indirect"),
]


@pytest.mark.parametrize(("marked", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_kind(marked: str, expected: str) -> None:
    text, spans = "", []
    for piece in marked.replace("]", "[").split("["):
        spans.append((len(text), len(text) + len(piece)))
        text += piece
    assert quotation_kind(spans[1::2], read_quotes(text)) == expected


def test_a_content_without_spans_is_indirect() -> None:
    assert quotation_kind([], []) == "indirect"
