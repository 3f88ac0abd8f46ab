"""Dates: what is accepted, what is refused, and which dates of an article's first lines count."""

from __future__ import annotations

import pytest

from onrecord.document import Published
from onrecord.errors import UsageError
from onrecord.ingest import IngestOptions, parse_published
from onrecord.ingest.dateline import dateline
from onrecord.ingest.dates import choose_published


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2027", "2027", "year"),
        ("2027-03", "2027-03", "month"),
        (" 2027-03-02 ", "2027-03-02", "day"),
        ("2028-02-29", "2028-02-29", "day"),
        ("2027-03-02T14:05", "2027-03-02T14:05", "minute"),
        ("2027-03-02 14:05Z", "2027-03-02T14:05Z", "minute"),
        ("2027-03-02T14:05:30.123+0200", "2027-03-02T14:05:30+02:00", "second"),
        ("2027-03-02T14:05:30-05", "2027-03-02T14:05:30-05:00", "second"),
    ],
)
def test_accepted(written: str, value: str, precision: str) -> None:
    assert parse_published(written) == Published(value, precision, "input")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2027-13",
        "2027-02-29",
        "2027-3-2",
        "02/03/2027",
        "0000",
        "2027-03-02T25:00",
        "20270302",
        "2027-03-02T14:05+25:00",
        "٢٠٢٧",
        "2027-03-02T14",
        "2027\n2028",
        "9" * 5000,
    ],
)
def test_refused(written: str) -> None:
    with pytest.raises(UsageError, match="2022-11-16"):
        parse_published(written)


@pytest.mark.parametrize("wrong", [{"published": "soon"}, {"timeout": 0.0}, {"max_bytes": 0}])
def test_options_are_checked_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        IngestOptions(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("KYIV, Nov 16, 2022 (Reuters) - The ministry said so.", "2022-11-16"),
        ("NEW YORK, Sept. 3, 2027 — The mayor said so.", "2027-09-03"),
        ("WASHINGTON — March 3, 2017\n\nThe senate said so.", "2017-03-03"),
        ("HARBOUR TOWN, Norland (AP) — March 3, 2017 — It said so.", "2017-03-03"),
        (" date 2022-11-16 General Brenn at the conference", "2022-11-16"),
        ("Published on Wednesday, 16 November 2022 by the Post", "2022-11-16"),
        ("16 November 2022\n\nThe minister said so.", "2022-11-16"),
        ("Two ministers\nNov. 16, 2022\nThe minister said so.", "2022-11-16"),
        ("By Ada Brenn | 1st May 2027", "2027-05-01"),
        ("2022-11-16 – The minister said so.", "2022-11-16"),
        ("2022-11-16\nThe minister said so.", "2022-11-16"),
        ("The war began on 24 February 2022, the minister said.", None),
        ("24 February 2022 was the day it began, he said.", None),
        ("KYIV, Nov 16 (Reuters) - No year is given.", None),
        ("KYIV, 31 February 2022 (Reuters) - No such day.", None),
        ("May 2027 be better, the mayor said.", None),
        ("x" * 500 + "\n2022-11-16\n", None),
        ("", None),
    ],
)
def test_dateline(text: str, day: str | None) -> None:
    found = dateline(text)
    assert found == (None if day is None else Published(day, "day", "text"))


def test_a_year_from_elsewhere_completes_a_dateline() -> None:
    assert dateline("KYIV, Nov 16 (Reuters) - Here.", 2022) == Published("2022-11-16", "day", "text")


AGENCY = "KYIV, Nov 16 (Reuters) - Here."
DATED = "2022-11-16\nHere."
DAY = Published("2027-03-02", "day", "metadata")


@pytest.mark.parametrize(
    ("given", "metadata", "text", "expected"),
    [
        ("2020-01", DAY, DATED, Published("2020-01", "month", "input")),
        (None, DAY, DATED, DAY),
        (None, None, DATED, Published("2022-11-16", "day", "text")),
        (None, None, "Here.", None),
        (None, Published("2022", "year", "metadata"), AGENCY, Published("2022-11-16", "day", "text")),
        (None, Published("2021", "year", "metadata"), DATED, Published("2021", "year", "metadata")),
    ],
)
def test_order(given: str | None, metadata: Published | None, text: str, expected: Published | None) -> None:
    assert choose_published(given, metadata, text) == expected
