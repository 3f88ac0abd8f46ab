"""The commands on a store, from outside: what they print, keep, and return."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from store_records import BRIDGE, FERRY

from onrecord.cli.app import app
from onrecord.document import Document
from onrecord.record import Record
from onrecord.store import Store


class Done(NamedTuple):
    code: int
    out: str
    err: str

    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))


Command = Callable[..., Done]


class EchoReader:
    """Puts each sentence on the record as a statement; 'BREAK' breaks it, 'INTERRUPT' is a Ctrl-C."""

    read_documents: tuple[str, ...] = ()

    def __init__(self, threads: int = 1, **_options: Any) -> None:
        self.threads = threads

    def read(self, document: Document) -> Record:
        from store_records import record

        type(self).read_documents += (document.id,)
        if "BREAK" in document.text:
            raise ZeroDivisionError("broken on purpose")
        if "INTERRUPT" in document.text:
            raise KeyboardInterrupt
        made = record(document.id, document.text, [one for one in document.text.split(". ") if one.strip()])
        return Record(document, made.statements)

    def read_many(self, documents: Any) -> Any:
        return map(self.read, documents)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.setattr("onrecord.reader.Reader", EchoReader)
    monkeypatch.setattr(EchoReader, "read_documents", ())
    monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "store.sqlite"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Done:
        with pytest.raises(SystemExit) as ended:
            app.main(list(arguments), prog_name="onrecord")
        captured = capsys.readouterr()
        return Done(int(ended.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def filled(command: Command, tmp_path: Path) -> Command:
    with Store.open(tmp_path / "store.sqlite") as store:
        store.add(BRIDGE, "bridge.html")
        store.add(FERRY)
    return command


class TestAdd:
    def test_once_and_again(self, command: Command, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Ana said yes. Bo said no.")
        first, second = command("add", "a.txt"), command("add", "a.txt", "--format", "jsonl")
        assert (first.code, first.out) == (0, "")
        assert first.err.startswith("1 added, 0 updated, 0 unchanged, 0 failed in ")
        assert second.err.startswith("0 added, 0 updated, 1 unchanged, 0 failed in ")
        assert EchoReader.read_documents == ("a.txt",)
        (tmp_path / "a.txt").write_text("Ana said yes. Bo said perhaps.")
        (line,) = command("add", "a.txt", "--format", "jsonl").lines()
        assert (line["outcome"], line["version"], len(line["new"]), len(line["withdrawn"])) == ("updated", 2, 1, 1)

    def test_what_fails_is_told_kept_and_tried_again(self, command: Command, tmp_path: Path) -> None:
        (tmp_path / "good.txt").write_text("Ana said yes.")
        (tmp_path / "bad.txt").write_text("BREAK")
        done = command("add", "bad.txt", "missing.txt", "good.txt")
        assert done.code == 1
        assert "1 added, 0 updated, 0 unchanged, 2 failed" in done.err
        failed = command("status", "--failures", "--format", "csv").rows()
        assert [row["input"] for row in failed] == ["missing.txt", "bad.txt"]
        (tmp_path / "bad.txt").write_text("It works now.")
        again = command("add", "--retry-failed")
        assert again.code == 1
        assert "1 added, 0 updated, 0 unchanged, 1 failed" in again.err
        (tmp_path / "missing.txt").write_text("Found at last.")
        assert command("add", "--retry-failed").code == 0
        assert "Nothing has failed" in command("add", "--retry-failed").err

    def test_ctrl_c_keeps_what_was_added(self, command: Command, tmp_path: Path) -> None:
        for number, text in enumerate(("Ana said yes.", "INTERRUPT", "Bo said no.")):
            (tmp_path / f"{number}.txt").write_text(text)
        done = command("add", "0.txt", "1.txt", "2.txt")
        assert done.code == 130
        assert "1 added" in done.err
        assert command("status", "--runs", "--format", "csv").rows()[0]["state"] == "interrupted"
        (tmp_path / "1.txt").write_text("Nothing happens.")
        assert "2 added, 0 updated, 1 unchanged" in command("add", "0.txt", "1.txt", "2.txt").err

    def test_two_files_of_one_name_are_two_articles(
        self, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for folder, text in (
            ("x", "The harbour is closed, the port said."),
            ("y", "Rain fell on the hills all night."),
        ):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "report.txt").write_text(text)
            monkeypatch.chdir(tmp_path / folder)
            assert "1 added" in command("add", "report.txt").err
        assert "1 unchanged" in command("add", "report.txt").err

    def test_each_standard_input_is_an_article_of_its_own(
        self, command: Command, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for text in (b"Ana said yes.", b"Bo said no."):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
            assert "1 added" in command("add", "-").err

    @pytest.mark.parametrize("arguments", [("add",), ("add", "a.txt", "--published", "soon")])
    def test_wrong_usage(self, command: Command, arguments: tuple[str, ...]) -> None:
        assert command(*arguments).code == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("find", "thaw"), "the bridge will stay closed until the thaw"),
        (("find", "--speaker", "Brenn", "--certainty", "possible"), "two piers may be cracked"),
        (("find", "--direct", "--from", "2027-03-05", "--to", "2027-03"), "nobody asked the ferrymen"),
        (("articles", "ferrymen"), "Harbour News"),
        (("who", "Ada", "Brenn"), "Transport Minister (2027-03-02, 2)"),
        (("show", "bridge"), "is a gift to the ferrymen"),
        (("show", "bridge", "--versions"), "two piers may be cracked"),
        (("status",), "Statements:  5"),
    ],
    ids=" ".join,
)
def test_tables(filled: Command, arguments: tuple[str, ...], expected: str) -> None:
    done = filled(*arguments)
    assert (done.code, done.err) == (0, "")
    assert expected in done.out


@pytest.mark.parametrize(
    "arguments",
    [("find",), ("articles",), ("who", "Brenn"), ("show", "bridge"), ("show", "bridge", "--versions"), ("status",)],
    ids=" ".join,
)
def test_csv_and_json_lines(filled: Command, arguments: tuple[str, ...]) -> None:
    rows, lines = (filled(*arguments, "--format", form) for form in ("csv", "jsonl"))
    assert (rows.code, lines.code) == (0, 0)
    assert rows.rows()
    assert all(isinstance(line, dict) for line in lines.lines())


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("find", "nowhere"), 1, "no statement"),
        (("find", "--figure", "lots"), 2, "--figure 'lots' is no condition"),
        (("find", "--near", "Nowhere-at-all"), 2, "no such place is known"),
        (("who", "Nobody"), 1, "nobody in the store"),
        (("articles", "nowhere"), 1, "no article"),
        (("show", "nothing"), 1, "the store has no 'nothing'"),
        (("show", "bridge", "--version", "7"), 1, "no version 7"),
        (("estimates",), 1, "no estimate"),
        (("judgements",), 1, "no such judgement"),
        (("judge", "accept", "nope"), 2, "no statement nope"),
        (("judge", "same", "Ada Brenn"), 2, "needs 2 subjects"),
        (("judge", "correct", "nope"), 2, "what is to be corrected"),
        (("judge", "correct", "nope", "--content", "first"), 2, "is no span"),
        (("judge", "accept", "nope", "--act", "question"), 2, "belongs to correct"),
        (("judge", "undo", "last"), 2, "no number"),
        (("judge", "undo", "7"), 2, "no judgement 7"),
        (("find", "thaw", "--store", "none.sqlite"), 1, "no store at"),
        (("reread", "nothing"), 1, "no such article"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_told(filled: Command, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    done = filled(*arguments)
    assert done.code == code
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_judging_and_looking_back(filled: Command) -> None:
    thaw, gift, piers = (one.id for one in BRIDGE.statements)
    assert filled("judge", "accept", thaw, "--by", "ana", "--why", "heard it").code == 0
    assert filled("judge", "reject", gift).code == 0
    correction = ("--speaker", "Tomas Oleander", "--content", "0:6,7:11", "--act", "question", "--polarity", "negated")
    assert filled("judge", "correct", piers, *correction).code == 0
    assert filled("judge", "same", "Tomas Oleander", "Blue Line").code == 0
    assert filled("judge", "split", "Ada Brenn", "Ada Brenn (2)", thaw).code == 0
    assert filled("judge", "rename", "Blue Line", "The Line").code == 0
    assert filled("judge", "undo", "4").code == 0
    (hit,) = filled("find", "--act", "question", "--format", "jsonl").lines()
    assert (hit["statement"]["content"]["spans"], hit["statement"]["polarity"]) == ([[0, 6], [7, 11]], "negated")
    rows = filled("judgements", "--format", "csv").rows()
    assert [row["kind"] for row in rows] == [
        "accept", "reject", "correct", "same", "split", "assign", "rename", "undo",
    ]  # fmt: skip
    assert (rows[0]["by"], rows[0]["why"], rows[3]["state"]) == ("ana", "heard it", "undone")
    lessons = filled("judgements", "--format", "jsonl", "--texts", "--kind", "reject").lines()
    assert [(one["after"], one["text"]) for one in lessons] == [(None, BRIDGE.document.text)]
    assert "rejected" in filled("show", "bridge").out
    assert len(filled("show", "bridge", "--format", "jsonl").lines()[0]["statements"]) == 2
    assert len(filled("show", "bridge", "--as-read", "--format", "jsonl").lines()[0]["statements"]) == 3


def test_reread_keeps_judgements(filled: Command) -> None:
    assert filled("judge", "reject", BRIDGE.statements[1].id).code == 0
    done = filled("reread", "--format", "csv")
    assert [row["outcome"] for row in done.rows()] == ["reread", "reread"]
    assert "0 added, 2 updated, 0 unchanged, 0 failed" in done.err
    assert filled("judgements", "--in-force", "--format", "csv").rows()[0]["kind"] == "reject"
    assert filled("status", "--runs", "--format", "csv").rows()[0]["state"] == "done"


def test_hostile_words_reach_no_terminal_and_no_formula(command: Command, tmp_path: Path) -> None:
    from store_records import record

    with Store.open(tmp_path / "store.sqlite") as store:
        store.add(record("=cmd()", "\x1b[31m=1+1 said Bo", ["\x1b[31m=1+1"], title="=HYPERLINK()"))
    assert "\x1b" not in command("find").out + command("show", "=cmd()").out + command("articles").out
    row = command("find", "--format", "csv").rows()[0]
    assert (row["document"], row["title"]) == ("'=cmd()", "'=HYPERLINK()")
