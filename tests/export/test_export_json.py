"""The record as JSON: the order of RECORD.md, every character kept, and the way back."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_records import ALL_RECORDS, BRIDGE_RECORD, EMPTY_RECORD, statement

from onrecord.document import Document, Published
from onrecord.export import open_writer
from onrecord.export.jsonl import encode, to_dict
from onrecord.export.schema import RecordError, decode, from_dict, record_schema
from onrecord.record import Record

HARD_CHARACTERS = [
    "a",
    " ",
    "\n",
    "“",
    "”",
    "é",
    "e\u0301",
    "👩‍👩‍👧",
    "\U0001f600",
    "ش",
    "\u202e",
    "\u2028",
    "\x00",
    '"',
    "\\",
    "\ud800",
]


def test_fields_stand_in_the_order_of_the_contract() -> None:
    plain = to_dict(BRIDGE_RECORD)
    assert list(plain) == [
        "schema",
        "document",
        "statements",
        "times",
        "figures",
        "places",
        "estimates",
        "diagnostics",
    ]
    assert list(plain["document"]) == ["id", "title", "url", "source", "language", "published", "text", "sha256"]
    assert list(plain["statements"][0]) == [
        "id",
        "depth",
        "parent",
        "source",
        "cue",
        "content",
        "quotation",
        "speakers",
        "act",
        "polarity",
        "certainty",
        "distance",
        "said",
        "confidence",
    ]
    assert plain["document"]["published"] == {"value": "2027-03-02", "precision": "day", "basis": "input"}


def test_later_issues_fields_are_empty_and_absent_parts_null() -> None:
    plain = to_dict(BRIDGE_RECORD)
    assert [plain[name] for name in ("times", "figures", "places", "estimates", "diagnostics")] == [[], [], [], [], []]
    unsourced = plain["statements"][-1]
    assert (unsourced["source"], unsourced["act"], unsourced["speakers"], unsourced["said"]) == (None, None, [], None)


@pytest.mark.parametrize("record", ALL_RECORDS.values(), ids=ALL_RECORDS)
def test_a_record_comes_back_as_it_went(record: Record) -> None:
    line = encode(record)
    assert "\n" not in line
    line.encode("utf-8")
    assert json.loads(line) == to_dict(record) == record.to_dict()
    assert decode(line) == record


def test_text_is_written_as_itself_not_in_escapes() -> None:
    assert "“We looked" in encode(BRIDGE_RECORD)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Articles of hard characters, with statements whose spans nest, cross and touch as they like."""
    text = "".join(draw(st.lists(st.sampled_from(HARD_CHARACTERS), min_size=1, max_size=40)))
    starts = st.integers(0, len(text) - 1)
    spans = starts.flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text))))
    pieces = draw(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=6))
    made = tuple(
        statement(
            text,
            *sorted(each),
            name=f"s{number}",
            source=draw(st.none() | spans),
            cue=draw(st.none() | spans),
            parent=f"s{number - 1}" if number and draw(st.booleans()) else None,
            confidence=draw(st.floats(0, 1)),
        )
        for number, each in enumerate(pieces)
    )
    return Record(Document(draw(st.text(max_size=5)), text, title=draw(st.none() | st.text(max_size=9))), made)


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_comes_back_as_it_went(record: Record) -> None:
    assert decode(encode(record)) == record
    assert from_dict(to_dict(record)) == record


@settings(max_examples=60, deadline=None)
@given(records())
@pytest.mark.parametrize("name", ["table", "jsonl", "json", "csv", "html", "brat"])
def test_any_record_is_shown_in_any_format(name: str, record: Record) -> None:
    stream = io.StringIO()
    writer = open_writer(name, stream)
    writer.write(record)
    writer.close()
    stream.getvalue().encode("utf-8")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_is_whole_json_with_any_number_of_records(count: int) -> None:
    stream = io.StringIO()
    writer = open_writer("json", stream)
    for _ in range(count):
        writer.write(EMPTY_RECORD)
    writer.close()
    assert json.loads(stream.getvalue()) == [to_dict(EMPTY_RECORD)] * count


ESTIMATE = {"statement": "nobody", "outcome": [3, 1], "phrase": [0, 1], "low": 0, "high": 1, "yardstick": "icd203"}
ESTIMATE |= {"horizon": None}
TIME = {"span": [0, 99999], "text": "", "type": "DATE", "value": "2027", "begin": None, "end": None}


def _broken(**changes: Any) -> dict[str, Any]:
    plain = to_dict(BRIDGE_RECORD)
    plain["statements"][0] |= changes
    return plain


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ([], "'schema' must be 'onrecord/1'"),
        (to_dict(BRIDGE_RECORD) | {"schema": "onrecord/2"}, "'schema' must be"),
        (_broken(quotation="loud"), r"quotation"),
        (_broken(confidence="high"), r"confidence"),
        (_broken(parent="nobody"), r"statements\[0\]\.parent 'nobody'"),
        (_broken(cue={"spans": [[5, 5]], "text": ""}), r"statements\[0\]\.cue has the span \[5, 5\], which is empty"),
        (_broken(cue={"spans": [[5, 99999]], "text": ""}), "outside the text"),
        (_broken(content={"spans": [], "text": ""}), r"content has no span"),
        (to_dict(BRIDGE_RECORD) | {"estimates": [ESTIMATE]}, r"estimates\[0\] has the span \[3, 1\], which is empty"),
        (to_dict(BRIDGE_RECORD) | {"times": [TIME]}, r"times\[0\] has the span \[0, 99999\]"),
        (to_dict(BRIDGE_RECORD) | {"document": {"id": "x", "text": "y", "sha256": "z"}}, "sha256"),
    ],
)
def test_a_fault_is_named_with_its_place(plain: object, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        from_dict(plain)


def test_broken_json_is_one_sentence() -> None:
    with pytest.raises(RecordError, match="not JSON"):
        decode("{")


def test_schema_describes_what_is_written() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for record in ALL_RECORDS.values():
        jsonschema.validate(to_dict(record), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(_broken(quotation="loud"), schema)


def test_schema_pins_the_name_of_the_schema() -> None:
    assert record_schema()["$defs"]["Record"]["properties"]["schema"] == {"const": "onrecord/1"}


def test_published_keeps_its_precision() -> None:
    record = Record(Document("x", "y", published=Published("2022", "year", "text")))
    assert decode(encode(record)).document.published == Published("2022", "year", "text")
