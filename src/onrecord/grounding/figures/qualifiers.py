"""What stands around a number and bounds, softens or directs it: "more than", "or so", "rose by"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.grounding.figures.lexicon import Bound, bounds_after, bounds_before, changes

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import Change

_FILLERS = frozenset("a an just only even another still further".split())
_STEPS = frozenset(
    "by another only just about around roughly approximately nearly almost some a an of as much further less more "
    "than".split()
)
_PARTICLES = frozenset(
    "made make makes making set sets put give gives gave picked taken took ended end comes came".split()
)
_LOOK_BACK = 25


class Qualified(NamedTuple):
    """Tokens [start, end) with all qualifiers taken in, and what they say, the nearest first."""

    bounds: tuple[Bound, ...]
    start: int
    end: int


def qualify(tokens: Tokens, start: int, end: int) -> Qualified:
    """The bounding phrases before and after a quantity at tokens [start, end)."""
    bounds: list[Bound] = []
    for _ in range(3):
        at = start
        while at > 0 and tokens.word(at - 1) in _FILLERS:
            at -= 1
        found = bounds_before().before(tokens.low, at)
        if found is None or _means_place(tokens, found.start, found.end):
            break
        bounds.append(found.entry)
        start = found.start
    after = bounds_after().at(tokens.low, end)
    if after is not None and not _is_sum(tokens, after.start, after.end):
        bounds.append(after.entry)
        end = after.end
    return Qualified(tuple(bounds), start, end)


def change_before(tokens: Tokens, start: int, is_distance: bool) -> Change | None:
    """Up or down where the quantity is the amount of a change: the verb right before it, or a verb and "by".

    A distance after "up" or "down" tells where something is.
    """
    at, has_by = start - 1, False
    while at >= 0 and tokens.low[at] not in changes() and (tokens.low[at] in _STEPS or tokens.low[at].endswith("ly")):
        has_by = has_by or tokens.low[at] == "by"
        at -= 1
    if at < 0 or tokens.low[at] == "to":
        return None
    direction = changes().get(tokens.low[at])
    if tokens.low[at] in ("up", "down") and (is_distance or tokens.word(at - 1) in _PARTICLES):
        return None
    if direction:
        return direction
    return _verb_before_by(tokens, at) if has_by else None


def _verb_before_by(tokens: Tokens, at: int) -> Change | None:
    floor = max(tokens.sentence_start(at), at - _LOOK_BACK)
    for place in range(at, floor - 1, -1):
        if tokens.low[place] in changes():
            return changes()[tokens.low[place]]
    return None


def _means_place(tokens: Tokens, start: int, end: int) -> bool:
    """As in "below", "above" and "over" after an amount, and "some" after a determiner, bound nothing."""
    word = tokens.low[start]
    if end - start == 1 and word in ("above", "below", "under", "over", "around", "about"):
        return tokens.word(start - 1) in ("and", "or") and word in ("above", "below", "under", "over")
    return False


def _is_sum(tokens: Tokens, start: int, end: int) -> bool:
    """As in "plus" before another amount adds it."""
    return tokens.low[start] in ("plus", "+") and tokens.word(end)[:1].isdigit()
