"""`onrecord read` with options for who speaks: grouping, own actors, the threshold of names."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from fake_reader import FakeReader

from onrecord.cli.app import app


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reader.Reader", FakeReader)


@pytest.fixture
def article(tmp_path: Path) -> str:
    file = tmp_path / "article.txt"
    file.write_text("The bridge will hold, she said.", encoding="utf-8")
    return str(file)


def test_the_record_by_speaker(article: str) -> None:
    result = CliRunner().invoke(app, ["read", article, "--by", "speaker"])
    assert result.exit_code == 0
    assert result.output.startswith("Not named\n1 statement\n")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--by", "speaker", "-f", "csv"], "--by speaker groups the table alone"),
        (["--by", "speaker", "-o", "record.jsonl"], "leave out --format jsonl"),
        (["--by", "day"], "'day' is not one of"),
        (["--name-threshold", "1.5"], "1.5 is no probability"),
        (["--name-threshold", "nan"], "is no probability"),
        (["--actors", "nowhere.csv"], "nowhere.csv: cannot be read"),
        (["--actors", "actors.xlsx"], "named .csv or .toml"),
    ],
)
def test_wrong_usage_is_told(article: str, options: list[str], words: str) -> None:
    result = CliRunner().invoke(app, ["read", article, *options])
    assert result.exit_code == 2
    assert words in result.output


def test_a_wrong_value_in_own_actors_names_its_line(article: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,kind,country\nAda,person,Ukraine\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["read", article, "--actors", str(file)])
    assert result.exit_code == 2
    assert "mine.csv, line 2: country 'Ukraine' is no state" in result.output
