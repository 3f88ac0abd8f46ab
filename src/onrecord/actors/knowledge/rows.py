"""Actors as lines of the shipped table, and back: one line an actor, columns parted by tabs.

Columns: id, name, kind, sort, country, description, aliases, offices, sources. In a column of several entries these
are parted by `|`; an alias begins with the letter of its sort, an office has its fields parted by `;`.
"""

from __future__ import annotations

from typing import cast

from onrecord.actors.knowledge.actor import Actor, Alias, AliasSort, Office
from onrecord.record import SpeakerKind

LETTER_OF: dict[AliasSort, str] = {
    "name": "n", "acronym": "a", "capital": "c", "seat": "s", "surname": "f", "adjective": "j", "demonym": "d",
}  # fmt: skip
SORT_OF: dict[str, AliasSort] = {letter: sort for sort, letter in LETTER_OF.items()}
RESERVED = "\t\n|;"
"""Characters that no name in the table may have."""


def to_row(actor: Actor) -> str:
    """One line, without its end. Raises ValueError where a field has a reserved character."""
    aliases = "|".join(LETTER_OF[alias.sort] + _checked(alias.text) for alias in actor.aliases)
    offices = "|".join(_office_row(office) for office in actor.offices)
    plain = (actor.id, actor.name, actor.kind, actor.sort, actor.country or "", actor.description or "")
    return "\t".join((*(_checked(field) for field in plain), aliases, offices, "|".join(actor.sources)))


def from_row(row: str) -> Actor:
    """The actor of a line that `to_row` made."""
    id_, name, kind, sort, country, description, aliases, offices, sources = row.split("\t")
    return Actor(
        id_,
        name,
        cast(SpeakerKind, kind),
        sort,
        country or None,
        description or None,
        tuple(Alias(entry[1:], SORT_OF[entry[0]]) for entry in aliases.split("|") if entry),
        tuple(_office(entry) for entry in offices.split("|") if entry),
        tuple(sources.split("|")),
    )


def _office_row(office: Office) -> str:
    fields = (office.role, office.title, office.of, office.begin, office.end, office.state, office.party, office.source)
    return ";".join(_checked(field or "") for field in fields)


def _office(entry: str) -> Office:
    role, title, of, begin, end, state, party, source = entry.split(";")
    return Office(role, title, of or None, begin or None, end or None, state or None, party or None, source)


def _checked(field: str) -> str:
    if any(character in field for character in RESERVED):
        raise ValueError(f"{field!r} has a character that parts the fields of the table")
    return field
