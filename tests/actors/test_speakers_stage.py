"""Speakers as a stage of the reader: the threshold, own actors, articles that are hard on it, the press report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord import Document, Published, Reader, Record
from onrecord.actors.knowledge import Actor, Actors, Alias
from onrecord.actors.speakers import with_speakers

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
REPORT = SHARED / "articles" / "milley-2022-11-16.txt"
ARTICLE = (
    "HALVEN, March 2 (Harbour Wire) - General Ada Brenn said on Tuesday that the bridge would hold. "
    '"I have walked over it," the soldier added. Otto Falk, her deputy, said he would not.\n\n'
    "The Coastal League called the bridge a danger. Kyiv said it would pay."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def record(reader: Reader) -> Record:
    return reader.read(Document("bridge", ARTICLE, published=Published("2027-03-02", "day", "input")))


def _names(record: Record) -> list[str | None]:
    return [speaker.name for one in record.statements for speaker in one.speakers]


def test_every_speaker_is_told(record: Record) -> None:
    assert not record.diagnostics
    assert {"Ada Brenn", "Otto Falk", "Coastal League", "Kyiv"} <= set(_names(record))
    text = record.document.text
    for speaker in (speaker for one in record.statements for speaker in one.speakers):
        assert 0 < speaker.confidence <= 1
        assert (speaker.name is None) == (speaker.mention is None)
        if speaker.mention:
            assert text[slice(*speaker.mention)] == speaker.name


def test_a_threshold_of_one_names_only_names(record: Record) -> None:
    strict = with_speakers(record.document, record.statements, threshold=1.0)
    bases = {speaker.basis for one in strict for speaker in one.speakers if speaker.name}
    assert bases <= {"name", "alias", "metonym"}


def test_own_actors_are_known(record: Record) -> None:
    league = Actor("org/coastal-league", "Coastal League", "organization", aliases=(Alias("League"),))
    known = Actors.load().extended([league])
    found = with_speakers(record.document, record.statements, known)
    assert "org/coastal-league" in {speaker.actor for one in found for speaker in one.speakers}


def test_the_same_article_has_the_same_speakers(record: Record) -> None:
    again = with_speakers(record.document, record.statements)
    assert [one.speakers for one in again] == [one.speakers for one in record.statements]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "said",
        '"',
        "He said.",
        "\ud800 said no.",
        "A" * 3000 + " said no.",
        "He said. " * 300,
        "“I, he, they” said who",
    ],
)
def test_hard_texts_add_no_diagnostic(reader: Reader, text: str) -> None:
    assert not reader.read(text).diagnostics


@pytest.mark.skipif(not REPORT.exists(), reason="the press report is not here")
def test_all_that_the_general_said_is_his(reader: Reader) -> None:
    record = reader.read(
        Document("report", REPORT.read_text(encoding="utf-8"), published=Published("2022-11-16", "day", "input"))
    )
    told: dict[str, list[tuple[str | None, str | None]]] = {}
    for one in record.statements:
        if one.source and not one.depth:
            told[one.source.text.strip(" ,")] = [(speaker.actor, speaker.name) for speaker in one.speakers]
    milley = [("person/mark-milley", "Mark Milley")]
    for words in ("the minister", "the top US military chief", "his", "Milley himself", "the soldier", "the general",
                  "Milley", "the US general"):  # fmt: skip
        assert told[words] == milley, words
    assert told["Austin"] == [("person/lloyd-austin", "Lloyd Austin")]
    two = next(speakers for words, speakers in told.items() if words.startswith("the Polish government"))
    assert two == [("gov/pl", "Polish government"), ("org/nato", "NATO")]
    assert [told[words][0][0] for words in ("Washington", "Ukraine", "kyiv")] == ["gov/us", "gov/ua", "gov/ua"]
    right = {"person/mark-milley", "person/lloyd-austin", "gov/pl", "org/nato", "gov/us", "gov/ua", None}
    assert {actor for speakers in told.values() for actor, _ in speakers} <= right
