"""FollowTheMoney: a stream of entities, one JSON object a line, for Aleph, OpenAleph and the ftm tools.

Model: followthemoney.tech. An article is an Article, a named speaker a Person, Organization or PublicBody, each of its
mentions a Mention, each statement a Note on its speakers with the article as its proof.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.export.common import article_name, called, day, json_text, party_name, statement_name, web_address
from onrecord.export.wording import encodable, how, one_line, pieces, who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.record import Record, Speaker, Statement

Entity = dict[str, Any]

SCHEMATA = {"person": "Person", "organization": "Organization", "government": "PublicBody", "group": "Organization"}
"""Documents, unnamed and unknown sources are nobody that an investigation could follow: their Notes have no entity."""
LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por", "ru": "rus",
             "uk": "ukr", "zh": "zho"}  # fmt: skip
"""ISO 639-1 to the ISO 639-3 that the model takes, for the languages that articles come in most."""
_LONGEST_NAME = 120


class FtmWriter:
    """Writes entities, each as it comes. One that several articles name comes several times, as streams of ftm may."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Write an article's entities."""
        self._stream.writelines(json_text(entity) + "\n" for entity in entities(record))

    def close(self) -> None:
        """Nothing stands after the last entity."""


def entities(record: Record) -> Iterator[Entity]:
    """The article, its speakers and their mentions, its statements; each once."""
    document = record.document
    yield _entity(
        article_name(document),
        "Article",
        title=[document.title],
        bodyText=[document.text],
        publisher=[document.source],
        sourceUrl=[web_address(document)],
        publishedAt=[day(document.published.value) if document.published else None],
        language=[LANGUAGES.get((document.language or "")[:2].lower())],
    )
    made: set[str] = set()
    for one in record.statements:
        for speaker in one.speakers:
            for entity in _of_speaker(record, speaker):
                if entity["id"] not in made:
                    made.add(entity["id"])
                    yield entity
        yield _note(record, one)


def _of_speaker(record: Record, speaker: Speaker) -> Iterator[Entity]:
    name, schema = party_name(record.document, speaker), SCHEMATA.get(speaker.kind)
    if name is None or schema is None:
        return
    names = list(dict.fromkeys(filter(None, (speaker.actor_name, speaker.name))))
    position = [speaker.role] if schema == "Person" else []
    country = [speaker.country.lower()] if speaker.country else []
    yield _entity(name, schema, name=names, position=position, country=country)
    article = article_name(record.document)
    yield _entity(
        f"{article}:mention:{name}:{called(speaker)}",
        "Mention",
        document=[_id(article)],
        resolved=[_id(name)],
        name=[called(speaker)],
        detectedSchema=[schema],
        contextCountry=country,
    )


def _note(record: Record, one: Statement) -> Entity:
    document = record.document
    content = pieces(document, one.content)
    parties = [party_name(document, speaker) for speaker in one.speakers if speaker.kind in SCHEMATA]
    heading = one_line(": ".join((" ".join(filter(None, (who(one), how(one)))), content)))
    return _entity(
        statement_name(document, one.id),
        "Note",
        name=[heading if len(heading) <= _LONGEST_NAME else heading[: _LONGEST_NAME - 1] + "…"],
        description=[content],
        summary=[_summary(one)],
        entity=[_id(party) for party in dict.fromkeys(parties) if party],
        proof=[_id(article_name(document))],
        publisher=[document.source],
        sourceUrl=[web_address(document)],
        createdAt=[day(one.said.value) if one.said else None],
    )


def _summary(one: Statement) -> str:
    parts = (one.quotation, one.act, one.polarity, one.certainty and one.certainty.level)
    return ", ".join(part for part in parts if part)


def _entity(urn: str, schema: str, /, **properties: Sequence[str | None]) -> Entity:
    kept = {key: [encodable(value) for value in values if value] for key, values in properties.items()}
    return {
        "id": _id(urn),
        "schema": schema,
        "properties": {key: values for key, values in kept.items() if values},
    }


def _id(name: str) -> str:
    """An id that the model takes: it allows neither colons nor percent signs."""
    return f"onrecord-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
