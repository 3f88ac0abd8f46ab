"""What the figures of one sentence share without saying it again.

The bound of an amount repeated in brackets in another currency or measure, the noun of a count that follows another
("6 million homes, including 1.5 million in the south"), and index points ("rose 64 points to 4,577").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import Figure

_LINKS = frozenset(
    "including and or but to from while with of not than versus against whom which compared another".split()
)
_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and its tokens [start, end)."""

    figure: Figure
    start: int
    end: int


def complete(tokens: Tokens, before: list[Placed], placed: Placed) -> Figure:
    """The figure with what it shares with those before it in its sentence."""
    floor = tokens.sentence_start(placed.start) if before else 0
    for earlier in reversed(before[-_LOOK_BACK:]):
        if earlier.start < floor:
            break
        if _repeats(tokens, earlier, placed):
            return _with_bounds_of(earlier.figure, placed.figure)
        if _is_bare(placed.figure) and (shared := _take(tokens, earlier.figure, placed)):
            return shared
    return placed.figure


def _repeats(tokens: Tokens, earlier: Placed, placed: Placed) -> bool:
    """Whether an amount stands in brackets right after another of its kind in another unit."""
    in_brackets = placed.start == earlier.end + 1 and tokens.low[earlier.end] == "(" and tokens.word(placed.end) == ")"
    one, other = earlier.figure, placed.figure
    return in_brackets and one.kind == other.kind != "count" and one.unit != other.unit


def _with_bounds_of(one: Figure, other: Figure) -> Figure:
    return replace(
        other,
        low=None if one.low is None else other.low,
        high=None if one.high is None else other.high,
        low_inclusive=one.low_inclusive,
        high_inclusive=one.high_inclusive,
        change=other.change or one.change,
    )


def _is_bare(figure: Figure) -> bool:
    return figure.kind == "count" and figure.unit is None and figure.of is None


def _take(tokens: Tokens, one: Figure, placed: Placed) -> Figure | None:
    link = tokens.word(placed.start - 1)
    if one.unit == "point" and link in ("to", "at"):
        return replace(placed.figure, unit="point", kind="measure")
    if one.kind == "count" and one.unit is None and one.of is not None and link in _LINKS:
        return replace(placed.figure, of=one.of)
    return None
