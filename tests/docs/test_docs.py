"""The documentation holds what it promises: links lead somewhere, commands parse, code runs, the reference is fresh."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest

from onrecord.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
REFERENCE = ROOT / "docs" / "reference"
PAGES = [
    README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "training" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]  # fmt: skip
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
RUN = re.compile(r"^<!-- run -->\n```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
OPERATORS = {"|", ">", ">>", "<", "&&", ";", "#"}


def page_id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def load_generator() -> Any:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generator = load_generator()


class TestReference:
    @pytest.mark.parametrize("name", ["cli.md", "library.md"])
    def test_is_what_the_code_says(self, name: str) -> None:
        written = (REFERENCE / name).read_text(encoding="utf-8")
        assert written == generator.pages()[name], "run python docs/make_reference.py"

    def test_no_other_file_lies_there(self) -> None:
        assert {path.name for path in REFERENCE.iterdir()} == set(generator.pages())


class TestEverythingIsDocumented:
    """In the pages that people wrote: the reference follows by itself."""

    written = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if REFERENCE not in page.parents)

    @pytest.mark.parametrize("command", sorted(generator.commands()))
    def test_command(self, command: str) -> None:
        assert f"onrecord {command}" in self.written

    @pytest.mark.parametrize(
        ("command", "option"),
        [
            (name, one.opts[-1])
            for name, command in generator.commands().items()
            for one in generator.options_of(command)
        ],
    )
    def test_option(self, command: str, option: str) -> None:
        used = re.search(rf"{re.escape(option)}(?![\w-])", self.written)
        short = {"--output": "-o", "--format": "-f"}.get(option)
        assert used or (short and f" {short} " in self.written), f"no page speaks of {command} {option}"

    @pytest.mark.parametrize("command", sorted(generator.commands()))
    def test_command_and_options_say_what_they_do(self, command: str) -> None:
        found = generator.commands()[command]
        assert found.help
        assert found.epilog
        assert all(one.help for one in generator.options_of(found))


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_lead_somewhere(self, page: Path) -> None:
        text = FENCE.sub("", page.read_text(encoding="utf-8"))
        broken = [target for target in LINK.findall(text) if not self._leads_somewhere(page, target)]
        assert not broken

    @staticmethod
    def _leads_somewhere(page: Path, target: str) -> bool:
        if re.match(r"https?://|mailto:", target):
            return True
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        return place.is_relative_to(ROOT) and place.exists() and (not anchor or anchor in headings(place))

    @pytest.mark.parametrize("page", [p for p in PAGES if p.parent != ROOT and "docs" in p.parts], ids=page_id)
    def test_every_page_can_be_reached(self, page: Path) -> None:
        index = ROOT / "docs" / "index.md"
        linked = {(index.parent / link.partition("#")[0]).resolve() for link in LINK.findall(index.read_text("utf-8"))}
        assert page == index or page in linked


def command_lines(page: Path) -> Iterator[str]:
    """The calls of onrecord in a page's shell blocks, each up to the next operator of the shell."""
    for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
        if language in ("sh", "bash", "console"):
            for line in block.splitlines():
                yield from (found[1] for found in re.finditer(r"(?:^|[|&] ?|/bin/)\s*(onrecord\b.*)$", line))


ALL_LINES = sorted({line for page in PAGES for line in command_lines(page)})


class TestCommandLines:
    def test_there_are_some(self) -> None:
        assert len(ALL_LINES) > 20

    @pytest.mark.parametrize("line", ALL_LINES)
    def test_parses(self, line: str) -> None:
        lexer = shlex.shlex(line, posix=True, punctuation_chars="|>&;<")
        lexer.whitespace_split = True
        words = list(takewhile(lambda word: word not in OPERATORS, lexer))[1:]
        if words == ["--version"]:
            return
        name, command, rest = app.resolve_command(click.Context(app, info_name="onrecord"), words)
        assert command is not None
        command.make_context(name, rest)


RUNNABLE = [page for page in PAGES if RUN.search(page.read_text(encoding="utf-8"))]


class TestCode:
    @pytest.mark.parametrize("page", RUNNABLE, ids=page_id)
    def test_blocks_run_one_after_the_other(
        self, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
        monkeypatch.chdir(tmp_path)
        names: dict[str, Any] = {"__name__": page.stem}
        for block in RUN.findall(page.read_text(encoding="utf-8")):
            exec(compile(block, page_id(page), "exec"), names)  # the pages are this repository's own
        assert "passed over" not in capsys.readouterr().out

    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_every_python_block_at_least_compiles(self, page: Path) -> None:
        for language, block in FENCE.findall(page.read_text(encoding="utf-8")):
            if language == "python":
                compile(block, page_id(page), "exec")

    def test_the_json_of_the_record_is_a_record(self) -> None:
        from jsonschema import Draft202012Validator

        from onrecord.export.schema import record_schema

        text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
        (block,) = [block for language, block in FENCE.findall(text) if language == "json"]
        record = json.loads(block)
        Draft202012Validator(record_schema()).validate(record)
        for statement in record["statements"]:
            for role in ("source", "cue", "content"):
                part = statement[role]
                assert " ".join(record["document"]["text"][start:end] for start, end in part["spans"]) == part["text"]


class TestReadme:
    lines = README.read_text(encoding="utf-8").splitlines()

    def test_one_line_installs_and_does_the_main_job(self) -> None:
        (line,) = [line for line in self.lines if line.endswith(".venv/bin/onrecord read examples")]
        assert line == "python3.11 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/onrecord read examples"

    def test_one_line_installs_and_tests(self) -> None:
        """The continuous integration takes the first line of the README that holds `-m pytest`, and runs it."""
        line = next(line for line in self.lines if "-m pytest" in line)
        assert line == (
            "python3.11 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest"
        )

    def test_its_article_is_one_of_the_examples(self) -> None:
        quoted = "\n".join(line.removeprefix(">").strip() for line in self.lines if line.startswith(">"))
        assert quoted.split() == (ROOT / "examples" / "cable.txt").read_text(encoding="utf-8").split()

    @pytest.mark.parametrize("page", PAGES, ids=page_id)
    def test_outputs_that_a_page_shows_are_there(self, page: Path) -> None:
        text = page.read_text(encoding="utf-8")
        assert "-->\n```text\n```" not in text, "run python docs/make_examples.py"
