"""Facets as links with counts: each option knows the address that chooses it, or takes it away again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.store.answers import FacetValue
    from onrecord.web.addressing import Address

SHOWN = 8
"""Options of one facet on a page: what is seen at a glance."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet."""

    label: str
    count: int | None
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; `name` is its parameter in the address."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    address: str


def facet(
    address: Address,
    name: str,
    title: str,
    values: Iterable[FacetValue],
    words: dict[str, str] | None = None,
    shown: int = SHOWN,
) -> Facet:
    """A facet of a page. `words` gives labels for values that are codes."""
    chosen = address.value(name)
    options = [
        Option(
            (words or {}).get(one.value, one.label),
            one.count,
            one.value == chosen,
            address.having(name, None if one.value == chosen else one.value),
        )
        for one in list(values)[:shown]
    ]
    if chosen and not any(option.chosen for option in options):
        options.insert(0, Option((words or {}).get(chosen, chosen), None, True, address.having(name, None)))
    return Facet(name, title, tuple(options))


def chips(address: Address, names: dict[str, str]) -> tuple[Chip, ...]:
    """The filters in force of these parameters, by their titles."""
    return tuple(
        Chip(f"{names[key]}: {value}", address.having(key, None)) for key, value in address.state() if key in names
    )
