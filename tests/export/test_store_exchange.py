"""Out of a store in any format, and into it again: what people changed becomes judgements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from full_record import FULL_RECORD
from sample_records import ALL_RECORDS, BRIDGE_RECORD

from onrecord.cli.app import app
from onrecord.export.schema import decode
from onrecord.export.selection import with_statements
from onrecord.imports import read_records
from onrecord.record import Part, Record
from onrecord.store import Store

HELD = [FULL_RECORD, BRIDGE_RECORD, ALL_RECORDS["right to left"]]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "store.sqlite"
    with Store.open(file) as store:
        for record in HELD:
            store.add(record)
    yield file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


class TestExport:
    def test_all_as_json_lines(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "all.jsonl"
        assert run("export", "--store", path, "-o", out).exit_code == 0
        with Store.open(path) as store:
            assert [decode(line) for line in out.read_bytes().splitlines()] == list(store.records())

    @pytest.mark.parametrize("form", ["w3c", "csv", "ftm", "schema-org", "geojson", "icalendar", "parquet", "html"])
    def test_every_format_to_a_file(self, form: str, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "file"
        assert run("export", "--store", path, "-f", form, "-o", out).exit_code == 0
        assert out.stat().st_size > 100

    def test_what_a_search_finds_and_only_that(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "found.jsonl"
        assert run("export", "minister", "warned", "--store", path, "-o", out).exit_code == 0
        (record,) = [decode(line) for line in out.read_bytes().splitlines()]
        assert [one.id for one in record.statements] == ["a3"]
        assert record.estimates == ()

    def test_an_article_whose_later_version_came_by_another_id(self, path: Path, tmp_path: Path) -> None:
        document = replace(FULL_RECORD.document, id="other", text=FULL_RECORD.document.text + " More.", sha256="")
        with Store.open(path) as store:
            assert store.add(replace(FULL_RECORD, document=document)).outcome == "updated"
        out = tmp_path / "found.jsonl"
        assert run("export", "minister", "warned", "--store", path, "-o", out).exit_code == 0
        assert [decode(line).document.id for line in out.read_bytes().splitlines()] == ["other"]

    def test_nothing_found_leaves_the_file_as_it_was(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "kept.jsonl"
        out.write_text("kept")
        done = run("export", "zeppelin", "--store", path, "-o", out)
        assert done.exit_code == 1
        assert out.read_text() == "kept"

    def test_a_statement_whose_parent_is_left_out_hangs_on_none(self) -> None:
        record = with_statements(FULL_RECORD, {"a4"})
        assert [(one.id, one.depth, one.parent) for one in record.statements] == [("a4", 0, None)]


class TestImport:
    @pytest.mark.parametrize("form", ["jsonl", "jsonld", "brat"])
    def test_an_export_unchanged_changes_nothing(self, form: str, path: Path, tmp_path: Path) -> None:
        out = tmp_path / ("folder/" if form == "brat" else f"all.{form}")
        assert run("export", "--store", path, "-o", f"{out}/" if form == "brat" else out, *brat(form)).exit_code == 0
        done = run("import", out, "--store", path, "--reject-missing")
        assert done.exit_code == 0, done.output
        with Store.open(path) as store:
            assert store.judgements() == []
            assert len(list(store.records())) == len(HELD)

    def test_into_an_empty_store(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "all.jsonl"
        run("export", "--store", path, "-o", out)
        assert run("import", out, "--store", tmp_path / "other.sqlite").exit_code == 0
        with Store.open(path) as one, Store.open(tmp_path / "other.sqlite") as other:
            assert list(one.records()) == list(other.records())

    def test_corrections_rejections_and_what_was_drawn(self, path: Path, tmp_path: Path) -> None:
        with Store.open(path) as store:
            held = store.record(FULL_RECORD.document.id)
        assert held is not None
        text = held.document.text
        moved = Part(((held.statements[0].content.spans[0][0] + 9, held.statements[0].content.spans[0][1]),), "")
        moved = replace(moved, text=text[slice(*moved.spans[0])])
        first = replace(held.statements[0], content=moved, act="commissive")
        new = replace(held.statements[1], id="drawn", content=Part(((0, 8),), text[:8]), source=None, cue=None)
        changed = replace(held, statements=(new, first, *held.statements[2:]))
        file = tmp_path / "corrected.jsonl"
        file.write_text(json.dumps(changed.to_dict()) + "\n")
        done = run("import", file, "--store", path, "--reject-missing")
        assert done.exit_code == 0, done.output
        with Store.open(path) as store:
            after = store.record(FULL_RECORD.document.id)
            kinds = sorted((one.kind, one.statement) for one in store.judgements())
        assert kinds == [("correct", "a1"), ("reject", "a2")]
        assert isinstance(after, Record)
        found = {one.id: one for one in after.statements}
        assert set(found) == {"a1", "a3", "a4", "drawn"}
        assert (found["a1"].content.spans, found["a1"].act) == (moved.spans, "commissive")

    def test_without_the_option_what_a_file_lacks_stays(self, path: Path, tmp_path: Path) -> None:
        out = tmp_path / "some.jsonl"
        run("export", "minister", "warned", "--store", path, "-o", out)
        assert run("import", out, "--store", path).exit_code == 0
        with Store.open(path) as store:
            assert store.judgements() == []

    def test_a_file_that_cannot_be_read_is_reported(self, path: Path, tmp_path: Path) -> None:
        good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
        run("export", "--store", path, "-o", good)
        bad.write_text("nonsense\n")
        done = run("import", bad, good, tmp_path / "none.ann", "--store", path)
        assert done.exit_code == 1
        assert "bad.jsonl:1: not JSON" in done.output
        assert "none.ann: there is no such file" in done.output
        assert len([one for one in read_records(good) if isinstance(one, Record)]) == len(HELD)


def brat(form: str) -> list[str]:
    return ["-f", "brat"] if form == "brat" else []
