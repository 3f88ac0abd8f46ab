"""The few shapes that the graphics are drawn with, as strings of SVG."""

from __future__ import annotations

import html
from collections.abc import Iterable

from onrecord.export.wording import showable

_LETTER = 0.56
"""Width of a letter of a sans-serif face, as a share of its size: the mean over English text."""


def picture(width: float, height: float, label: str, parts: Iterable[str], kind: str) -> str:
    """A whole picture; `label` says to those who cannot see it what it shows."""
    return (
        f'<svg class="graphic {kind}" viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" '
        f'height="{number(height)}" role="img" aria-label="{words(label)}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(parts)}</svg>"
    )


def words(text: str) -> str:
    """Text made harmless: what an article brings is shown, never obeyed."""
    return html.escape(showable(" ".join(text.split())), quote=True)


def number(value: float) -> str:
    """A coordinate to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"/>'


def box(x: float, y: float, width: float, height: float, kind: str, round_by: float = 0) -> str:
    """A rectangle."""
    rounded = f' rx="{number(round_by)}"' if round_by else ""
    return (
        f'<rect class="{kind}" x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}"{rounded}/>'
    )


def circle(x: float, y: float, radius: float, kind: str, title: str = "", fill: str = "") -> str:
    """A circle, with what a pointer that rests on it is told."""
    told = f"<title>{words(title)}</title>" if title else ""
    filled = f' fill="{fill}"' if fill else ""
    return f'<circle class="{kind}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"{filled}>{told}</circle>'


def text(x: float, y: float, said: str, kind: str, anchor: str = "start") -> str:
    """Words at a point of their base line."""
    return f'<text class="{kind}" x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{words(said)}</text>'


def width_of(said: str, size: float) -> float:
    """About how wide words are; SVG cannot fold or measure them."""
    return len(said) * size * _LETTER


def cut(said: str, width: float, size: float) -> str:
    """Words shortened with an ellipsis where they are wider than there is room."""
    most = max(1, int(width / (size * _LETTER)))
    plain = " ".join(said.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip(" ,;:–-") + "…"
