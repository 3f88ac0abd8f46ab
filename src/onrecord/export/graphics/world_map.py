"""The map of an article's places: a city is a dot, a region a ring, a country or sea a hatched area.

A point inside a province is not the province: only what is a point on the ground is drawn as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.export.graphics.svg import box, circle, number, picture, text, width_of, words
from onrecord.export.graphics.views import View, clipped, path, view_of
from onrecord.export.graphics.world import Line, Point, world
from onrecord.values import Place

WIDTH, MOST_HEIGHT = 520.0, 330.0
_DOTS = frozenset(("city", "building"))
_AREAS = frozenset(("country", "continent", "sea"))
_SIZE = 12.0
_DOT = 3.6
_RINGS = {"region": 17.0, "county": 11.0, "island": 11.0, "park": 9.0}
_RING, _SEA = 13.0, 34.0
_MOST_NAMES = 24
_WIDE_VIEW, _NEAR = 110.0, 16.0
"""Degrees: a view from which a nearer one is drawn, and how far apart the places of the nearer one may lie."""
_WIDE_COUNTRY = 60.0
"""Degrees: a larger country is shown by its point, or it alone would set the view."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One place of the map, however often the article names it."""

    place: Place
    times: int


def draw_map(places: Iterable[Place], name: str, width: float = WIDTH, most_height: float = MOST_HEIGHT) -> str:
    """The map as SVG; empty where no place has a point. `name` leads its ids, which must differ on one page."""
    marked = _marked(places)
    if not marked:
        return ""
    view = view_of(list(_points(marked)), width, most_height)
    parts = (_hatching(name), box(0, 0, view.width, view.height, "sea"), *_land(view), *_signs(marked, view, name))
    return picture(view.width, view.height, _label(marked), parts, "map")


def draw_detail(places: Iterable[Place], name: str, width: float = WIDTH, most_height: float = MOST_HEIGHT) -> str:
    """Where the map of all places shows half the world: a nearer one of where most dots and rings lie, else empty."""
    marked = _marked(places)
    exact = [one for one in marked if one.place.feature not in _AREAS]
    whole = view_of(list(_points(marked)), width, most_height)
    if not exact or whole.east - whole.west < _WIDE_VIEW:
        return ""
    nearest = max((_near(one, exact) for one in exact), key=lambda each: sum(one.times for one in each))
    view = view_of([_point(one.place) for one in nearest], width, most_height)
    around = [one for one in marked if one in nearest or one.place.feature in _AREAS]
    parts = (_hatching(name), box(0, 0, view.width, view.height, "sea"), *_land(view), *_signs(around, view, name))
    return picture(view.width, view.height, _label(nearest), parts, "map")


def _near(one: Marked, others: list[Marked]) -> list[Marked]:
    east, north = _point(one.place)
    return [
        other
        for other in others
        if abs(_point(other.place)[0] - east) < _NEAR and abs(_point(other.place)[1] - north) < _NEAR / 2
    ]


def _marked(places: Iterable[Place]) -> list[Marked]:
    """Each place once, countries first, so that dots lie on top; adjectives count for their country."""
    found: dict[tuple[str, str | None, str], list[Place]] = {}
    for place in places:
        if place.lat is not None and place.lon is not None and place.feature != "street":
            found.setdefault((place.name, place.country, place.feature), []).append(place)
    ordered = sorted(found.values(), key=lambda each: (_rank(each[0]), -len(each)))
    return [Marked(each[0], len(each)) for each in ordered]


def _rank(place: Place) -> int:
    return 2 if place.feature in _DOTS else 0 if place.feature in _AREAS else 1


def _point(place: Place) -> Point:
    return place.lon or 0.0, place.lat or 0.0


def _points(marked: list[Marked]) -> Iterator[Point]:
    """What the view must hold: all points, and of countries their mainland's corners."""
    for one in marked:
        yield _point(one.place)
        if one.place.feature == "country":
            yield from _corners(one.place.country or "")


