"""Inputs into shards: every line in exactly one, the same at every call."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.job import Piece
from onrecord.corpus.shards import LEAST_BYTES, MOST_BYTES, input_files, shard_size, shards
from onrecord.corpus.slices import lines_in
from onrecord.errors import InputError, UsageError


@given(st.binary(max_size=300).map(lambda data: data.replace(b"\x00", b"\n")), st.integers(1, 60))
def test_cut_anywhere_each_line_is_in_one_slice(data: bytes, size: int) -> None:
    parts = [lines_in(io.BytesIO(data), at, min(at + size, len(data))).read() for at in range(0, len(data), size)]
    assert b"".join(parts) == data
    assert all(
        part.endswith(b"\n") for part in parts[:-1] if part and part is not next(p for p in reversed(parts) if p)
    )


def test_a_line_longer_than_many_slices_is_in_the_one_where_it_begins() -> None:
    data = b"a\n" + b"x" * 300_000 + b"\nb\n"
    parts = [lines_in(io.BytesIO(data), at, at + 50_000).read() for at in range(0, len(data), 50_000)]
    assert [len(part) for part in parts] == [300_003, 0, 0, 0, 0, 0, 2]


def test_big_files_of_lines_are_cut_and_small_files_put_together(tmp_path: Path) -> None:
    big, wide = tmp_path / "big.jsonl", tmp_path / "wide.jsonl"
    big.write_bytes(b'{"id":"1"}\n' * 1000)
    wide.write_bytes(b"\xff\xfe" + b"x\0" * 4000)
    small = [tmp_path / f"{number}.txt" for number in range(5)]
    for path in small:
        path.write_bytes(b"x" * 900)
    found = list(shards([big, wide, *small], 4000))
    assert [len(one.pieces) for one in found] == [1, 1, 1, 1, 4, 1]
    assert [one.number for one in found] == list(range(6))
    assert found[2].pieces == (Piece(str(big), 8000, 11000),)
    assert found[3].pieces == (Piece(str(wide)),)
    assert found == list(shards([big, wide, *small], 4000))


@pytest.mark.parametrize(
    ("total", "workers", "expected"),
    [(0, 1, LEAST_BYTES), (10**5, 2, LEAST_BYTES), (10**8, 1000, LEAST_BYTES), (10**12, 2, MOST_BYTES)],
)
def test_size(total: int, workers: int, expected: int) -> None:
    assert shard_size(total, workers) == expected


def test_files_of_folders_and_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", "b/.hidden"):
        (tmp_path / name).write_text("x")
    found = list(input_files([str(tmp_path), str(tmp_path / "none")]))
    assert [one.name for one in found if isinstance(one, Path)] == ["a.txt", "2.txt"]
    assert [one.reason for one in found if isinstance(one, InputError)] == [
        "there is no such file or folder; check the name"
    ]


@pytest.mark.parametrize("name", ["-", "https://news.example/a", "HTTP://news.example"])
def test_what_is_no_path_is_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError, match="cannot be cut into shards"):
        list(input_files([name]))
