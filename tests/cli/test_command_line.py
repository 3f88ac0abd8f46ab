"""The command line as a whole: help, version, completion, schema, and how little it loads to start."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from onrecord import __version__
from onrecord.cli.app import COMMANDS, app


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(name: str) -> None:
    done = CliRunner().invoke(app, [name, "--help"])
    assert done.exit_code == 0, done.output
    assert "Examples:" in done.output
    assert f"onrecord {name}" in done.output


@pytest.mark.parametrize("name", COMMANDS)
def test_the_overview_knows_each_command(name: str) -> None:
    overview = CliRunner().invoke(app, ["--help"]).output
    assert f"  {name} " in overview
    assert COMMANDS[name].summary in overview


def test_version() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"onrecord {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_shows_examples(arguments: list[str]) -> None:
    assert "onrecord read article.txt" in CliRunner().invoke(app, arguments).output


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef onrecord"), ("fish", "complete --no-files")]
)
def test_completion(shell: str, sign: str) -> None:
    done = CliRunner().invoke(app, ["completion", shell])
    assert done.exit_code == 0
    assert sign in done.output
    assert "_ONRECORD_COMPLETE" in done.output


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("onrecord re", "read"),
        ("onrecord read --fo", "--format"),
        ("onrecord read --format js", "jsonl"),
        ("onrecord completion z", "zsh"),
    ],
)
def test_bash_is_offered_what_fits(words: str, offered: str) -> None:
    done = CliRunner().invoke(
        app,
        [],
        prog_name="onrecord",
        env={"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))},
    )
    assert f"plain,{offered}" in done.output.splitlines()


def test_schema_is_json() -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema"]).output)
    assert schema["$ref"] == "#/$defs/Record"


def test_starting_loads_nothing_slow() -> None:
    slow = ("rich", "trafilatura", "onnxruntime", "lxml", "numpy", "msgspec")
    program = (
        "import sys, onrecord.cli.read, onrecord.cli.output, onrecord.cli.reading, onrecord.cli.app;"
        f"print([name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