def _corners(country: str) -> Iterator[Point]:
    rings = world().countries.get(country, ())
    if rings:
        mainland = max(rings, key=lambda ring: max(p[0] for p in ring) - min(p[0] for p in ring))
        easts, norths = [p[0] for p in mainland], [p[1] for p in mainland]
        if max(easts) - min(easts) < _WIDE_COUNTRY:
            yield min(easts), min(norths)
            yield max(easts), max(norths)


def _land(view: View) -> Iterator[str]:
    rings = [cut for country in world().countries.values() for ring in country if (cut := _cut(ring, view))]
    yield f'<path class="land" d="{path(rings, view, closed=True)}"/>'
    borders = (line for line in world().borders if any(view.shows(*point) for point in line))
    yield f'<path class="border" d="{path(borders, view, closed=False)}"/>'


def _cut(ring: Line, view: View) -> Line:
    """The part of a ring in the view; nothing where it lies wholly on one side of it."""
    easts, norths = [p[0] for p in ring], [p[1] for p in ring]
    if max(easts) < view.west or min(easts) > view.east or max(norths) < view.south or min(norths) > view.north:
        return []
    return clipped(ring, view)


def _hatching(name: str) -> str:
    return (
        f'<defs><pattern id="{words(name)}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
    )


def _signs(marked: list[Marked], view: View, name: str) -> Iterator[str]:
    shown = [one for one in marked if view.shows(*_point(one.place))]
    for one in shown:
        yield _sign(one, view, f"url(#{words(name)}-hatch)")
    dots = [view.at(*_point(one.place)) for one in shown if one.place.feature in _DOTS]
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in dots]
    # Dots are named first: a city's name tells more than that of the country around it.
    for one in sorted(shown, key=lambda each: (-_rank(each.place), -each.times))[:_MOST_NAMES]:
        yield from _named(one, view, taken)


def _sign(one: Marked, view: View, hatch: str) -> str:
    place, (x, y) = one.place, view.at(*_point(one.place))
    title = f"{place.name}, named {one.times} time{'s' * (one.times > 1)} ({place.feature})"
    if place.feature in _DOTS:
        return circle(x, y, _DOT, "dot", title)
    if place.feature == "country" and place.country in world().countries:
        rings = [cut for ring in world().countries[place.country] if (cut := _cut(ring, view))]
        data = path(rings, view, closed=True)
        return f'<path class="area" fill="{hatch}" d="{data}"><title>{words(title)}</title></path>'
    if place.feature in _AREAS:
        return circle(x, y, _SEA, "area round", title, hatch)
    return circle(x, y, _RINGS.get(place.feature, _RING), "ring", title)


def _named(one: Marked, view: View, taken: list[tuple[float, float, float, float]]) -> Iterator[str]:
    """A place's name beside its sign, where no other name stands."""
    x, y = view.at(*_point(one.place))
    wide = width_of(one.place.name, _SIZE)
    away = 7.0 if one.place.feature in _DOTS else _RINGS.get(one.place.feature, _RING) + 3
    tries = [
        (x + away, y + 4, "start"),
        (x - away, y + 4, "end"),
        (x, y - away - 2, "middle"),
        (x, y + away + 11, "middle"),
    ]
    if one.place.feature in _AREAS:
        tries = [(x, y + 4, "middle"), (x, y - 12, "middle"), (x, y + 20, "middle")]
    for left, base, anchor in tries:
        start = left - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        room = (start, base - _SIZE, start + wide, base + 3)
        if start < 2 or room[2] > view.width - 2 or room[1] < 2 or room[3] > view.height - 2:
            continue
        if not any(room[0] < r[2] and r[0] < room[2] and room[1] < r[3] and r[1] < room[3] for r in taken):
            taken.append(room)
            kind = "place-name area-name" if one.place.feature in _AREAS else "place-name"
            yield text(left, base, one.place.name, kind, anchor)
            return


def _label(marked: list[Marked]) -> str:
    names = ", ".join(one.place.name for one in sorted(marked, key=lambda each: -each.times))
    return f"Map of {number(len(marked))} place{'s' * (len(marked) > 1)}: {names}"
