"""The line that says what a run came to."""

from __future__ import annotations

import pytest

from onrecord.cli.running import summary
from onrecord.corpus import Counts


@pytest.mark.parametrize(
    ("counts", "seconds", "parts"),
    [
        (Counts(1234, 56789, 7, 0, 3.4), 12.34, ["1,234 articles, 56,789 words, 7 statements in out (12.3 s, 3 s"]),
        (Counts(1, 2, 0, 3, 0), 3725.0, ["; 3 failed, listed in out/_failures.jsonl", "(1 h 02 min,"]),
        (Counts(), 125.0, ["0 articles", "(2 min 05 s,"]),
    ],
)
def test_summary(counts: Counts, seconds: float, parts: list[str]) -> None:
    assert all(part in summary(counts, seconds, "out") for part in parts)
