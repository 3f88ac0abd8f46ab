"""A user's own actors, from CSV or TOML, with errors that name the line and the field. See docs/actors.md."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.actors.knowledge.actor import ALIAS_SORTS, KINDS, Actor, Alias, AliasSort, Office
from onrecord.actors.knowledge.keys import name_key, slug
from onrecord.actors.knowledge.phrases import american
from onrecord.actors.knowledge.rows import RESERVED
from onrecord.actors.knowledge.table import shipped
from onrecord.actors.knowledge.terms import days
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

FIELDS = ("id", "name", "kind", "sort", "country", "description", "aliases", "surname", "role", "of", "begin", "end")
"""The columns of a CSV file; in TOML, those from `role` on stand in [[actor.office]], and each sort of alias is a key."""
OFFICE_FIELDS = ("role", "title", "of", "begin", "end", "state", "party")
_PREFIX = {"person": "person", "government": "gov"}
_ID = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file something stands, for the errors."""

    file: str
    where: str

    def __str__(self) -> str:
        return f"{self.file}, {self.where}"

    def wrong(self, field: str, value: object, what: str) -> UsageError:
        return UsageError(f"{self}: {field} {str(value)[:60]!r} {what}")


def load_actors_file(path: str | Path) -> list[Actor]:
    """The actors of a .csv or .toml file, lines of one id joined; for `Actors.extended`.

    Raises UsageError where the file cannot be read, or naming the line (the entry in TOML), the field and what is wanted.
    """
    path = Path(path)
    readers: dict[str, Callable[[str, str], list[tuple[_Place, Actor]]]] = {".csv": _from_csv, ".toml": _from_toml}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path}: a file of actors is named .csv or .toml")
    found: dict[str, Actor] = {}
    for place, actor in reader(path.name, _text(path)):
        known = found.get(actor.id)
        if known and known.name != actor.name:
            raise place.wrong("id", actor.id, f"was given to {known.name!r} above: give one of them an id of its own")
        found[actor.id] = known.with_more(actor) if known else actor
    return list(found.values())


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path}: a file of actors has at most {_LARGEST // 1_000_000} MB")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8 text: save the file as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from None


def _from_csv(name: str, text: str) -> list[tuple[_Place, Actor]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_header(name, list(reader.fieldnames or []))
        return [_csv_actor(_Place(name, f"line {reader.line_num}"), row) for row in reader if any(row.values())]
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}: not CSV: {error}") from None


def _check_header(name: str, header: list[str]) -> None:
    if "name" not in header:
        raise UsageError(f"{name}, line 1: the first line names the columns, and one is 'name': {', '.join(FIELDS)}")
    for column in header:
        if column not in FIELDS:
            raise UsageError(f"{name}, line 1: no column is named {column[:60]!r}: write {', '.join(FIELDS)}")


def _csv_actor(place: _Place, row: dict[str | Any, str | Any]) -> tuple[_Place, Actor]:
    if None in row or None in row.values():
        raise UsageError(f"{place}: the line has not as many fields as line 1 has columns")
    values = {field: value.strip() for field, value in row.items()}
    entry: dict[str, Any] = {f: v for f, v in values.items() if v and f not in ("aliases", "surname", *OFFICE_FIELDS)}
    entry["aliases"] = [part.strip() for part in values.get("aliases", "").split(";") if part.strip()]
    entry["surname"] = [part.strip() for part in values.get("surname", "").split(";") if part.strip()]
    office = {field: values[field] for field in OFFICE_FIELDS if values.get(field)}
    if office:
        entry["office"] = [office]
    return place, _actor(place, entry)


def _from_toml(name: str, text: str) -> list[tuple[_Place, Actor]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not TOML: {error}") from None
    entries = content.pop("actor", None)
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{name}: each actor begins with the line [[actor]], and nothing else stands outside of them")
    places = [_Place(name, f"actor {number}") for number in range(1, len(entries) + 1)]
    return [(place, _actor(place, entry)) for place, entry in zip(places, entries, strict=True)]


def _actor(place: _Place, entry: dict[str, Any]) -> Actor:
    _check_fields(place, entry, {*FIELDS[:7], "office", *ALIAS_SORTS})
    name = _string(place, entry, "name")
    if not name:
        raise UsageError(f"{place}: name is empty: give the actor its usual name")
    kind = _string(place, entry, "kind") or "person"
    if kind not in KINDS:
        raise place.wrong("kind", kind, f"is none: write {', '.join(KINDS)}")
    country = _country(place, _string(place, entry, "country"), "country")
    return Actor(
        _id(place, entry, name, kind),
        name,
        kind,  # type: ignore[arg-type]  # checked above
        _string(place, entry, "sort") or "",
        country,
        _string(place, entry, "description"),
        _aliases(place, entry),
        tuple(_office(place, office, country) for office in _tables(place, entry, "office")),
    )


def _check_fields(place: _Place, entry: dict[str, Any], known: set[str]) -> None:
    for field in entry:
        if field not in known:
            raise UsageError(f"{place}: no field is named {field[:60]!r}: write {', '.join(sorted(known))}")


def _id(place: _Place, entry: dict[str, Any], name: str, kind: str) -> str:
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


def _aliases(place: _Place, entry: dict[str, Any]) -> tuple[Alias, ...]:
    sorts: dict[str, AliasSort] = {"aliases": "name"} | {sort: sort for sort in ALIAS_SORTS if sort != "name"}
    return tuple(Alias(text, sort) for field, sort in sorts.items() for text in _strings(place, entry, field))


def _office(place: _Place, entry: dict[str, Any], country: str | None) -> Office:
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


def _country(place: _Place, code: str | None, field: str) -> str | None:
    if code and not (_CODE.fullmatch(code) and shipped().find(f"@gov/{code.lower()}")):
        raise place.wrong(field, code, "is no state: write its ISO 3166 code, like UA or US")
    return code


def _date(place: _Place, entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field)
    written = str(value) if value is not None and not isinstance(value, bool) else None
    try:
        if written:
            days(written)
    except UsageError as error:
        raise UsageError(f"{place}: {field} {error}") from None
    return written or None


def _string(place: _Place, entry: dict[str, Any], field: str) -> str | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, str):
        raise place.wrong(field, value, "is no text: put it in quotation marks")
    if value and any(character in value for character in RESERVED):
        raise place.wrong(field, value, "has a tab, a line's end, '|' or ';' in it: leave these out")
    return (value or "").strip() or None


def _strings(place: _Place, entry: dict[str, Any], field: str) -> list[str]:
    value = entry.get(field, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list):
        raise place.wrong(field, value, "is no list of names: write ['one', 'other']")
    return [text for item in values if (text := _string(place, {field: item}, field))]


def _tables(place: _Place, entry: dict[str, Any], field: str) -> list[dict[str, Any]]:
    value = entry.get(field, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.wrong(field, value, f"is no list: begin each with the line [[actor.{field}]]")
    return value
