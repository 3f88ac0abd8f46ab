"""The commands on matters: from files and from a store, in each format; what is asked wrongly is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.app import app
from onrecord.matters.vectors import MODEL_FOLDER

pytestmark = pytest.mark.skipif(not (MODEL_FOLDER / "sentences.onnx").exists(), reason="the sentence model is not here")
FIRST = "Mayor Ilse Brandt said 12 people had been killed in the fire at the Torvik mill on Monday."
SECOND = "The Torvik fire brigade said 20 people had been killed in the fire at the Torvik mill on Monday."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    file = tmp_path / "reports.jsonl"
    lines = [
        {"id": "a", "title": "Fire at Torvik mill", "published": "2024-03-05", "text": FIRST},
        {"id": "b", "title": "Torvik mill burns", "published": "2024-03-05", "text": SECOND},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_matters_of_files(reports: Path) -> None:
    code, told = run("matters", reports, "--format", "jsonl")
    assert code == 0
    (matter,) = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    assert matter["schema"] == "onrecord-matter/1"
    assert matter["question"] == "How many people were killed?"
    assert {position["label"] for position in matter["positions"]} == {"12 killed", "20 killed"}


@pytest.mark.parametrize("form", ["table", "csv", "stix", "schema-org"])
def test_each_format_tells_both_words(reports: Path, form: str) -> None:
    code, told = run("matters", reports, "--format", form)
    assert code == 0
    assert "12 people had been killed" in told or "12 killed" in told


def test_store_brief_and_relation(reports: Path, tmp_path: Path) -> None:
    store, page = tmp_path / "desk.sqlite", tmp_path / "brief.html"
    assert run("add", reports, "--store", store)[0] == 0
    _, told = run("matters", "--store", store, "--format", "jsonl")
    matter = json.loads(next(line for line in told.splitlines() if line.startswith("{")))
    assert run("matters", "--store", store, "--brief", matter["id"], "-o", page)[0] == 0
    assert "<script" not in page.read_text(encoding="utf-8")
    first, second = (position["statements"][0]["statement"] for position in matter["positions"])
    code, told = run("relate", first, second, "--store", store)
    assert code == 0
    assert told.startswith("contradict")
    assert run("relate", first, second, "--store", store, "--decide", "different matter")[0] == 0
    assert run("matters", "--store", store, "--format", "jsonl")[1].strip() == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("matters", "x.txt", "--store", "y.sqlite"), "not both"),
        (("resolve", "--happened"), "give a STATEMENT"),
    ],
)
def test_wrong_usage_is_told(arguments: tuple[str, ...], words: str) -> None:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code != 0
    assert words in f"{result.output}{result.exception}"
