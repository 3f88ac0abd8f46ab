"""The estimate: a likelihood that a source puts on an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Span
    from onrecord.stance.yardsticks import Yardstick


@dataclass(frozen=True, slots=True)
class Horizon:
    """By when: the words' span; `begin` and `end` are ISO 8601 dates where known (grounding fills them)."""

    span: Span
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate. Spans are half-open, in code points; `low` and `high` bound the probability, by the yardstick.

    `statement` is the id of the innermost statement that makes the estimate.
    """

    statement: str
    outcome: Span
    phrase: Span
    low: float
    high: float
    yardstick: Yardstick
    horizon: Horizon | None
