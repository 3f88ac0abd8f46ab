"""How sure a speaker is: measured shares of right answers by how the party was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.actors.resolution import Resolved

_NAMED = 0.98
_NAMED_KIND_OPEN = 0.9


def confidence_of(one: Resolved) -> float:
    """The chance, to two decimals, that the party is who the record says, or that it stays unnamed rightly."""
    if one.party is not None and one.party.form == "name" and one.probability == 1.0:
        sure = one.entity is not None and one.entity.certain_kind
        return _NAMED if sure else _NAMED_KIND_OPEN
    return round(min(one.probability, 0.99), 2)
