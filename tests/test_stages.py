"""The stages after the finding: each fills its part, and one that fails costs only its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord import Document, Published, Record
from onrecord.export.jsonl import encode
from onrecord.export.schema import decode
from onrecord.stages import Stage, run_through, stages

REPORT = (
    "MARIBOR, March 2 (Harbour Wire) - At least 12 people were killed when a dam broke near Maribor on Monday, "
    "Interior Minister Ana Kolar said on Tuesday.\n\n"
    "It is almost certain that the second dam will hold until spring, the engineers told reporters. "
    "Vienna claimed that Slovenia had not asked for help."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return onrecord.read(Document("dam", REPORT, published=Published("2027-03-02", "day", "input")))


def test_every_part_is_filled(record: Record) -> None:
    assert not record.diagnostics
    assert [(one.text, one.value) for one in record.times if one.text in ("Monday", "Tuesday")] == [
        ("Monday", "2027-03-01"),
        ("Tuesday", "2027-03-02"),
    ]
    (killed,) = (one for one in record.figures if one.role == "killed")
    assert (killed.low, killed.high, killed.low_inclusive) == (12, None, True)
    assert "Maribor" in {one.name for one in record.places}
    assert "Vienna" not in {one.name for one in record.places}, "a government that speaks is no place"
    (estimate,) = record.estimates
    assert estimate.low >= 0.9
    assert estimate.horizon
    assert estimate.horizon.begin == "2027-03-02"


def test_every_statement_is_weighed_and_dated(record: Record) -> None:
    assert record.statements
    for one in record.statements:
        assert one.act
        assert one.polarity
        assert one.distance
        assert one.said
    distances = {one.source.text: one.distance for one in record.statements if one.source}
    assert distances["Vienna"] == "distancing"


def test_a_record_comes_back_from_json_as_it_was(record: Record) -> None:
    assert decode(encode(record)) == record


def test_a_failing_stage_adds_a_diagnostic_and_the_rest_go_on() -> None:
    def fails(record: Record) -> Record:
        raise ValueError("no such\n  calendar")

    through = (Stage("times", fails), *(one for one in stages() if one.name != "times"))
    record = run_through(Record(Document("x", "Twelve people died in Vienna.")), through)
    assert not record.times
    assert record.figures
    assert record.places
    (diagnostic,) = record.diagnostics
    assert diagnostic.stage == "times"
    assert diagnostic.message == "This part was left empty: no such calendar"


def test_the_yardstick_decides_the_numbers(record: Record) -> None:
    bare = replace(record, estimates=())
    bounds = {name: run_through(bare, stages(name)).estimates[0].low for name in ("icd203", "phia")}
    assert bounds == {"icd203": 0.95, "phia": 0.95} or bounds["icd203"] != bounds["phia"]
