"""Quotation marks: which stretches of a text stand inside them. Never raises, whatever the marks do.

Each mark of a paragraph may open, close, or do neither (an apostrophe, a stray mark); every choice has
a cost by its shape and neighbours, and the cheapest reading of the whole paragraph wins (Viterbi over
the stack of open marks). So one stray mark costs one mark, not the rest of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STRAIGHT, CURLY, ANGLE, SINGLE, SINGLE_CURLY = range(5)
_SINGLES = (SINGLE, SINGLE_CURLY)

_FAMILY = {
    '"': STRAIGHT,
    "＂": STRAIGHT,
    "“": CURLY,
    "”": CURLY,
    "„": CURLY,
    "‟": CURLY,
    "«": ANGLE,
    "»": ANGLE,
    "'": SINGLE,
    "`": SINGLE,
    "‘": SINGLE_CURLY,
    "’": SINGLE_CURLY,
    "‚": SINGLE_CURLY,
    "‛": SINGLE_CURLY,
    "‹": SINGLE_CURLY,
    "›": SINGLE_CURLY,
}
_MIXED_WITH = {STRAIGHT: CURLY, CURLY: STRAIGHT, SINGLE: SINGLE_CURLY, SINGLE_CURLY: SINGLE}
_OPENING_SHAPES = frozenset("“„‟«‘‚‛`‹")
_CLOSING_SHAPES = frozenset("”»’›")
_MARK = re.compile("[" + "".join(_FAMILY) + "]")
_OPENS_AFTER = frozenset("([{—–-/:…") | frozenset(_FAMILY)
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-/…") | frozenset(_FAMILY)

# Costs are in arbitrary units, set so that one clear sign outweighs one stray mark.
_AGAINST_CONTEXT = 2.5
_AGAINST_SHAPE = 3.0
_OTHER_FAMILY = 1.5
"""A curly mark closed by a straight one, or the reverse: a slip, but likelier than two stray marks."""
_UNDECIDED = 1.0
_STRAY = 4.0
_APOSTROPHE_AT_END = 0.7
_APOSTROPHE_AT_START = 1.2
_UNCLOSED = 2.0
_UNCLOSED_BUT_GOES_ON = 0.2
_UNCLOSED_SINGLE = 3.0
_GOES_ON_UNMARKED = 1.0
_MAX_OPEN = 2
_MAX_MARKS = 4000
"""A paragraph with more marks than this is read in pieces of so many: no text is that dense by intent."""

Stack = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, half-open in code points with its marks; `closed` is false where a paragraph ended it."""

    start: int
    end: int
    level: int
    single: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    position: int
    family: int
    open_cost: float
    close_cost: float
    skip_cost: float


def read_quotes(text: str) -> list[Quote]:
    """All quoted stretches of a text in order of their start; those that run over paragraphs come one a paragraph."""
    quotes: list[Quote] = []
    open_before = False
    paragraphs = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    for index, (start, end) in enumerate(paragraphs):
        marks = list(_marks(text, start, end))
        if not marks:
            open_before = False
            continue
        goes_on = index + 1 < len(paragraphs) and _starts_with_mark(text, paragraphs[index + 1][0])
        for offset in range(0, len(marks), _MAX_MARKS):
            part = marks[offset : offset + _MAX_MARKS]
            rest = marks[offset + _MAX_MARKS : offset + _MAX_MARKS + 1]
            until = rest[0].position if rest else end
            found, open_before = _read_paragraph(part, start, until, open_before, goes_on)
            quotes.extend(found)
            start = until
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def _starts_with_mark(text: str, start: int) -> bool:
    while start < len(text) and text[start] in " \t\u00a0":
        start += 1
    return start < len(text) and text[start] in _FAMILY


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        family = _FAMILY[match[0]]
        if family in _SINGLES and before.isalnum() and after.isalnum():
            continue
        yield _weigh(at, match[0], family, before, after)


