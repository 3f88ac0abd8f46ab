"""The figure: one quantity of an article, with bounds on its value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Number = int | float
Kind = Literal["money", "count", "percent", "measure"]
Role = Literal["killed", "wounded", "captured", "displaced", "missing"]
Change = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity. Spans are half-open, in code points of the article's text.

    `low` and `high` bound the value and are equal for a plain number; one is None where the words leave that side
    open. `low_inclusive` and `high_inclusive` say whether the bound itself may be the value. `unit` is an ISO 4217
    code, `%`, or the symbol or English name of a measure, with what it is counted by ("USD per barrel"); None for
    counted things, whose noun stands at `of`. `role` says what happened to counted people.
    """

    span: Span
    text: str
    low: Number | None
    high: Number | None
    low_inclusive: bool
    high_inclusive: bool
    approximate: bool
    change: Change | None
    unit: str | None
    kind: Kind
    of: Span | None
    role: Role | None
