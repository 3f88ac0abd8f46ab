"""The reliability plot as SVG: confidence against the share that was right, readable in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.evaluation.calibration import Bin, expected_error

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDE = 320
_LEFT, _TOP = 56, 24
_WIDTH, _HEIGHT = _LEFT + _SIDE + 24, _TOP + _SIDE + 60
_LEAST_RADIUS, _MOST_RADIUS = 3.0, 10.0
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

_STYLE = """
  svg { color: #1b1f24; background: #ffffff; font: 12px system-ui, sans-serif; }
  .grid { stroke: currentColor; stroke-opacity: 0.15; }
  .frame { fill: none; stroke: currentColor; stroke-opacity: 0.6; }
  .ideal { stroke: currentColor; stroke-dasharray: 5 4; stroke-opacity: 0.7; }
  .gap { stroke: #b3541e; stroke-width: 2; }
  .bin { fill: #0b5cad; }
  text { fill: currentColor; }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6e9ed; background: #14171a; }
    .gap { stroke: #f0a36b; }
    .bin { fill: #7db8f5; }
  }
"""


def reliability_svg(bins: Sequence[Bin]) -> str:
    """A standalone SVG of the bins: one dot each (its area grows with the count), a line from each dot to the ideal."""
    total = sum(one.count for one in bins)
    error = expected_error(bins)
    told = f"{total} statements in {len(bins)} bins, expected calibration error {error:.3f}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"',
        '  role="img" aria-labelledby="reliability-title reliability-told">',
        '<title id="reliability-title">Reliability of the confidence</title>',
        f'<desc id="reliability-told">{told}.</desc>',
        f"<style>{_STYLE}</style>",
        *_axes(),
        f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>',
        *(_dot(one, total) for one in bins),
        f'<text x="{_x(0.03)}" y="{_y(0.95)}">{told}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes() -> list[str]:
    parts = [f'<rect class="frame" x="{_LEFT}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>']
    for tick in _TICKS:
        parts += [
            f'<line class="grid" x1="{_x(tick)}" y1="{_y(0)}" x2="{_x(tick)}" y2="{_y(1)}"/>',
            f'<line class="grid" x1="{_x(0)}" y1="{_y(tick)}" x2="{_x(1)}" y2="{_y(tick)}"/>',
            f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:.1f}</text>',
            f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:.1f}</text>',
        ]
    middle = _TOP + _SIDE / 2
    return [
        *parts,
        f'<text x="{_x(0.5)}" y="{_y(0) + 42}" text-anchor="middle">mean confidence</text>',
        f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">share that was right</text>',
    ]


def _dot(one: Bin, total: int) -> str:
    radius = _LEAST_RADIUS + (_MOST_RADIUS - _LEAST_RADIUS) * (one.count / total) ** 0.5
    x, y = _x(one.confidence), _y(one.correct)
    return (
        f'<line class="gap" x1="{x}" y1="{y}" x2="{x}" y2="{_y(one.confidence)}"/>'
        f'<circle class="bin" cx="{x}" cy="{y}" r="{radius:.1f}">'
        f"<title>{one.count} statements, confidence {one.confidence:.2f}, right {one.correct:.2f}</title></circle>"
    )


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)
