"""How sure a speaker is: the ranker's chances brought down to measured shares of right answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.resolution import Resolved

_NAMED = 0.98
_NAMED_KIND_OPEN = 0.9
_SLOPE, _SHIFT = 0.75, 0.1
"""The ranker is too sure of itself: fitted by eye to the bins that training/actors/cross_validate.py prints."""


def confidence_of(one: Resolved) -> float:
    """The chance, to two decimals, that the party is who the record says, or that it stays unnamed rightly."""
    if one.party is not None and one.party.form == "name" and one.probability == 1.0:
        sure = one.entity is not None and one.entity.certain_kind
        return _NAMED if sure else _NAMED_KIND_OPEN
    chance = min(max(one.probability, 0.02), 0.98)
    score = _SLOPE * math.log(chance / (1 - chance)) + _SHIFT
    return round(1 / (1 + math.exp(-score)), 2)
