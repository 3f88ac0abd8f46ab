"""Who a source is, in words; and the record by who speaks."""

from __future__ import annotations

import io

import pytest

from onrecord.document import Document
from onrecord.export import open_writer
from onrecord.export.wording import who_is
from onrecord.record import Part, Record, Speaker, Statement

MILLEY = ("person/mark-milley", "Mark Milley", "Mark Milley", "person", "General", "US")


def _speaker(basis: str | None = "name", who: tuple[str | None, ...] = MILLEY) -> Speaker:
    actor, actor_name, name, kind, role, country = who
    return Speaker(actor, actor_name, name, kind, role, country, None, basis, 0.9)  # type: ignore[arg-type]


def _statement(source: str, *speakers: Speaker, id_: str = "s1") -> Statement:
    part = Part(((0, len(source)),), source)
    content = Part(((0, 4),), "text")
    return Statement(id_, 0, None, part, None, content, "direct", speakers, None, None, None, None, None, 0.9)


NOBODY = (None, None, None, "group", None, None)
POLAND = ("gov/pl", "Polish government", "Polish government", "government", None, "PL")
NATO = ("org/nato", "NATO", "NATO", "organization", None, None)


@pytest.mark.parametrize(
    ("source", "speakers", "shown"),
    [
        ("the soldier", [_speaker("description")], "the soldier → Mark Milley, description (General, US)"),
        ("General Mark Milley", [_speaker()], "General Mark Milley (US)"),
        ("Milley", [_speaker()], "Milley → Mark Milley (General, US)"),
        ("critics", [_speaker(None, NOBODY)], "critics"),
        (
            "Poland and NATO",
            [_speaker("name", POLAND), _speaker("name", NATO)],
            "Poland and NATO → Polish government (PL)",
        ),
    ],
)
def test_a_source_and_who_it_is(source: str, speakers: list[Speaker], shown: str) -> None:
    assert who_is(_statement(source, *speakers)) == shown


def test_the_record_by_who_speaks() -> None:
    text = "text of the article"
    first = Record(
        Document("a", text), (_statement("Milley", _speaker()), _statement("he", _speaker("pronoun"), id_="s2"))
    )
    second = Record(
        Document("b", text), (_statement("critics", _speaker(None, NOBODY)), _statement("NATO", _speaker("name", NATO)))
    )
    stream = io.StringIO()
    writer = open_writer("speakers", stream)
    for record in (first, second):
        writer.write(record)
    writer.close()
    lines = stream.getvalue().splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Mark Milley", "2 statements · General, US", "NATO", "1 statement", "Not named", "1 statement",
    ]  # fmt: skip
