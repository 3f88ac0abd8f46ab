"""The certainty that a content's own first words avow."""

from __future__ import annotations

import pytest

from onrecord.stance.avowals import avowed_level

CASES = [
    ("“The chance of a thaw before March is not high”", "unlikely"),
    ("“I would put the chance of rain at one in five,”", "unlikely"),
    ("that the dam will almost certainly hold", "probable"),
    ("“I think the bridge is sound,”", "probable"),
    ("“Well, I don’t believe they will come.”", "probable"),
    ("“Maybe he never read the letter.”", "possible"),
    ("A strike cannot be ruled out", "possible"),
    ("“The bridge is sound. I think so too.”", None),
    ("that the bridge is sound", None),
    ("“He told me that they think we are done”", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "level"), CASES, ids=[case[0][:30] for case in CASES])
def test_what_the_first_sentence_avows(text: str, level: str | None) -> None:
    assert avowed_level(text, (0, len(text))) == level
