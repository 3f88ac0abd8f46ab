"""`onrecord evaluate`: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.reader import Reader
from onrecord.record import Part, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.document import Document

MARKED = "[s1 Reil] [q1 said] [c1 the talks go on].\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text(MARKED, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path: Path) -> Path:
    statement = {
        "source": {"spans": [[0, 4]]},
        "cue": {"spans": [[5, 9]]},
        "content": {"spans": [[10, 26]]},
        "confidence": 0.9,
    }
    path = tmp_path / "record.jsonl"
    line = {"document": {"id": "a", "text": "Reil said the talks go on."}, "statements": [statement]}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_table(gold: Path, record: Path) -> None:
    result = run(gold, "--record", record)
    assert result.exit_code == 0
    assert "statements, relaxed" in result.output
    assert "expected calibration error" in result.output


def test_json(gold: Path, record: Path) -> None:
    result = run(gold, "--record", record, "--format", "json")
    figures = json.loads(result.output)
    assert figures["statements"]["exact"]["f1"] == 1
    assert figures["calibration"]["error_equal_width"] == pytest.approx(0.1)


def test_reliability_plot(gold: Path, record: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "plot.svg"
    assert run(gold, "--record", record, "--reliability", drawn).exit_code == 0
    assert drawn.read_text(encoding="utf-8").startswith("<svg")


def test_without_a_record_the_articles_are_read(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_many(_: Reader, documents: Iterable[Document]) -> Iterator[Record]:
        part = Part(((10, 25),), "the talks go on")
        for document in documents:
            one = Statement(
                "s",
                0,
                None,
                Part(((0, 4),), "Reil"),
                Part(((5, 9),), "said"),
                part,
                "indirect",
                (),
                None,
                None,
                None,
                None,
                None,
                0.8,
            )
            yield Record(document, (one,))

    monkeypatch.setattr(Reader, "read_many", read_many)
    result = run(gold, "--format", "json")
    assert json.loads(result.output)["statements"]["exact"]["f1"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["missing"], 1, "missing: there is no such file or folder"),
        (["gold", "--record", "missing.jsonl"], 1, "missing.jsonl: cannot be read"),
        (["gold", "--record", "gold/a.txt"], 1, "a.txt line 1: is not JSON"),
        (["gold", "--record", "empty.jsonl", "--reliability", "plot.svg"], 1, "plot.svg: not drawn: no statement"),
        (["gold", "--record", "record.jsonl", "--reliability", "no/plot.svg"], 1, "no/plot.svg: cannot be written"),
        (["gold", "--docs", "docs.jsonl", "--record", "record.jsonl"], 2, "--docs goes with one gold.jsonl"),
        (["gold", "--format", "xml"], 2, "xml"),
        ([], 2, "GOLD"),
    ],
)
def test_errors_are_one_sentence(
    arguments: list[str], code: int, told: str, gold: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(gold.parent)
    Path("empty.jsonl").touch()
    result = run(*arguments)
    assert result.exit_code == code
    assert told in result.output
    assert "Traceback" not in result.output
