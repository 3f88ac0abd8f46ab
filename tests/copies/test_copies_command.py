"""The command over real files, in its three forms."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import wire_reports as reports

from onrecord.copies import CopyCluster
from onrecord.copies.listing import LISTINGS


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    texts = {"wire": reports.AGENCY, "post": reports.CUT, "own": reports.OWN_DESK, "bank": reports.UNRELATED}
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "copies", *arguments], capture_output=True, text=True, check=False
    )


def test_json_lines(articles: Path) -> None:
    done = run(str(articles), "--format", "jsonl")
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"documents": ["wire", "post"], "original": "wire"}
    ]


def test_a_file_that_is_missing_is_reported_and_the_rest_is_read(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "copies.csv"
    done = run(str(articles), str(tmp_path / "none.jsonl"), "-f", "csv", "-o", str(out))
    assert done.returncode == 1
    assert "none.jsonl: there is no such file or folder" in done.stderr
    assert list(csv.reader(io.StringIO(out.read_text("utf-8")))) == [
        ["cluster", "document", "original"],
        ["1", "wire", "yes"],
        ["1", "post", "no"],
    ]


def test_an_input_is_not_overwritten(articles: Path) -> None:
    before = articles.read_bytes()
    assert run(str(articles), "-o", str(articles)).returncode == 2
    assert articles.read_bytes() == before


HOSTILE = [CopyCluster(("=1+1", "\x1b[31m", "\ud800"), "=1+1")]


def test_hostile_ids_are_shown_and_not_obeyed() -> None:
    assert "\x1b" not in "".join(LISTINGS["table"](HOSTILE))
    assert "1,'=1+1,yes" in "".join(LISTINGS["csv"](HOSTILE))
    (line,) = LISTINGS["jsonl"](HOSTILE)
    assert json.loads(line.encode())["documents"] == ["=1+1", "\x1b[31m", "\ud800"]


def test_nothing_found_is_said() -> None:
    assert list(LISTINGS["table"]([])) == ["No copies were found.\n"]
    assert list(LISTINGS["jsonl"]([])) == []
