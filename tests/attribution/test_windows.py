"""Windows: every word in exactly one, none over the limit, paragraphs kept whole where they fit."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.attribution.windows import cut_windows
from onrecord.language.words import Words


def words_of(paragraphs: list[list[int]]) -> Words:
    """Words of so many pieces each, paragraph by paragraph."""
    pieces = [count for paragraph in paragraphs for count in paragraph]
    number = np.array([at for at, paragraph in enumerate(paragraphs) for _ in paragraph], dtype=np.int32)
    empty = np.zeros(len(pieces), dtype=np.int32)
    word_of_piece = np.repeat(np.arange(len(pieces), dtype=np.int32), pieces) if pieces else empty
    return Words(empty, empty, number, empty, empty, empty, np.zeros(sum(pieces), np.int32), word_of_piece, [])


CASES = [
    ("one short paragraph", [[1] * 5], 10, [(0, 5)]),
    ("two that fit together", [[1] * 4, [1] * 5], 10, [(0, 9)]),
    ("two that do not fit", [[1] * 8, [1] * 8], 10, [(0, 8), (8, 16)]),
    ("a paragraph too long is broken", [[1] * 25], 10, [(0, 10), (10, 20), (20, 25)]),
    ("words of several pieces", [[3, 3, 3, 3]], 6, [(0, 2), (2, 4)]),
    ("nothing", [], 10, []),
]


@pytest.mark.parametrize(
    ("paragraphs", "limit", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_cut(paragraphs: list[list[int]], limit: int, expected: list[tuple[int, int]]) -> None:
    assert [(one.first, one.last) for one in cut_windows(words_of(paragraphs), limit)] == expected


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("first_limit", [None, 12])
def test_windows_cover_all_words_within_the_limit(seed: int, first_limit: int | None) -> None:
    random = np.random.default_rng(seed)
    paragraphs = [random.integers(1, 5, size=random.integers(1, 40)).tolist() for _ in range(random.integers(1, 12))]
    pieces = np.array([count for paragraph in paragraphs for count in paragraph])
    windows = cut_windows(words_of(paragraphs), 30, first_limit)
    assert windows[0].first == 0
    assert windows[-1].last == len(pieces)
    assert all(before.last == after.first for before, after in zip(windows, windows[1:], strict=False))
    assert all(0 < pieces[one.first : one.last].sum() <= 30 for one in windows)


def test_windows_are_filled_evenly() -> None:
    sizes = [one.last - one.first for one in cut_windows(words_of([[1] * 10] * 11), 100)]
    assert len(sizes) == 2
    assert max(sizes) <= 70
