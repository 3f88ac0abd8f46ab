"""schema.org JSON-LD: a NewsArticle, a Quotation a direct or mixed quote, a Claim an assertion in other words.

Terms: schema.org/NewsArticle, schema.org/Quotation, schema.org/Claim. The speaker of a Claim is its `author`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from onrecord.export.common import (
    JsonList,
    article_name,
    called,
    filled,
    party_name,
    statement_name,
    web_address,
)
from onrecord.export.wording import pieces

if TYPE_CHECKING:
    from onrecord.record import Record, Speaker, Statement
    from onrecord.values import Place

HEAD = {"@context": "https://schema.org"}
_KINDS = {"person": "Person", "government": "GovernmentOrganization"}


class SchemaOrgWriter:
    """Writes one JSON-LD graph, each node as it comes; what is written is whole once it is closed."""

    def __init__(self, stream: TextIO) -> None:
        self._graph = JsonList(stream, HEAD, "@graph")

    def write(self, record: Record) -> None:
        """Write an article's node, then one node a statement."""
        self._graph.add(article(record))
        for one in record.statements:
            self._graph.add(statement(record, one))

    def close(self) -> None:
        """End the graph."""
        self._graph.close()


def article(record: Record) -> dict[str, Any]:
    """The article, with the places it names."""
    document = record.document
    places = {place.geonames or place.name: place for place in record.places}
    return {"@type": "NewsArticle", "@id": article_name(document)} | filled(
        headline=document.title,
        url=web_address(document),
        publisher={"@type": "Organization", "name": document.source} if document.source else None,
        datePublished=document.published and document.published.value,
        inLanguage=document.language,
        articleBody=document.text,
        contentLocation=[_place(place) for place in places.values()],
        hasPart=[{"@id": statement_name(document, one.id)} for one in record.statements if one.quotation != "indirect"],
        mentions=[
            {"@id": statement_name(document, one.id)} for one in record.statements if one.quotation == "indirect"
        ],
    )


def statement(record: Record, one: Statement) -> dict[str, Any]:
    """One statement. A quote that asserts is a Quotation and a Claim; what does neither is a CreativeWork."""
    document = record.document
    article_id = {"@id": article_name(document)}
    types = [*(["Quotation"] if one.quotation != "indirect" else []), *(["Claim"] if _asserts(one) else [])]
    speakers = [_speaker(record, speaker) for speaker in one.speakers if called(speaker)]
    return {"@type": types or ["CreativeWork"], "@id": statement_name(document, one.id)} | filled(
        text=pieces(document, one.content),
        author=speakers,
        creditText=one.source and one.source.text,
        dateCreated=one.said and one.said.value,
        isPartOf=article_id if "Quotation" in types else None,
        appearance=article_id if "Claim" in types else None,
        isBasedOn={"@id": statement_name(document, one.parent)} if one.parent else None,
        inLanguage=document.language,
    )


def _asserts(one: Statement) -> bool:
    return one.act in (None, "assertive")


def _speaker(record: Record, speaker: Speaker) -> dict[str, Any]:
    name = party_name(record.document, speaker)
    person = speaker.kind == "person"
    return {"@type": _KINDS.get(speaker.kind, "Organization")} | filled(
        **({"@id": name} if name else {}),
        name=called(speaker),
        alternateName=speaker.actor_name if speaker.actor_name != called(speaker) else None,
        jobTitle=speaker.role if person else None,
    )


def _place(place: Place) -> dict[str, Any]:
    spot = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if place.lat is not None else None
    address = {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None
    return {"@type": "Place"} | filled(
        name=place.name,
        address=address,
        geo=spot,
        sameAs=f"https://sws.geonames.org/{place.geonames}/" if place.geonames else None,
    )
