"""The place: one name of a place in an article, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a place. The span is half-open, in code points of the article's text.

    `name` is the place's usual name, `country` its ISO 3166-1 alpha-2 code (None for seas and what lies in several),
    `lat` and `lon` degrees north and east of a point in it, `geonames` its GeoNames id. All but the name are None where
    the gazetteer does not hold the place ("Main Street"). `feature` says how much the point stands for: city; county,
    region, country, continent, sea, river, lake, mountain, desert, island, park: an area that is no dot; street.
    """

    span: Span
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    feature: str
