"""Figures over time: a matter's figures as a step line in SVG, with their bounds and who gave each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from onrecord.matters.claim import Claim, claims_of

if TYPE_CHECKING:
    from onrecord.matters import Matter, Ref
    from onrecord.record import Record, Statement

WIDTH, HEIGHT, MARGIN, FOOT = 720.0, 300.0, 70.0, 40.0
STYLE = (
    "text{font:12px sans-serif;fill:#222}.line{fill:none;stroke:#1d4f91;stroke-width:2}"
    ".bound{stroke:#1d4f91;stroke-width:1.5}.open{stroke-dasharray:3 3}.axis{stroke:#999}.dot{fill:#1d4f91}"
)


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its day, bounds (None: open), who gave it, and its words."""

    day: int
    low: float | None
    high: float | None
    party: str
    text: str

    @property
    def value(self) -> float:
        """Where the line stands: the bound that is given, the lower one of two."""
        return float(self.low if self.low is not None else self.high or 0.0)


def points_of(matter: Matter, index: Mapping[Ref, tuple[Record, Statement]]) -> list[Point]:
    """The figures of a matter's commonest thing by day; one for each speaker, day and value."""
    claims = _claims(matter, index)
    things = [(q.kind, q.unit, q.role) for claim in claims for q in claim.quantities]
    if not things:
        return []
    thing = max(sorted(set(things), key=str), key=things.count)
    found = {
        Point(claim.day or 0, q.low, q.high, claim.party, q.text)
        for claim in claims
        for q in claim.quantities
        if (q.kind, q.unit, q.role) == thing and claim.day
    }
    return sorted(found, key=lambda point: (point.day, point.value, point.party))


def _claims(matter: Matter, index: Mapping[Ref, tuple[Record, Statement]]) -> list[Claim]:
    wanted = set(matter.statements)
    records = {ref.document: index[ref][0] for ref in matter.statements if ref in index}
    return [claim for record in records.values() for claim in claims_of(record) if claim.ref in wanted]


def figure_line(matters: Iterable[Matter], index: Mapping[Ref, tuple[Record, Statement]]) -> str:
    """The SVG of the matter with the most figures; an empty picture where none has two."""
    laid = [(points_of(matter, index), matter.question) for matter in matters]
    points, question = max(laid, key=lambda one: len(one[0]), default=([], ""))
    return draw_figures(points if len(points) > 1 else [], question)


def draw_figures(points: Sequence[Point], question: str) -> str:
    """A step line of points in order of days, from a zero line; an open bound is a broken line upwards or downwards."""
    parts = [f"<title>{escape(question)}</title>", f"<style>{STYLE}</style>", *_drawn(points)]
    parts.append(f'<text x="{MARGIN}" y="18">{escape(question)}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img">'
        f"{''.join(parts)}</svg>\n"
    )


def _drawn(points: Sequence[Point]) -> list[str]:
    if not points:
        return []
    first, days = points[0].day, max(points[-1].day - points[0].day, 1)
    top = max(max(point.value, point.high or 0.0) for point in points) or 1.0
    base = HEIGHT - FOOT

    def x(point: Point) -> float:
        return MARGIN + (point.day - first) / days * (WIDTH - 2 * MARGIN)

    def y(value: float) -> float:
        return base - value / top * (base - MARGIN)

    steps = f"M{x(points[0]):.1f} {y(points[0].value):.1f}"
    steps += "".join(f"H{x(point):.1f}V{y(point.value):.1f}" for point in points[1:])
    parts = [f'<line class="axis" x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{base}" y2="{base}"/>']
    parts.append(f'<path class="line" d="{steps}"/>')
    for point in points:
        parts += _marked(point, x(point), y)
    return parts


def _marked(point: Point, at: float, y: Callable[[float], float]) -> list[str]:
    low = y(point.low) if point.low is not None else HEIGHT - FOOT
    high = y(point.high) if point.high is not None else MARGIN / 2
    kind = "bound open" if point.low is None or point.high is None else "bound"
    told = escape(f"{point.text}, {point.party}")
    return [
        f'<line class="{kind}" x1="{at:.1f}" x2="{at:.1f}" y1="{low:.1f}" y2="{high:.1f}"/>',
        f'<circle class="dot" cx="{at:.1f}" cy="{y(point.value):.1f}" r="4"><title>{told}</title></circle>',
        f'<text x="{at:.1f}" y="{y(point.value) - 8:.1f}" text-anchor="middle">{escape(point.text[:24])}</text>',
        f'<text x="{at:.1f}" y="{HEIGHT - FOOT + 16:.1f}" text-anchor="middle">{date.fromordinal(point.day)}</text>',
    ]
