"""An actor of the table: what it is called, and which offices it held when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from onrecord.record import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")
AliasSort = Literal["name", "acronym", "capital", "seat", "surname", "adjective", "demonym"]

KINDS: tuple[str, ...] = get_args(SpeakerKind)
ALIAS_SORTS: tuple[AliasSort, ...] = get_args(AliasSort)
NAMING: frozenset[AliasSort] = frozenset({"name", "acronym", "capital", "seat", "surname"})
"""The sorts of alias that may stand for the actor itself; an adjective or demonym only tells the state."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A further name and its sort: `capital` and `seat` are metonyms, an `acronym` is matched as it is written."""

    text: str
    sort: AliasSort = "name"


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office. `of` is the ISO 3166 code of a state (US, US-VT) or the id of a body (org/nato).

    `begin` and `end` are ISO 8601 dates cut to what is known; the end is the day the office passed on.
    No begin: not known. No end: in office as far as the source reaches. `state` and `party` are those of a legislator.
    """

    role: str
    title: str
    of: str | None = None
    begin: str | None = None
    end: str | None = None
    state: str | None = None
    party: str | None = None
    source: str = "user"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a government or a body. `id` is stable; `sort` says more than `kind` (state, ministry, alliance, …)."""

    id: str
    name: str
    kind: SpeakerKind
    sort: str = ""
    country: str | None = None
    description: str | None = None
    aliases: tuple[Alias, ...] = ()
    offices: tuple[Office, ...] = ()
    sources: tuple[str, ...] = ("user",)

    @property
    def names(self) -> tuple[str, ...]:
        """All that the actor is called, its usual name first; without adjectives and demonyms."""
        return (self.name, *(alias.text for alias in self.aliases if alias.sort in NAMING))

    def of_sort(self, sort: AliasSort) -> tuple[str, ...]:
        """The further names of one sort: capitals, seats, adjectives and so on."""
        return tuple(alias.text for alias in self.aliases if alias.sort == sort)

    def with_more(self, other: Actor) -> Actor:
        """The actor with what another entry of the same id adds; what the other says of itself holds."""
        former = (Alias(self.name),) if self.name != other.name else ()
        return replace(
            other,
            sort=other.sort or self.sort,
            country=other.country or self.country,
            description=other.description or self.description,
            aliases=_joined(self.aliases, (*other.aliases, *former)),
            offices=_joined(self.offices, other.offices),
            sources=_joined(self.sources, other.sources),
        )


def _joined(first: Iterable[_T], second: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*first, *second)))