def _weigh(at: int, mark: str, family: int, before: str, after: str) -> _Mark:
    free_left = before.isspace() or before in _OPENS_AFTER
    free_right = after.isspace() or after in _CLOSES_BEFORE
    if free_left and not free_right:
        open_cost, close_cost = 0.0, _AGAINST_CONTEXT
    elif free_right and not free_left:
        open_cost, close_cost = _AGAINST_CONTEXT, 0.0
    else:
        open_cost = close_cost = _UNDECIDED
    if mark in _OPENING_SHAPES:
        close_cost += _AGAINST_SHAPE
    elif mark in _CLOSING_SHAPES:
        open_cost += _AGAINST_SHAPE
        close_cost = min(close_cost, _UNDECIDED)
    skip_cost = _STRAY
    if family in _SINGLES:
        skip_cost = _APOSTROPHE_AT_END if before.isalnum() else _APOSTROPHE_AT_START
        if after.isdigit() or (mark == "’" and not before.isalnum() and after.isalnum()):
            skip_cost = 0.0
    return _Mark(at, family, open_cost, close_cost, skip_cost)


def _read_paragraph(
    marks: list[_Mark], start: int, end: int, open_before: bool, goes_on: bool
) -> tuple[list[Quote], bool]:
    beams: dict[Stack, tuple[float, tuple[object, ...]]] = {(): (0.0, ())}
    if open_before:
        beams |= {(family,): (_GOES_ON_UNMARKED, ()) for family in (STRAIGHT, CURLY, ANGLE)}
    inherited = {stack: stack for stack in beams}
    history: list[dict[Stack, Stack]] = []
    costs = {stack: cost for stack, (cost, _) in beams.items()}
    for mark in marks:
        costs, came_from = _advance(costs, mark)
        history.append(came_from)
    last = min(costs, key=lambda stack: costs[stack] + _ending_cost(stack, goes_on))
    stacks = [last]
    for came_from in reversed(history):
        stacks.append(came_from[stacks[-1]])
    stacks.reverse()
    still_open = any(family not in _SINGLES for family in last)
    return _stretches(marks, stacks, start, end, inherited), still_open


def _advance(costs: dict[Stack, float], mark: _Mark) -> tuple[dict[Stack, float], dict[Stack, Stack]]:
    best: dict[Stack, float] = {}
    came_from: dict[Stack, Stack] = {}
    for stack, cost in costs.items():
        steps = [(stack, mark.skip_cost)]
        if mark.family not in stack and len(stack) < _MAX_OPEN:
            steps.append(((*stack, mark.family), mark.open_cost))
        if stack and stack[-1] == mark.family:
            steps.append((stack[:-1], mark.close_cost))
        elif stack and stack[-1] == _MIXED_WITH.get(mark.family):
            steps.append((stack[:-1], mark.close_cost + _OTHER_FAMILY))
        for target, step_cost in steps:
            if cost + step_cost < best.get(target, float("inf")):
                best[target] = cost + step_cost
                came_from[target] = stack
    return best, came_from


def _ending_cost(stack: Stack, goes_on: bool) -> float:
    doubles = _UNCLOSED_BUT_GOES_ON if goes_on else _UNCLOSED
    return sum(_UNCLOSED_SINGLE if family in _SINGLES else doubles for family in stack)


def _stretches(
    marks: list[_Mark], stacks: list[Stack], start: int, end: int, inherited: dict[Stack, Stack]
) -> list[Quote]:
    quotes: list[Quote] = []
    opened = [(start, family) for family in inherited[stacks[0]]]
    for mark, before, after in zip(marks, stacks, stacks[1:], strict=False):
        if len(after) > len(before):
            opened.append((mark.position, mark.family))
        elif len(after) < len(before):
            begin, family = opened.pop()
            quotes.append(Quote(begin, mark.position + 1, len(opened), family in _SINGLES, True))
    while opened:
        begin, family = opened.pop()
        quotes.append(Quote(begin, end, len(opened), family in _SINGLES, False))
    return quotes
