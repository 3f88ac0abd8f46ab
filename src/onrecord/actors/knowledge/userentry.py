"""One entry of a user's file as an actor: each field checked, each error naming the place and what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, cast

from onrecord.actors.knowledge.actor import ALIAS_SORTS, KINDS, Actor, Alias, AliasSort, Office
from onrecord.actors.knowledge.keys import name_key, slug
from onrecord.actors.knowledge.phrases import american
from onrecord.actors.knowledge.rows import RESERVED
from onrecord.actors.knowledge.table import shipped
from onrecord.actors.knowledge.terms import days
from onrecord.errors import UsageError
from onrecord.record import SpeakerKind

OWN_FIELDS = ("id", "name", "kind", "sort", "country", "description", "aliases")
OFFICE_FIELDS = ("role", "title", "of", "begin", "end", "state", "party")
_PREFIX = {"person": "person", "government": "gov"}
_ID = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands, for the errors."""

    file: str
    where: str

    def __str__(self) -> str:
        return f"{self.file}, {self.where}"

    def wrong(self, field: str, value: object, what: str) -> UsageError:
        """The error that a field's value is wrong."""
        return UsageError(f"{self}: {field} {str(value)[:60]!r} {what}")


def actor_of(place: Place, entry: dict[str, Any]) -> Actor:
    """The actor of an entry: own fields, sorts of alias, and a list of offices. Raises UsageError."""
    _check_fields(place, entry, {*OWN_FIELDS, "office", *ALIAS_SORTS})
    name = _string(place, entry, "name")
    if not name:
        raise UsageError(f"{place}: name is empty: give the actor its usual name")
    kind = _string(place, entry, "kind") or _kind_of(str(entry.get("id", "")))
    if kind not in KINDS:
        raise place.wrong("kind", kind, f"is none: write {', '.join(KINDS)}")
    country = _country(place, _string(place, entry, "country"), "country")
    return Actor(
        _id(place, entry, name, kind),
        name,
        cast(SpeakerKind, kind),
        _string(place, entry, "sort") or "",
        country,
        _string(place, entry, "description"),
        _aliases(place, entry),
        tuple(_office(place, office, country) for office in _tables(place, entry, "office")),
    )


def _kind_of(id_: str) -> str:
    """The kind where none is written: as the id begins."""
    return {"gov": "government", "org": "organization"}.get(id_.partition("/")[0], "person")


def _check_fields(place: Place, entry: dict[str, Any], known: set[str]) -> None:
    for field in entry:
        if field not in known:
            raise UsageError(f"{place}: no field is named {field[:60]!r}: write {', '.join(sorted(known))}")


def _id(place: Place, entry: dict[str, Any], name: str, kind: str) -> str:
    given = _string(place, entry, "id")
    if given is None:
        made = f"{_PREFIX.get(kind, 'org')}/{slug(name)}"
        if not _ID.fullmatch(made):
            raise place.wrong("name", name, "gives no id in plain letters: give the actor an id like person/ann-lee")
        if shipped().find("@" + made):
            raise place.wrong("name", name, f"is known: with id {made} you add to it, with an id of your own it is new")
        return made
    if not _ID.fullmatch(given):
        raise place.wrong("id", given, "is none: write one like person/ann-lee, in small letters, digits and hyphens")
    return given


def _aliases(place: Place, entry: dict[str, Any]) -> tuple[Alias, ...]:
    sorts: list[tuple[str, AliasSort]] = [(sort, sort) for sort in ALIAS_SORTS if sort != "name"]
    sorts.insert(0, ("aliases", "name"))
    return tuple(Alias(text, sort) for field, sort in sorts for text in _strings(place, entry, field))


def _office(place: Place, entry: dict[str, Any], country: str | None) -> Office:
    _check_fields(place, entry, set(OFFICE_FIELDS))
    words = _string(place, entry, "role")
    if not words:
        raise UsageError(f"{place}: role is empty: name the office, like 'defence minister'")
    of = _string(place, entry, "of")
    if of and not _ID.fullmatch(of):
        _country(place, of, "of")
    begin, end = (_date(place, entry, field) for field in ("begin", "end"))
    if begin and end and days(begin)[0] > days(end)[1]:
        raise place.wrong("end", end, f"is before begin {begin!r}")
    title = _string(place, entry, "title") or words
    state, party = _string(place, entry, "state"), _string(place, entry, "party")
    return Office(_role(words), title, of or country, begin, end, state, party)


def _role(words: str) -> str:
    """The table's own role where the words tell one without doubt, else the words as a role of their own."""
    known = {value.partition(">")[0] for value in shipped().find("!" + american(name_key(words)))}
    return known.pop() if len(known) == 1 else slug(words)


def _country(place: Place, code: str | None, field: str) -> str | None:
    if code and not (_CODE.fullmatch(code) and shipped().find(f"@gov/{code.lower()}")):
        raise place.wrong(field, code, "is no state: write its ISO 3166 code, like UA or US")
    return code


def _date(place: Place, entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field, "")
    if isinstance(value, bool | list | dict):
        raise place.wrong(field, value, "is no date: write 2022, 2022-11 or 2022-11-16")
    try:
        return str(value) if value != "" and days(str(value)) else None
    except UsageError as error:
        raise UsageError(f"{place}: {field} {error}") from None


def _string(place: Place, entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, str):
        raise place.wrong(field, value, "is no text: put it in quotation marks")
    if value and any(character in value for character in RESERVED):
        raise place.wrong(field, value, "has a tab, a line's end, '|' or ';' in it: leave these out")
    return (value or "").strip() or None


def _strings(place: Place, entry: dict[str, Any], field: str) -> list[str]:
    value = entry.get(field, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise place.wrong(field, value, "is no list of names: write ['one', 'other']")
    return [text for item in values if (text := _string(place, {field: item}, field))]


def _tables(place: Place, entry: dict[str, Any], field: str) -> list[dict[str, Any]]:
    value = entry.get(field, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.wrong(field, value, f"is no list: begin each with the line [[actor.{field}]]")
    return value
