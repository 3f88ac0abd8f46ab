"""What goes out comes in again: nothing lost, and what people corrected is taken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from arbitrary_records import PLAIN_WORDS, records
from full_record import FULL_RECORD
from hypothesis import HealthCheck, given, settings
from sample_records import ALL_RECORDS

from onrecord.errors import InputError
from onrecord.export import open_writer
from onrecord.export.brat import LINE_ENDS, BratFolderWriter
from onrecord.imports import read_records
from onrecord.imports.anchoring import AnchorError, anchored
from onrecord.record import Part, Record

RECORDS = {**ALL_RECORDS, "everything": FULL_RECORD}
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def write(path: Path, form: str, *given: Record) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = open_writer(form, stream)
        for record in given:
            writer.write(record)
        writer.close()
    return path


def write_folder(folder: Path, *given: Record) -> Path:
    writer = BratFolderWriter(folder)
    for record in given:
        writer.write(record)
    writer.close()
    return folder


class TestRoundTrip:
    @pytest.mark.parametrize("name", RECORDS)
    @pytest.mark.parametrize(("form", "ending"), [("jsonl", "jsonl"), ("w3c", "jsonld")])
    def test_of_handmade_records(self, name: str, form: str, ending: str, tmp_path: Path) -> None:
        assert list(read_records(write(tmp_path / f"a.{ending}", form, RECORDS[name]))) == [RECORDS[name]]

    @FEW
    @given(records())
    def test_json_lines(self, tmp_path: Path, record: Record) -> None:
        assert list(read_records(write(tmp_path / "a.jsonl", "jsonl", record, record))) == [record, record]

    @FEW
    @given(records())
    def test_w3c(self, tmp_path: Path, record: Record) -> None:
        other = replace(record, document=replace(record.document, id="other " + record.document.id))
        assert list(read_records(write(tmp_path / "a.jsonld", "w3c", record, other))) == [record, other]

    @FEW
    @given(records(PLAIN_WORDS))
    def test_brat(self, tmp_path_factory: pytest.TempPathFactory, record: Record) -> None:
        """But for what the form cannot hold: see `as_brat_holds`."""
        expected = as_brat_holds(record)
        if expected is None:
            return
        folder = write_folder(tmp_path_factory.mktemp("brat"), record)
        (found,) = read_records(folder)
        assert found == expected

    def test_brat_of_handmade_records(self, tmp_path: Path) -> None:
        given = [RECORDS[name] for name in ("everything", "an article", "right to left", "no statements")]
        found = list(read_records(write_folder(tmp_path / "b", *given)))
        key = [one.document.id for one in given]
        assert sorted(found, key=lambda one: key.index(one.document.id)) == given  # type: ignore[union-attr]

    def test_brat_without_our_sidecar_keeps_spans_ids_and_nesting(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "b", FULL_RECORD)
        next(folder.glob("*.record.json")).unlink()
        (found,) = read_records(folder)
        assert isinstance(found, Record)
        kept = [(one.id, one.parent, one.depth, one.source, one.cue, one.content) for one in found.statements]
        assert kept == [
            (one.id, one.parent, one.depth, one.source, one.cue, one.content) for one in FULL_RECORD.statements
        ]


def as_brat_holds(record: Record) -> Record | None:
    """The record as brat can hold it; None where two of its parts cannot be told apart in it.

    A span that begins or ends at a line's end loses it, one that is nothing else cannot be written, and two statements
    with one content and no cue are one.
    """

    def held(part: Part | None) -> Part | None:
        text = record.document.text
        joined: list[tuple[int, int]] = []
        for span in (_without_ends(text, span) for span in (part.spans if part else ())):
            if joined and LINE_ENDS.fullmatch(text, joined[-1][1], span[0]):
                joined[-1] = (joined[-1][0], span[1])
            elif span[0] < span[1]:
                joined.append(span)
        return Part(tuple(joined), " ".join(text[start:end] for start, end in joined)) if joined else None

    statements = []
    for one in record.statements:
        content = held(one.content)
        lost = any(part and held(part) is None for part in (one.source, one.cue))
        if content is None or lost:
            return None
        statements.append(replace(one, source=held(one.source), cue=held(one.cue), content=content))
    handles = [one.content.spans for one in statements]
    if len(set(handles)) != len(handles):
        return None
    ordered = tuple(sorted(statements, key=lambda one: (one.content.spans, one.cue.spans if one.cue else ())))
    return replace(record, statements=ordered)


def _without_ends(text: str, span: tuple[int, int]) -> tuple[int, int]:
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip(_ENDS))
    return start, max(start, span[1] - len(words) + len(words.rstrip(_ENDS)))


_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\t"


class TestCorrections:
    def test_a_span_that_was_moved_in_brat(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "b", FULL_RECORD)
        (file,) = folder.glob("*.ann")
        old, new = FULL_RECORD.statements[2].content, (FULL_RECORD.statements[2].content.spans[0][0] + 5,)
        start, end = old.spans[0]
        text = file.read_text("utf-8").replace(f"Content {start} {end}\t{old.text}", f"Content {new[0]} {end}\tx")
        file.write_text(text, "utf-8")
        (found,) = read_records(folder)
        assert isinstance(found, Record)
        (moved,) = [one for one in found.statements if one.id == "a3"]
        assert moved.content.spans == ((new[0], end),)
        assert replace(moved, content=old) == FULL_RECORD.statements[2]

    def test_a_statement_that_was_deleted_in_brat_and_one_that_was_drawn(self, tmp_path: Path) -> None:
        folder = write_folder(tmp_path / "b", ALL_RECORDS["crossing spans"])
        (file,) = folder.glob("*.ann")
        file.write_text("T1\tCue 4 7\ttwo\nT2\tContent 8 13\tthree\nE1\tCue:T1 Content:T2\n", "utf-8")
        (found,) = read_records(folder)
        assert isinstance(found, Record)
        (statement,) = found.statements
        assert (statement.content.spans, statement.confidence, statement.speakers) == (((8, 13),), 1.0, ())
        assert len(statement.id) == 12

    def test_a_w3c_position_that_no_longer_fits_yields_to_the_quote(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", "w3c", FULL_RECORD)
        page = json.loads(path.read_text("utf-8"))
        for item in page["items"][1:]:
            for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
                target["selector"][1]["start"] += 3
                target["selector"][1]["end"] += 3
        path.write_text(json.dumps(page), "utf-8")
        assert list(read_records(path)) == [FULL_RECORD]

    def test_what_hung_on_a_deleted_annotation_hangs_on_none(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", "w3c", FULL_RECORD)
        page = json.loads(path.read_text("utf-8"))
        page["items"] = [item for item in page["items"] if not item["id"].endswith((":a3", ":a2"))]
        path.write_text(json.dumps(page), "utf-8")
        (found,) = read_records(path)
        assert isinstance(found, Record)
        assert [(one.id, one.depth, one.parent) for one in found.statements] == [("a1", 0, None), ("a4", 0, None)]
        assert found.estimates == ()


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        pytest.param([("TextPositionSelector", 4, 7)], (4, 7), id="a position alone"),
        pytest.param([("TextQuoteSelector", "two", "", "")], (4, 7), id="a quote alone"),
        pytest.param([("TextQuoteSelector", "one", "two ", "")], (8, 11), id="the words before decide"),
        pytest.param([("TextQuoteSelector", "one", "", " two")], (0, 3), id="the words after decide"),
        pytest.param(
            [("TextQuoteSelector", "one", "", ""), ("TextPositionSelector", 9, 12)], (8, 11), id="the nearest place"
        ),
    ],
)
def test_selectors(selectors: list[tuple[object, ...]], expected: tuple[int, int]) -> None:
    names = {
        "TextPositionSelector": ("type", "start", "end"),
        "TextQuoteSelector": ("type", "exact", "prefix", "suffix"),
    }
    assert anchored("one two one", [dict(zip(names[str(one[0])], one, strict=True)) for one in selectors]) == expected


@pytest.mark.parametrize("selectors", [[], [{"type": "TextQuoteSelector", "exact": "three"}], [{"type": "x"}],
                                       [{"type": "TextPositionSelector", "start": 5, "end": 99}]])  # fmt: skip
def test_selectors_that_lead_nowhere(selectors: list[dict[str, object]]) -> None:
    with pytest.raises(AnchorError):
        anchored("one two one", selectors)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.jsonl", "{}\n", "a.jsonl:1: not a record"),
        ("a.jsonl", "nonsense\n", "a.jsonl:1: not JSON"),
        ("a.jsonld", "nonsense", "is no JSON"),
        ("a.jsonld", "[]", "holds no article's annotation"),
        ("a.jsonld", '{"x":1,"items":[\n', "breaks off"),
        ("a.jsonld", "[" * 100_000, "is no JSON"),
        ("a.jsonld", '[{"body":{"type":"onrecord:Article"}}]', "without onrecord:value"),
        ("a.jsonld", '[{"body":{"type":"onrecord:Article","onrecord:value":{}}}]', "not a record"),
        ("a.ann", "T1\tCue 0 1\tx\n", "a.txt"),
        ("a.xyz", "x", "is none of"),
    ],
)
def test_bad_files_give_one_sentence(name: str, content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    (found,) = read_records(tmp_path / name)
    assert isinstance(found, InputError)
    assert said in str(found)


@pytest.mark.parametrize("name", ["none.jsonl", "none", ""])
def test_files_that_are_missing(name: str, tmp_path: Path) -> None:
    (found,) = read_records(tmp_path / "empty" / name)
    assert isinstance(found, InputError)
