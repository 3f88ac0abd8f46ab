"""Where an annotation's selectors point in a text: by position, and where that no longer fits, by the words quoted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.record import Span


class AnchorError(ValueError):
    """Selectors that point nowhere in the text; says why."""


def anchored(text: str, selectors: list[dict[str, Any]]) -> Span:
    """The span that TextPositionSelector and TextQuoteSelector tell together. Raises AnchorError where they tell none.

    A position that does not carry the quoted words yields to the quote: with the words around it if they are found,
    else the place nearest to the position (as Hypothesis' clients re-anchor).
    """
    position = next((_position(one) for one in selectors if one.get("type") == "TextPositionSelector"), None)
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    exact = quote.get("exact") if quote else None
    if position is not None and position[0] < position[1] <= len(text) and exact in (None, text[slice(*position)]):
        return position
    if not isinstance(exact, str) or not exact or quote is None:
        raise AnchorError("has no position within the text, and no quote to find it by")
    places = list(_places(text, exact))
    if not places:
        raise AnchorError(f"the words {exact[:60]!r} do not stand in the text")
    start = max(places, key=lambda place: (_agreement(text, place, quote), -abs(place - (position or (0, 0))[0])))
    return start, start + len(exact)


def _position(selector: dict[str, Any]) -> Span | None:
    match selector.get("start"), selector.get("end"):
        case (int(start), int(end)) if start >= 0:
            return start, end
    return None


def _places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(text: str, place: int, quote: dict[str, Any]) -> int:
    prefix, suffix = str(quote.get("prefix") or ""), str(quote.get("suffix") or "")
    end = place + len(str(quote["exact"]))
    return text[:place].endswith(prefix) + text[end:].startswith(suffix)
