"""`onrecord actors`: what it prints and how it ends."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.actors import actors as command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def ids(*arguments: str) -> list[str]:
    result = run(*arguments, "--format", "csv")
    return [row["id"] for row in csv.DictReader(io.StringIO(result.stdout))]


FOUND = [
    (("Milley",), "person/mark-milley"),
    (("Ukrainian", "defence", "minister", "--on", "2022-11-16"), "person/oleksii-reznikov"),
    (("defence", "minister", "--country", "ua", "--on", "2022-11-16"), "person/oleksii-reznikov"),
    (("Kremlin", "--kind", "government"), "gov/ru"),
    (("zelen", "--country", "UA"), "person/volodymyr-zelensky"),
    (("Clinton", "--on", "2010"), "person/hillary-clinton"),
    (("foreign", "ministry", "--country", "RU"), "org/ru-foreign-ministry"),
]


@pytest.mark.parametrize(
    ("arguments", "id_"), FOUND, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_first_found(arguments: tuple[str, ...], id_: str) -> None:
    assert ids(*arguments)[0] == id_


def test_on_leaves_out_who_was_not_in_office() -> None:
    assert "person/bill-clinton" not in ids("Clinton", "--on", "2010")
    assert "person/bill-clinton" in ids("Clinton")


def test_table_and_json_lines() -> None:
    table = run("Lloyd", "Austin").stdout
    assert "person/lloyd-austin" in table
    assert "Secretary of Defense, 2021-01-22" in " ".join(table.split())
    line = json.loads(run("Lloyd", "Austin", "--format", "jsonl").stdout.splitlines()[0])
    assert (line["id"], line["kind"], line["country"]) == ("person/lloyd-austin", "person", "US")
    assert line["offices"][0]["source"] == "general knowledge"


def test_nobody_found() -> None:
    result = run("Jane", "Nobody")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no actor is known as 'Jane Nobody'" in result.stderr


WRONG = [
    (("Kim", "--country", "Korea"), "is no state"),
    (("Kim", "--on", "soon"), "is no date"),
    (("Kim", "--actors", "missing.csv"), "cannot be read"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG, ids=["country", "date", "file"])
def test_wrong_usage(arguments: tuple[str, ...], words: str) -> None:
    assert words in str(run(*arguments).exception)


def test_own_actors(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,country,surname\nAda Example,GB,Example\n", encoding="utf-8")
    assert ids("Example", "--actors", str(path)) == ["person/ada-example"]
