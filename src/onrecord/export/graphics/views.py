"""The view of a map: which part of the world it shows, and where a point of the world stands in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.export.graphics.world import Line, Point

_LEAST_DEGREES = 20.0
"""Width of the closest view: nearer, the lines of 1:50 million are too coarse."""
_MARGIN = 0.16
_STEEPEST = 60.0
_STEP = 4
"""Half pixels between two points of a line, counted along both axes."""
_SOUTH, _NORTH = -58.0, 80.0
"""The world without the Antarctic, unless a place lies there."""


@dataclass(frozen=True, slots=True)
class View:
    """A plate carrée whose middle parallel has true scale; all in degrees but `width` and `height` (pixels)."""

    west: float
    east: float
    south: float
    north: float
    width: float
    height: float

    def at(self, east: float, north: float) -> Point:
        """A point of the world in pixels from the upper left."""
        return (
            (east - self.west) / (self.east - self.west) * self.width,
            (self.north - north) / (self.north - self.south) * self.height,
        )

    def shows(self, east: float, north: float) -> bool:
        """Whether a point of the world lies in the view."""
        return self.west <= east <= self.east and self.south <= north <= self.north


def view_of(points: Sequence[Point], width: float, most_height: float) -> View:
    """The smallest view that holds all points (degrees east, north) with a margin; no points give the world."""
    if not points:
        return _fitted(-180, 180, _SOUTH, _NORTH, width, most_height)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (west + east) / 2
    wide = max((east - west) * (1 + 2 * _MARGIN), _LEAST_DEGREES)
    tall = max((north - south) * (1 + 2 * _MARGIN), _LEAST_DEGREES / 2)
    if wide > 200:
        return _fitted(-180, 180, min(_SOUTH, south), max(_NORTH, north), width, most_height)
    centre = (south + north) / 2
    return _fitted(middle - wide / 2, middle + wide / 2, centre - tall / 2, centre + tall / 2, width, most_height)


def _fitted(west: float, east: float, south: float, north: float, width: float, most_height: float) -> View:
    """The view widened on one side such that degrees keep their shape and the picture its greatest height."""
    south, north = max(south, -90.0), min(north, 90.0)
    narrow = math.cos(math.radians(min(abs(south + north) / 2, _STEEPEST)))
    wanted = (north - south) / ((east - west) * narrow)
    highest, lowest = most_height / width, 0.75 * most_height / width
    if wanted > highest:
        wide = (north - south) / highest / narrow
        west, east = (west + east - wide) / 2, (west + east + wide) / 2
    elif wanted < lowest:
        tall = (east - west) * narrow * lowest
        south, north = (south + north - tall) / 2, (south + north + tall) / 2
    west, east = _inside(west, east, 180.0)
    south, north = _inside(south, north, 90.0)
    height = (north - south) / ((east - west) * narrow) * width
    return View(west, east, south, north, width, min(height, most_height * 1.05))


def _inside(low: float, high: float, edge: float) -> tuple[float, float]:
    """A stretch moved, and where needed cut, such that it stays on the map."""
    if low < -edge:
        low, high = -edge, min(edge, high - edge - low)
    if high > edge:
        low, high = max(-edge, low - (high - edge)), edge
    return low, high


def clipped(ring: Line, view: View, beyond: float = 1.0) -> Line:
    """A closed ring cut at the view's edges (a little beyond them), by Sutherland and Hodgman's way."""
    for axis, edge, keeps in (
        (0, view.west - beyond, 1),
        (0, view.east + beyond, -1),
        (1, view.south - beyond, 1),
        (1, view.north + beyond, -1),
    ):
        if all((point[axis] - edge) * keeps >= 0 for point in ring):
            continue
        ring = _cut_at(ring, axis, edge, keeps)
    return ring


def _cut_at(ring: Line, axis: int, edge: float, keeps: int) -> Line:
    kept: Line = []
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        inside, was = (point[axis] - edge) * keeps >= 0, (before[axis] - edge) * keeps >= 0
        if inside != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before = point
    return kept


def path(lines: Iterable[Line], view: View, closed: bool) -> str:
    """Lines as the data of an SVG path, in half pixels; what would be smaller than a pixel or two is left out."""
    parts: list[str] = []
    for each in lines:
        points = _apart(each, view)
        if len(points) > (2 if closed else 1):
            parts.append(_steps(points) + ("z" if closed else ""))
    return "".join(parts)


def _steps(points: list[tuple[int, int]]) -> str:
    """A line as its first point and then steps, which are shorter to write than points."""
    moves = (f"{(b[0] - a[0]) / 2:g},{(b[1] - a[1]) / 2:g}" for a, b in pairwise(points))
    return f"M{points[0][0] / 2:g},{points[0][1] / 2:g}l{' '.join(moves)}"


def _apart(ring: Line, view: View) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for point in ring:
        x, y = view.at(*point)
        rounded = round(x * 2), round(y * 2)
        if not points or abs(rounded[0] - points[-1][0]) + abs(rounded[1] - points[-1][1]) >= _STEP:
            points.append(rounded)
    return points
