"""A number as it stands in the text: its bounds, and how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from onrecord.values import Number


class Numeral(NamedTuple):
    """A number at tokens [start, end): its bounds, the last scale word's value, and how it is written."""

    low: Number
    high: Number | None
    start: int
    end: int
    scale: int = 1
    soft: bool = False
    form: str = "digits"

    @property
    def is_plain(self) -> bool:
        """Whether it is one exact number."""
        return self.low == self.high


def plain(value: Decimal) -> Number:
    """An int where the value is whole, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)
