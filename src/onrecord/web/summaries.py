"""Disputes in a few words: the question, and who holds which position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.web.matters import MatterIndex


@dataclass(frozen=True, slots=True)
class PositionSummary:
    """One position and its parties."""

    label: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeSummary:
    """One dispute."""

    id: str
    question: str
    address: str
    positions: tuple[PositionSummary, ...]


def dispute_summaries(matters: MatterIndex, number: int) -> list[DisputeSummary]:
    """The latest disputes."""
    return []
