"""Under which keys an actor is found; the shipped index and the actors of a user's file are made alike.

A key of a name leads to a reference behind the letter of the alias' sort (`n12`). `%` and a name or adjective lead to
the code of a state, `@` and an id to a reference, `#US/president` to references with the place of the office (`12.0`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.knowledge.actor import NAMING
from onrecord.actors.knowledge.keys import acronym_key, name_key
from onrecord.actors.knowledge.rows import LETTER_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.knowledge.actor import Actor, Alias, Office

Entry = tuple[str, str]
"""A key and one of its values."""


def name_entries(actor: Actor, reference: str) -> Iterator[Entry]:
    """The id, the names, and for a government the words that tell its state."""
    yield "@" + actor.id, reference
    yield name_key(actor.name), f"n{reference}"
    for alias in actor.aliases:
        if alias.sort in NAMING:
            yield _key(alias), LETTER_OF[alias.sort] + reference
        if actor.kind == "government" and actor.country and alias.sort in ("name", "acronym", "adjective", "demonym"):
            yield "%" + (acronym_key(alias.text) if alias.text.isupper() else _key(alias)), actor.country


def office_key(of: str, role: str) -> str:
    """Where the holders of an office are found."""
    return f"#{of}/{role}"


def office_entries(actor: Actor, reference: str) -> Iterator[Entry]:
    """The offices as they are; those of legislators also under their state."""
    for place, office in enumerate(actor.offices):
        for of in _bodies(office):
            yield office_key(of, office.role), f"{reference}.{place}"


def _bodies(office: Office) -> list[str]:
    return [of for of in (office.of, f"US-{office.state}" if office.state else None) if of]


def _key(alias: Alias) -> str:
    return acronym_key(alias.text) if alias.sort == "acronym" else name_key(alias.text)
