"""Tables, CSV and brat: what a reader, a spreadsheet and an annotation tool get."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from sample_records import (
    ALL_RECORDS,
    ARABIC_RECORD,
    BRIDGE_RECORD,
    CROSSING_RECORD,
    EMPTY_RECORD,
    HOSTILE_RECORD,
    speaker,
    statement,
)

from onrecord.document import Document
from onrecord.errors import UsageError
from onrecord.export import format_of, open_writer
from onrecord.export.brat import BratFolderWriter, file_name
from onrecord.export.columns import COLUMNS
from onrecord.export.csv_rows import cell
from onrecord.export.outline import at_least, outline
from onrecord.export.wording import confidence_words, percent, who
from onrecord.record import Record

if TYPE_CHECKING:
    from pathlib import Path


def written(name: str, *records: Record) -> str:
    stream = io.StringIO()
    writer = open_writer(name, stream)
    for record in records:
        writer.write(record)
    writer.close()
    return stream.getvalue()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown format 'pdf': choose one of table, jsonl"):
        open_writer("pdf", io.StringIO())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("-", "table"),
        ("a.JSONL", "jsonl"),
        ("a.json", "json"),
        ("b/a.csv", "csv"),
        ("a.htm", "html"),
        ("a.txt", "table"),
    ],
)
def test_format_by_ending(path: str, name: str) -> None:
    assert format_of(path) == name


# --- table


def test_table_shows_who_how_what_kind_and_confidence() -> None:
    shown = written("table", BRIDGE_RECORD)
    assert "Two ministers, two stories of the Ostra bridge\nThe Lowland Courier · 2027-03-02 · 10 statements" in shown
    assert re.search(r" 1 Transport Minister Ada Brenn · said +indirect  97%\n   The bridge over", shown)
    assert "“We looked at the steel, and the steel looked back at us,” … “Nobody" in shown
    assert re.search(r"10 source not named · reportedly", shown)


def test_table_indents_nested_statements_under_their_parent() -> None:
    shown = written("table", BRIDGE_RECORD)
    assert re.search(r"^    5 the engineers · had told", shown, re.MULTILINE)
    assert re.search(r"^       6 the inspectors · considered", shown, re.MULTILINE)


@pytest.mark.parametrize("width", [20, 40, 80, 300])
@pytest.mark.parametrize("record", ALL_RECORDS.values(), ids=ALL_RECORDS)
def test_table_keeps_within_the_width(monkeypatch: pytest.MonkeyPatch, record: Record, width: int) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(cell_len, written("table", record).splitlines())) <= min(width, 110)


def test_table_says_in_words_that_nothing_was_found() -> None:
    shown = written("table", EMPTY_RECORD)
    assert "no statements found" in shown
    assert "Note: the article is too long" in shown


def test_table_in_a_pipe_is_plain_even_when_colour_is_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in written("table", BRIDGE_RECORD)


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch, no_color: str | None, coloured: bool) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    stream = Terminal()
    open_writer("table", stream).write(BRIDGE_RECORD)
    assert bool(re.search(r"\x1b\[[\d;]*3[0-7]m", stream.getvalue())) is coloured


def test_table_lets_no_control_character_of_an_article_reach_the_terminal() -> None:
    shown = written("table", HOSTILE_RECORD)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", shown)


# --- words


@pytest.mark.parametrize(
    ("probability", "shown"),
    [(1.0, "100%"), (0.998, ">99%"), (0.994, "99%"), (0.93, "93%"), (0.001, "<1%"), (0.0, "0%")],
)
def test_percent_never_claims_more_than_it_knows(probability: float, shown: str) -> None:
    assert percent(probability) == shown


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.95, "very likely right"),
        (0.9, "very likely right"),
        (0.7, "likely right"),
        (0.5, "uncertain"),
        (0.1, "doubtful"),
    ],
)
def test_confidence_in_words(probability: float, words: str) -> None:
    assert confidence_words(probability) == words


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), "she"),
        (("Ada Brenn",), "she (Ada Brenn)"),
        (("Ada", "Ilse"), "she (Ada; Ilse)"),
        ((None,), "she"),
        (("She",), "she"),
    ],
)
def test_who_gives_the_names_behind_the_words(names: tuple[str | None, ...], shown: str) -> None:
    assert who(statement("she said x", (9, 10), source=(0, 3), speakers=tuple(map(speaker, names)))) == shown


# --- outline


@pytest.mark.parametrize(
    ("parents", "order"),
    [
        ([None, 0, 1], [(0, 0), (1, 1), (2, 2)]),
        ([1, None, None], [(1, 0), (0, 1), (2, 0)]),
        ([9, None], [(0, 0), (1, 0)]),
        ([0], [(0, 0)]),
        ([1, 0, None], [(2, 0), (0, 0), (1, 0)]),
    ],
    ids=["nested", "child before parent", "parent missing", "own parent", "each other's parents"],
)
def test_outline(parents: list[int | None], order: list[tuple[int, int]]) -> None:
    made = [
        statement("text", (0, 4), name=str(number), parent=None if parent is None else str(parent))
        for number, parent in enumerate(parents)
    ]
    assert [(int(one.id), depth) for one, depth in outline(made)] == order


def test_at_least_hangs_the_orphans_on_the_next_statement_above() -> None:
    made = tuple(
        statement("text", (0, 4), name=name, parent=parent, depth=depth, confidence=confidence)
        for name, parent, depth, confidence in [("a", None, 0, 0.9), ("b", "a", 1, 0.2), ("c", "b", 2, 0.8)]
    )
    kept = at_least(Record(Document("x", "text"), made), 0.5).statements
    assert [(one.id, one.parent, one.depth) for one in kept] == [("a", None, 0), ("c", "a", 1)]


# --- csv


def test_csv_has_one_row_a_statement() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", BRIDGE_RECORD, EMPTY_RECORD), newline="")))
    assert len(rows) == 10
    assert tuple(rows[0]) == COLUMNS
    spans = BRIDGE_RECORD.statements[1].content.spans
    assert rows[1]["content_spans"] == ";".join(f"{start}-{end}" for start, end in spans)
    assert (rows[0]["publisher"], rows[0]["source"], rows[0]["parent"]) == (
        "The Lowland Courier",
        "Transport Minister Ada Brenn",
        "",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("x=1", "x=1"),
        (None, ""),
        (0.93, "0.93"),
        (0, "0"),
        ("\ud800", "\ufffd"),
        ("“=1”", "“=1”"),
    ],
)
def test_no_cell_runs_as_a_formula(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_csv_has_no_byte_order_mark() -> None:
    assert written("csv").startswith("document,")


# --- brat


def offsets(lines: str) -> list[tuple[list[tuple[int, int]], str]]:
    found = []
    for line in lines.splitlines():
        if line.startswith("T"):
            _, place, words = line.split("\t")
            fragments = place.split(" ", 1)[1].split(";")
            found.append(([(int(a), int(b)) for a, b in (one.split() for one in fragments)], words))
    return found


@pytest.mark.parametrize("record", [BRIDGE_RECORD, ARABIC_RECORD, CROSSING_RECORD])
def test_brat_words_are_those_at_their_offsets(record: Record) -> None:
    bound = offsets(written("brat", record))
    assert bound
    for fragments, words in bound:
        assert " ".join(record.document.text[start:end] for start, end in fragments) == words


def test_brat_cuts_a_quote_over_two_paragraphs() -> None:
    fragments = next(places for places, words in offsets(written("brat", BRIDGE_RECORD)) if "Our members" in words)
    assert len(fragments) == 2


def test_brat_ties_the_parts_together() -> None:
    lines = written("brat", BRIDGE_RECORD).splitlines()
    assert sum(line.startswith("E") for line in lines) == 10
    assert [line for line in lines if re.match(r"E\d+\tCue:T\d+ Source:T\d+ Content:T\d+$", line)]
    assert [line for line in lines if re.match(r"R\d+\tReportedIn Arg1:T\d+ Arg2:T\d+$", line)]
    cueless = written("brat", CROSSING_RECORD)
    assert re.search(r"^R1\tSource Arg1:T\d+ Arg2:T\d+$", cueless, re.MULTILINE)


def test_brat_shares_a_source_between_statements() -> None:
    assert written("brat", BRIDGE_RECORD).count("\tThe mayor of Karven\n") == 1


def test_brat_refuses_a_second_article_in_one_file() -> None:
    with pytest.raises(UsageError, match="-o FOLDER"):
        written("brat", BRIDGE_RECORD, EMPTY_RECORD)


def test_brat_folder_holds_three_files_an_article(tmp_path: Path) -> None:
    writer = BratFolderWriter(tmp_path / "out")
    for record in (BRIDGE_RECORD, HOSTILE_RECORD, EMPTY_RECORD, EMPTY_RECORD):
        writer.write(record)
    writer.close()
    names = {path.name for path in (tmp_path / "out").iterdir()}
    pairs = {"courier_2027-03-02", "etc_b", "empty", "empty-2"}
    assert names == {f"{name}.{end}" for name in pairs for end in ("txt", "ann", "record.json")} | {"annotation.conf"}
    with (tmp_path / "out" / "courier_2027-03-02.txt").open(encoding="utf-8", newline="") as stream:
        assert stream.read() == BRIDGE_RECORD.document.text


@pytest.mark.parametrize(
    ("document_id", "name"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("https://a.example/b?c=d", "https_a.example_b_c_d"),
        ("", "article"),
        ("...", "article"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("Zürich", "Zürich"),
        ("é" * 200, "é" * 60),
        ("\ud800", "article"),
        ("a\0b", "a_b"),
    ],
)
def test_file_names_are_safe(document_id: str, name: str) -> None:
    assert file_name(document_id) == name
