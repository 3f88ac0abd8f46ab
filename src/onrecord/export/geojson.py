"""GeoJSON: one feature a place that is named and found, with the statements in which it stands (RFC 7946)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from onrecord.export.common import JsonList, article_name, holding, web_address
from onrecord.export.wording import encodable, one_line, pieces, who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record, Statement

HEAD = {"type": "FeatureCollection"}


class GeoJsonWriter:
    """Writes one FeatureCollection, each feature as it comes; what is written is whole once it is closed."""

    def __init__(self, stream: TextIO) -> None:
        self._collection = JsonList(stream, HEAD, "features")

    def write(self, record: Record) -> None:
        """Write an article's places; one whose position is not known is left out."""
        for feature in features(record):
            self._collection.add(feature)

    def close(self) -> None:
        """End the collection."""
        self._collection.close()


def features(record: Record) -> Iterator[dict[str, Any]]:
    """A feature for each mention of a place, in order of the text. Coordinates are longitude, then latitude."""
    document = record.document
    for place in record.places:
        if place.lat is None or place.lon is None:
            continue
        yield {
            "type": "Feature",
            "id": f"{article_name(document)}#{place.span[0]}-{place.span[1]}",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {
                "name": place.name,
                "text": encodable(place.text),
                "country": place.country,
                "geonames": place.geonames,
                "feature": place.feature,
                "document": encodable(document.id),
                "title": document.title and encodable(document.title),
                "source": document.source and encodable(document.source),
                "url": web_address(document),
                "published": document.published and document.published.value,
                "span": list(place.span),
                "statements": [_statement(record, one) for one in holding(record, place.span)],
            },
        }


def _statement(record: Record, one: Statement) -> dict[str, str]:
    return {"id": one.id, "source": one_line(who(one)), "content": one_line(pieces(record.document, one.content))}
