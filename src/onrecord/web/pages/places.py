"""The map: places that statements speak of, as exact as they are; a list beside it says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

from fastapi import Query as Parameter
from markupsafe import Markup

from onrecord.export.wording import one_line
from onrecord.store import FacetValue
from onrecord.values import Place
from onrecord.web.desk import Desk
from onrecord.web.facets import Facet, facet
from onrecord.web.parameters import Country
from onrecord.web.store_reading import rows

if TYPE_CHECKING:
    from onrecord.web.addressing import Address
    from onrecord.web.serving import Site

DRAWN = 150
LISTED = 60
MOST = 2000
WIDTH, HEIGHT = 900.0, 520.0
ZOOMS = (1.0, 1.6, 2.6, 4.2, 6.8, 11.0)
_STEP = 0.3
"""A move takes the window on by this share of its width."""
_SQL = (
    "SELECT name, country, feature, avg(lat), avg(lon), max(geonames), count(*) AS n, count(DISTINCT article)"
    " FROM place WHERE statement IS NOT NULL"
)
Number = Annotated[float, Parameter(ge=-1.5, le=2.5)]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place: degrees north and east (None where it is on no map), how many statements and articles speak of it."""

    name: str
    country: str | None
    feature: str
    lat: float | None
    lon: float | None
    geonames: int | None
    statements: int
    articles: int
    address: str


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the drawing that is shown: links zoom and move it, so that a map needs no script."""

    view_box: str
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MapPage:
    """The places, those spoken of most first."""

    places: list[PlaceRow]
    facets: tuple[Facet, ...]
    counted: int


@dataclass(frozen=True, slots=True)
class MapView:
    """What the template draws."""

    page: MapPage
    svg: Markup
    listed: list[PlaceRow]
    window: Window | None


def load(
    desk: Desk,
    country: Country = "",
    feature: Annotated[str, Parameter(max_length=30)] = "",
    zoom: Annotated[int, Parameter(ge=0, le=len(ZOOMS) - 1, description="How near the map is drawn.")] = 0,  # noqa: ARG001
    x: Number = 0.5,  # noqa: ARG001 - the map's window, which only the page draws
    y: Number = 0.5,  # noqa: ARG001
) -> MapPage:
    """Places that statements speak of, those spoken of most first; `x` and `y` are the window's middle as shares."""
    places = desk.app.memory.answer(("places", country, feature), lambda: _places(desk, country, feature))
    countries = desk.app.memory.answer("place countries", lambda: _counts(desk, "country"))
    features = desk.app.memory.answer("place features", lambda: _counts(desk, "feature"))
    kinds = {one.value: one.value.replace("_", " ") for one in features}
    return MapPage(
        places,
        (
            facet(desk.address, "feature", "Kind", features, kinds),
            facet(desk.address, "country", "Country", countries, shown=14),
        ),
        sum(place.statements for place in places),
    )


def _places(desk: Desk, country: str, feature: str) -> list[PlaceRow]:
    conditions, values = "", list[Any]()
    for column, wanted in (("country", country.upper()), ("feature", feature)):
        if wanted:
            conditions += f" AND {column} = ?"
            values.append(wanted)
    found = rows(
        desk.store, f"{_SQL}{conditions} GROUP BY name, country, feature ORDER BY n DESC, name LIMIT {MOST}", values
    )
    return [
        PlaceRow(one_line(name), code, kind or "", lat, lon, geonames, number, articles,
                 f"/search?near={quote(name, safe='')}")
        for name, code, kind, lat, lon, geonames, number, articles in found
    ]  # fmt: skip


def _counts(desk: Desk, column: str) -> list[FacetValue]:
    sql = (
        f"SELECT {column}, count(*) AS n FROM place WHERE statement IS NOT NULL AND {column} IS NOT NULL"  # noqa: S608
        " GROUP BY 1 ORDER BY n DESC LIMIT 40"
    )
    return [FacetValue(value, value, number) for value, number in rows(desk.store, sql)]


def shown(page: MapPage, values: dict[str, Any], desk: Desk) -> MapView:
    """The drawing of a page, remembered; the window on it."""
    key = ("map", values["country"], values["feature"])
    svg = desk.app.memory.answer(key, lambda: _svg(page.places[:DRAWN]))
    if not svg:
        return MapView(page, Markup(), page.places[:LISTED], None)
    window = _window(svg, values["zoom"], values["x"], values["y"], desk.address)
    head, _, rest = svg.partition("viewBox=")
    drawn = f'{head}data-map tabindex="0" viewBox="{window.view_box}"{rest.partition(chr(34))[2].partition(chr(34))[2]}'
    return MapView(page, Markup(drawn), page.places[:LISTED], window)  # noqa: S704 - the graphics escape


def _svg(places: list[PlaceRow]) -> str:
    from onrecord.export.graphics.world_map import draw_map

    values = [
        Place((0, 0), place.name, place.name, place.country, place.lat, place.lon, place.geonames, place.feature)
        for place in places
    ]
    return draw_map(values, "map", WIDTH, HEIGHT)


def _window(svg: str, zoom: int, x: float, y: float, address: Address) -> Window:
    width, height = (float(number) for number in svg.split('viewBox="', 1)[1].split('"', 1)[0].split()[2:])
    share = 1 / ZOOMS[zoom]
    box = (width * (x - share / 2), height * (y - share / 2), width * share, height * share)
    step = share * _STEP
    moves = (
        ("closer", zoom + 1, x, y),
        ("farther", zoom - 1, x, y),
        ("left", zoom, x - step, y),
        ("right", zoom, x + step, y),
        ("up", zoom, x, y - step),
        ("down", zoom, x, y + step),
    )
    kept = [(key, value) for key, value in address.state() if key not in ("zoom", "x", "y")]
    links = tuple(
        (name, address.plain([*kept, ("zoom", str(z)), ("x", f"{a:.3f}"), ("y", f"{b:.3f}")]))
        for name, z, a, b in moves
        if 0 <= z < len(ZOOMS)
    )
    return Window(" ".join(f"{number:.1f}" for number in box), (*links, ("whole", address.plain(kept))))


def add(site: Site) -> None:
    """Add the page."""
    site.page("/map", "map.html", load, table="places", title="Map", shown=shown)
