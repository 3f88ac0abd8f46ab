"""A source that is to be resolved, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.actors.offices import NOTHING, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.actors.entity import Entity
    from onrecord.actors.parties import Party


@dataclass(slots=True, eq=False)
class Mention:
    """A pronoun or description in its place. Runs are of tokens; `sort` says which weights count."""

    party: Party
    sort: str
    at: int
    sentence: int
    paragraph: int
    paragraph_of: Callable[[int], int]
    content: list[tuple[int, int]]
    sex: str | None
    quoted: bool
    headline: bool
    broken: Entity | None
    spoke_last: tuple[Entity, ...] = ()
    spoke_near: bool = False
    spoke_before: tuple[Entity, ...] = ()
    enclosing: tuple[Entity, ...] = ()
    by_office: tuple[Entity, ...] = ()
    age: str | None = None
    words_left: int = 0
    antecedent: Entity | None = None
    beside: tuple[Entity, ...] = ()
    told: Callable[[Entity], Known] = lambda _: NOTHING
    states: frozenset[str] = frozenset()
    rivals_agreeing: int = 0
    political: str | None = None
    agreements: dict[int, bool] = field(default_factory=dict)
    agreements_told: dict[int, str | None] = field(default_factory=dict)
    candidates: list[Entity] = field(default_factory=list)
