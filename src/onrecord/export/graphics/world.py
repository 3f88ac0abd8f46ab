"""The world's coasts and borders, read from one small file: Natural Earth 1:50 million, thinned.

The file's lines after the first: an arc each, then an empty line, then a country each (its code, then its rings, each
the numbers of its arcs; one that runs backwards is negative, ~n). An arc is a polyline in steps of the grid, each step
east then north, written in the printable characters from "?" on: five bits a character, the lowest first, the
sixth bit saying that more follow, the sign in the lowest bit of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

GRID = 0.02
"""Degrees of a step."""
Point = tuple[float, float]
Line = list[Point]
_EDGE = 180.0
_ZERO, _MORE = 63, 32


@dataclass(frozen=True, slots=True)
class World:
    """Rings of land by country (degrees east and north, closed), and the lines that two countries share."""

    countries: dict[str, tuple[Line, ...]]
    borders: tuple[Line, ...]


def encode_line(points: Iterable[tuple[int, int]]) -> str:
    """A line of the file from whole steps of the grid."""
    letters: list[str] = []
    before = (0, 0)
    for point in points:
        for step in (point[0] - before[0], point[1] - before[1]):
            rest = ~(step << 1) if step < 0 else step << 1
            while rest >= _MORE:
                letters.append(chr((rest & (_MORE - 1) | _MORE) + _ZERO))
                rest >>= 5
            letters.append(chr(rest + _ZERO))
        before = point
    return "".join(letters)


def decode_line(line: str) -> Line:
    """Degrees east and north of a line of the file."""
    steps: list[int] = []
    value = shift = 0
    for letter in line:
        bits = ord(letter) - _ZERO
        value |= (bits & (_MORE - 1)) << shift
        shift += 5
        if bits < _MORE:
            steps.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    points: Line = []
    east = north = 0
    for move_east, move_north in zip(steps[::2], steps[1::2], strict=True):
        east, north = east + move_east, north + move_north
        points.append((east * GRID, north * GRID))
    return points


@cache
def world() -> World:
    """The file, decoded once a process (about 30 ms)."""
    raw = files(__package__).joinpath("data", "world.txt").read_text(encoding="ascii")
    arc_lines, _, country_lines = raw.partition("\n\n")
    arcs = [decode_line(line) for line in arc_lines.split("\n")[1:]]
    uses: Counter[int] = Counter()
    countries: dict[str, tuple[Line, ...]] = {}
    for row in country_lines.split("\n")[:-1]:
        code, _, rings = row.partition(" ")
        numbered = [[int(at) for at in ring.split()] for ring in rings.split(",")]
        uses.update({at if at >= 0 else ~at for ring in numbered for at in ring})
        countries[code] = tuple(whole for ring in numbered for whole in _ring(ring, arcs))
    return World(countries, tuple(arcs[at] for at, times in uses.items() if times > 1))


def _ring(numbers: list[int], arcs: list[Line]) -> list[Line]:
    """A ring by its arcs; one that crosses the 180th meridian twice over, on either side of the map."""
    ring = _unrolled([point for at in numbers for point in (arcs[at] if at >= 0 else arcs[~at][::-1])[:-1]])
    easts = [point[0] for point in ring]
    if max(easts) > _EDGE or min(easts) < -_EDGE:
        return [[(east + turn, north) for east, north in ring] for turn in (-360.0, 0.0, 360.0)]
    return [ring]


def _unrolled(ring: Line) -> Line:
    """A ring without jumps from one edge of the map to the other; one around the pole is closed over it."""
    east, points = ring[0][0], []
    for point in ring:
        east += (point[0] - east + 180) % 360 - 180
        points.append((east, point[1]))
    if abs(points[-1][0] - points[0][0]) > _EDGE:
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    return points
