"""When each position of a matter was said: a line a position, a dot a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.web.drawing.days import Tick, axis_over, day_of

WIDTH, LINE, TOP = 900.0, 34.0, 12.0
LEFT = 12.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One position: its label, its line's height, and where its dots are, each with its number of statements."""

    label: str
    y: float
    dots: tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing; no lanes where no day is known."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float


def strip(positions: Sequence[tuple[str, Sequence[str]]]) -> Strip:
    """Positions by their labels, with the ISO days on which they were said."""
    days = {value: day for _, values in positions for value in values if (day := day_of(value))}
    axis = axis_over(days.values(), LEFT, WIDTH - LEFT)
    if axis is None:
        return Strip((), (), WIDTH, 0)
    lanes = []
    for number, (label, values) in enumerate(positions):
        places = [axis.at(days[value]) for value in values if value in days]
        dots = tuple((place, places.count(place)) for place in dict.fromkeys(places))
        lanes.append(Lane(label, TOP + LINE * number + 22, dots))
    return Strip(tuple(lanes), tuple(axis.ticks()), WIDTH, TOP + LINE * len(lanes) + 26)
