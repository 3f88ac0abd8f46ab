"""Values in words and in listings: the same amounts, days and stances in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

import onrecord
from onrecord import Document, Published, Record, UsageError
from onrecord.export import open_writer
from onrecord.export.counting import counted_by
from onrecord.export.listings import open_listing
from onrecord.export.outline import at_least
from onrecord.export.value_kinds import VALUE_KINDS, ValueKind
from onrecord.export.value_words import amount, plain
from onrecord.grounding.figures import find_figures

TEXT = (
    "Dozens of houses fell in Plovdiv on Monday, and at least 14 people were killed, the governor said on Tuesday. "
    "He denied that the dam had been neglected. It is unlikely that the level will fall before May, he said."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return onrecord.read(Document("dam", TEXT, published=Published("2027-03-03", "day", "input")))


AMOUNTS = [
    ("more than $18 billion was sent", "> 18,000,000,000 USD"),
    ("dozens of rockets fell", "12 to 120"),
    ("up to 20 boats sank", "≤ 20"),
    ("fewer than 20 boats sank", "< 20"),
    ("prices rose by 3%", "up by 3%"),
    ("about 40 km of road", "about 40 km"),
    ("it lasted 24 hours", "24 hours"),
    ("it is 1 mile long", "1 mile"),
    ("an area of 6 square feet", "6 square feet"),
]


@pytest.mark.parametrize(("text", "words"), AMOUNTS, ids=[case[0] for case in AMOUNTS])
def test_amounts_in_words(text: str, words: str) -> None:
    (figure,) = find_figures(text)
    assert amount(figure) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (5, "5"),
        (5.0, "5"),
        (0.25, "0.25"),
        (1234, "1,234"),
        (12345.5, "12,345.5"),
        (2.5e9, "2,500,000,000"),
        (-2, "-2"),
    ],
)
def test_plain_numbers(value: float, words: str) -> None:
    assert plain(value) == words


def _listed(record: Record, kind: ValueKind, name: str) -> str:
    stream = io.StringIO(newline="")
    writer = open_listing(kind, name, stream)
    writer.write(record)
    writer.close()
    return stream.getvalue()


def test_a_line_of_json_a_value(record: Record) -> None:
    rows = [json.loads(line) for line in _listed(record, "figures", "jsonl").splitlines()]
    assert [(row["text"], row["of_text"], row["role"]) for row in rows] == [
        ("Dozens", "houses", None),
        ("at least 14", "people", "killed"),
    ]
    assert rows == json.loads(_listed(record, "figures", "json"))
    held = {one.id: one for one in record.statements}
    assert all("houses" in held[row["statement"]].content.text for row in rows)


@pytest.mark.parametrize("kind", VALUE_KINDS)
def test_a_row_a_value_and_columns_that_do_not_change(kind: ValueKind, record: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(_listed(record, kind, "csv"), newline="")))
    assert len(rows) == len(getattr(record, kind)) > 0
    assert all(row["document"] == "dam" and row["published"] == "2027-03-03" and None not in row for row in rows)


def test_an_estimate_with_its_horizon(record: Record) -> None:
    (row,) = csv.DictReader(io.StringIO(_listed(record, "estimates", "csv"), newline=""))
    assert (row["phrase_text"], row["horizon_text"], row["begin"], row["end"]) == (
        "unlikely",
        "before May",
        "2027-03-03",
        "2027-05-31",
    )


@pytest.mark.parametrize("name", ["html", "brat", "nonsense"])
def test_formats_that_list_no_values(name: str) -> None:
    with pytest.raises(UsageError, match="table, jsonl, json, csv"):
        open_listing("times", name, io.StringIO())


def test_an_article_without_values_says_so() -> None:
    assert _listed(Record(Document("x", "Nothing.")), "places", "table") == "x\n  no places found\n"


def test_a_negative_coordinate_is_a_number_not_a_formula() -> None:
    record = onrecord.read("A bus burned in Chicago.")
    (row,) = csv.DictReader(io.StringIO(_listed(record, "places", "csv"), newline=""))
    assert float(row["lon"]) < -80


def test_acled_counting_gives_one_number_and_leaves_money_alone() -> None:
    record = Record(Document("x", "x"), figures=find_figures("Dozens of men and more than $5 million were taken."))
    coded = counted_by(record, "acled")
    assert [(one.low, one.high) for one in coded.figures] == [(12, 12), (5_000_000, None)]
    assert counted_by(record, "as-written") is record


@pytest.mark.parametrize("name", ["table", "csv", "html"])
def test_stance_and_days_stand_beside_each_statement(name: str, record: Record) -> None:
    stream = io.StringIO(newline="")
    writer = open_writer(name, stream)
    writer.write(record)
    writer.close()
    shown = stream.getvalue()
    for words in ("negated", "2027-03-02", "unlikely", "Plovdiv", "at least 14"):
        assert words in shown


def test_the_page_draws_what_the_article_tells(record: Record) -> None:
    stream = io.StringIO()
    writer = open_writer("html", stream)
    writer.write(record)
    writer.close()
    page = stream.getvalue()
    assert [page.count(f'<svg class="graphic {kind}"') for kind in ("timeline", "probability", "map")] == [1, 1, 1]
    assert "style=" not in page, "the policy of the page lets no inline style pass"


def test_an_estimate_leaves_with_its_statement(record: Record) -> None:
    assert record.estimates
    assert not at_least(record, 1.0).estimates
    assert at_least(record, 0.0) is record


def test_an_article_without_a_date_says_why_its_days_lack_a_year() -> None:
    stream = io.StringIO()
    writer = open_writer("html", stream)
    writer.write(onrecord.read("The road opened on Monday, the mayor said."))
    writer.close()
    assert stream.getvalue().count("is not known, so its days may lack a year") == 1
