"""The formats for other tools, each checked by the format's own library or by its terms."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import geojson
import pytest
from arbitrary_records import records
from followthemoney import model
from full_record import FULL_RECORD
from hypothesis import given, settings
from icalendar import Calendar
from jsonschema import Draft202012Validator
from sample_records import ALL_RECORDS

from onrecord.errors import MissingExtra, UsageError
from onrecord.export import FORMATS, open_writer, to_frame
from onrecord.export.columns import COLUMNS
from onrecord.export.icalendar import folded
from onrecord.export.schema import from_dict
from onrecord.record import Record

RECORDS = {**ALL_RECORDS, "everything": FULL_RECORD}
FEW = settings(max_examples=40, deadline=None)


def written(form: str, *given: Record) -> str:
    stream = io.StringIO(newline="")
    writer = open_writer(form, stream)
    for record in given:
        writer.write(record)
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"brat", "parquet"}))
def test_every_text_format_takes_every_record_and_none(form: str) -> None:
    """As UTF-8, without lone surrogates."""
    assert written(form, *RECORDS.values()).encode()
    written(form)


# The MUSTs of www.w3.org/TR/annotation-model, sections 3.1, 3.2, 4 and of AnnotationPage in 5.2.
SELECTOR = {
    "oneOf": [
        {
            "required": ["type", "exact"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}},
        },
        {
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    ]
}
TARGET = {
    "type": ["object", "string"],
    "required": ["source", "selector"],
    "properties": {"source": {"type": "string", "format": "uri"}, "selector": {"type": "array", "items": SELECTOR}},
}
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"contains": {"const": "http://www.w3.org/ns/anno.jsonld"}},
        "type": {"const": "AnnotationPage"},
        "items": {
            "items": {
                "required": ["id", "type", "target", "body"],
                "properties": {
                    "id": {"type": "string", "pattern": "^urn:onrecord:[^ ]+$"},
                    "type": {"const": "Annotation"},
                    "motivation": {"enum": ["describing", "linking", "identifying"]},
                    "target": {"anyOf": [TARGET, {"type": "array", "minItems": 1, "items": TARGET}]},
                },
            },
        },
    },
}


class TestW3c:
    @pytest.mark.parametrize("name", RECORDS)
    def test_is_of_the_model(self, name: str) -> None:
        page = json.loads(written("w3c", RECORDS[name]))
        Draft202012Validator(PAGE).validate(page)
        names = [item["id"] for item in page["items"]]
        assert len(set(names)) == len(names)

    @FEW
    @given(records())
    def test_positions_and_quotes_are_of_the_text(self, record: Record) -> None:
        text = record.document.text
        for item in json.loads(written("w3c", record))["items"][1:]:
            for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
                quote, position = target["selector"]
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text

    def test_a_script_is_no_address(self) -> None:
        page = json.loads(written("w3c", RECORDS["hostile"]))
        assert page["items"][0]["target"].startswith("urn:onrecord:article:")

    def test_is_json_ld_that_keeps_every_statement(self) -> None:
        jsonld = pytest.importorskip("pyld").jsonld
        page = json.loads(written("w3c", FULL_RECORD))
        # The terms used, as the W3C's context maps them: the context itself is on the network.
        oa = "http://www.w3.org/ns/oa#"
        terms = {
            "id": "@id", "type": "@type", "oa": oa, "Annotation": f"{oa}Annotation",
            "AnnotationPage": "http://www.w3.org/ns/activitystreams#OrderedCollectionPage",
            "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
            "body": {"@id": f"{oa}hasBody", "@type": "@id"}, "target": {"@id": f"{oa}hasTarget", "@type": "@id"},
            "source": {"@id": f"{oa}hasSource", "@type": "@id"}, "selector": {"@id": f"{oa}hasSelector"},
            "exact": f"{oa}exact", "start": f"{oa}start", "end": f"{oa}end",
        }  # fmt: skip
        page["@context"][0] = terms
        (found,) = jsonld.expand(page)
        items = found["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
        assert len(items) == len(page["items"])
        kinds = [body.get("@type") for item in items for body in item[f"{oa}hasBody"]]
        assert kinds.count(["urn:onrecord:vocabulary#Statement"]) == len(FULL_RECORD.statements)


class TestSchemaOrg:
    @staticmethod
    def nodes(value: Any) -> list[dict[str, Any]]:
        inner = [value] if isinstance(value, dict) else []
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return inner + [node for each in below for node in TestSchemaOrg.nodes(each)]

    @pytest.mark.parametrize("name", RECORDS)
    def test_every_type_and_term_is_schema_orgs(self, name: str) -> None:
        schema_org = pytest.importorskip("rdflib").SDO
        graph = json.loads(written("schema-org", RECORDS[name]))
        assert graph["@context"] == "https://schema.org"
        for node in self.nodes(graph["@graph"]):
            types = node.get("@type", [])
            assert all(one in schema_org for one in ([types] if isinstance(types, str) else types))
            assert all(key in schema_org for key in node if not key.startswith("@"))

    def test_quotes_are_quotations_and_assertions_claims(self) -> None:
        graph = json.loads(written("schema-org", FULL_RECORD))["@graph"]
        article, killed, quote, denied, nested = graph
        assert article["@type"] == "NewsArticle"
        assert [one["@type"] for one in (killed, quote, denied, nested)] == [
            ["Claim"], ["Quotation"], ["Claim"], ["Quotation", "Claim"]
        ]  # fmt: skip
        assert [one["name"] for one in killed["author"]] == ["Ada Brenn", "the rescue service"]
        assert killed["author"][0]["@id"] == quote["author"][0]["@id"]
        assert "author" not in denied
        assert nested["isBasedOn"]["@id"] == denied["@id"]
        assert article["contentLocation"][0]["sameAs"] == "https://sws.geonames.org/3068799/"

    def test_every_reference_leads_to_a_node(self) -> None:
        graph = json.loads(written("schema-org", FULL_RECORD))["@graph"]
        names = {node["@id"] for node in graph}
        told = [one for node in graph for key in ("hasPart", "mentions") for one in node.get(key, [])]
        assert len(told) == len(FULL_RECORD.statements)
        assert {one["@id"] for one in told} <= names


class TestFollowTheMoney:
    @pytest.mark.parametrize("name", RECORDS)
    def test_the_library_takes_every_entity_as_it_is(self, name: str) -> None:
        entities = [json.loads(line) for line in written("ftm", RECORDS[name]).splitlines()]
        made = {entity["id"]: entity["schema"] for entity in entities}
        assert len(made) == len(entities)
        for entity in entities:
            proxy = model.get_proxy(entity, cleaned=False)
            schema = model.get(entity["schema"])
            assert schema is not None
            schema.validate({"properties": entity["properties"]})
            for key, values in entity["properties"].items():
                prop = schema.get(key)
                assert prop is not None
                assert prop.stub is False
                if prop.type.name not in ("text", "string", "name"):
                    assert proxy.get(key) == values, f"{key} is not in the library's form"
                if prop.range is not None:
                    assert all(prop.range.name in model.get(made[one]).names for one in values)  # type: ignore[union-attr]

    def test_who_becomes_what(self) -> None:
        entities = [json.loads(line) for line in written("ftm", FULL_RECORD).splitlines()]
        named = {
            entity["properties"]["name"][0]: entity["schema"] for entity in entities if "name" in entity["properties"]
        }
        assert named["the rescue service"] in ("Organization", "Mention")
        kinds = [entity["schema"] for entity in entities]
        assert [kinds.count(kind) for kind in ("Article", "Person", "Organization", "Mention", "Note")] == [
            1,
            1,
            1,
            2,
            4,
        ]

    def test_an_actor_is_one_entity_in_all_articles(self) -> None:
        again = Record(FULL_RECORD.document.__class__("other", FULL_RECORD.document.text), FULL_RECORD.statements)
        lines = [json.loads(line) for line in written("ftm", FULL_RECORD, again).splitlines()]
        assert len({entity["id"] for entity in lines if entity["schema"] == "Person"}) == 1
        assert len({entity["id"] for entity in lines if entity["schema"] == "Organization"}) == 2


class TestGeoJson:
    @pytest.mark.parametrize("name", RECORDS)
    def test_is_valid(self, name: str) -> None:
        assert geojson.loads(written("geojson", RECORDS[name])).is_valid

    @FEW
    @given(records())
    def test_of_any_record_is_valid(self, record: Record) -> None:
        assert geojson.loads(written("geojson", record)).is_valid

    def test_says_who_spoke_of_the_place(self) -> None:
        (feature,) = json.loads(written("geojson", FULL_RECORD))["features"]
        assert feature["geometry"]["coordinates"] == [18.28204, 49.83465]
        assert [one["id"] for one in feature["properties"]["statements"]] == ["a1"]


class TestICalendar:
    @staticmethod
    def events(text: str) -> list[Any]:
        return list(Calendar.from_ical(text).walk("VEVENT"))

    def test_dates_in_statements_are_events(self) -> None:
        monday, fifth = self.events(written("icalendar", FULL_RECORD))
        assert monday.decoded("dtstart").isoformat() == "2027-03-01"
        assert monday.decoded("dtend").isoformat() == "2027-03-02"
        assert fifth["summary"] == "she (Ada Brenn): “We will probably reach the others by March 5,”"
        assert monday["uid"] != fifth["uid"]

    @FEW
    @given(records())
    def test_the_library_reads_any_record_without_a_fault(self, record: Record) -> None:
        text = written("icalendar", record)
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        assert not any(event.errors for event in self.events(text))
        assert Calendar.from_ical(text).to_ical()

    @pytest.mark.parametrize("line", ["", "a" * 300, "é" * 200, "👩‍👩‍👧" * 40])
    def test_folding_is_undone_by_joining(self, line: str) -> None:
        assert folded(line).replace("\r\n ", "") == line

    def test_no_text_can_begin_a_property(self) -> None:
        text = written("icalendar", FULL_RECORD)
        assert text.count("BEGIN:VEVENT") == text.count("\r\nUID:") == 2


class TestParquet:
    @staticmethod
    def written(path: Path, *given: Record) -> Any:
        parquet = pytest.importorskip("pyarrow.parquet")
        with path.open("w", encoding="utf-8") as stream:
            writer = open_writer("parquet", stream)
            for record in given:
                writer.write(record)
            writer.close()
        return parquet.read_table(path)

    def test_holds_the_records_whole(self, tmp_path: Path) -> None:
        whole = [record for name, record in RECORDS.items() if name != "hostile"]
        table = self.written(tmp_path / "a.parquet", *whole)
        assert [from_dict(row) for row in table.to_pylist()] == whole

    def test_of_nothing_has_the_columns(self, tmp_path: Path) -> None:
        table = self.written(tmp_path / "none.parquet")
        assert table.num_rows == 0
        assert table.column_names[:3] == ["schema", "document", "statements"]

    def test_many_groups(self, tmp_path: Path) -> None:
        assert self.written(tmp_path / "many.parquet", *[FULL_RECORD] * 700).num_rows == 700

    def test_is_not_written_as_text(self) -> None:
        pytest.importorskip("pyarrow")
        with pytest.raises(UsageError, match="-o FILE"):
            open_writer("parquet", io.StringIO())

    def test_without_pyarrow_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        with pytest.raises(MissingExtra, match=r"onrecord\[parquet\]"):
            open_writer("parquet", io.StringIO())


class TestFrame:
    def test_has_a_row_a_statement_and_the_columns_of_csv(self) -> None:
        pytest.importorskip("pandas")
        frame = to_frame([FULL_RECORD, *ALL_RECORDS.values()])
        assert tuple(frame.columns) == COLUMNS
        assert len(frame) == sum(len(record.statements) for record in RECORDS.values())
        first = frame.iloc[0]
        assert (first["speakers"], first["speaker_kinds"]) == ("Ada Brenn; the rescue service", "person; organization")
        assert (first["times"], first["figures"], first["places"]) == ("2027-03-01", ">=12", "Ostrava")
        assert (first["certainty_low"], first["said"], first["actors"]) == (0.95, "2027-03-02", "person/ada-brenn; -")

    def test_of_nothing_has_the_columns(self) -> None:
        pytest.importorskip("pandas")
        assert tuple(to_frame([]).columns) == COLUMNS

    def test_without_pandas_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(__import__("sys").modules, "pandas", None)
        with pytest.raises(MissingExtra, match=r"onrecord\[parquet\]"):
            to_frame([])


def test_parquet_on_the_standard_output_is_bytes(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    code = (
        "from onrecord.cli.output import open_output\nfrom full_record import FULL_RECORD\n"
        "with open_output('-', 'parquet') as writer:\n    writer.write(FULL_RECORD)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, check=True)
    (tmp_path / "a.parquet").write_bytes(done.stdout)
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 1
