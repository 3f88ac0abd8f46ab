"""A user's own actors, from CSV or TOML, with errors that name the line and the field. See docs/actors.md."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.actors.knowledge.userentry import OFFICE_FIELDS, OWN_FIELDS, Place, actor_of
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.actors.knowledge.actor import Actor

COLUMNS = (*OWN_FIELDS, "surname", "role", "of", "begin", "end")
"""The columns of a CSV file; a line has one office at most, further offices stand in lines of the same id and name."""
_LARGEST = 50_000_000
"""Bytes; a larger file is surely no table of actors."""


def load_actors_file(path: str | Path) -> list[Actor]:
    """The actors of a .csv or .toml file, lines of one id joined; for `Actors.extended`.

    Raises UsageError where the file cannot be read, and for a wrong value, naming the line (in TOML the entry) and the
    field.
    """
    path = Path(path)
    readers: dict[str, Callable[[str, str], list[tuple[Place, Actor]]]] = {".csv": _from_csv, ".toml": _from_toml}
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


def _from_csv(name: str, text: str) -> list[tuple[Place, Actor]]:
    import csv
    import io

    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_header(name, list(reader.fieldnames or []))
        return [_csv_actor(Place(name, f"line {reader.line_num}"), row) for row in reader if any(row.values())]
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}: not CSV: {error}") from None


def _check_header(name: str, header: list[str]) -> None:
    if "name" not in header:
        raise UsageError(f"{name}, line 1: the first line names the columns, and one is 'name': {', '.join(COLUMNS)}")
    for column in header:
        if column not in COLUMNS:
            raise UsageError(f"{name}, line 1: no column is named {column[:60]!r}: write {', '.join(COLUMNS)}")


def _csv_actor(place: Place, row: dict[str | Any, str | Any]) -> tuple[Place, Actor]:
    if None in row or None in row.values():
        raise UsageError(f"{place}: the line has not as many fields as line 1 has columns")
    values = {field: value.strip() for field, value in row.items() if value.strip()}
    entry: dict[str, Any] = {field: value for field, value in values.items() if field in OWN_FIELDS}
    for field in ("aliases", "surname"):
        entry[field] = [name.strip() for name in values.get(field, "").split(";")]
    office = {field: value for field, value in values.items() if field in OFFICE_FIELDS}
    return place, actor_of(place, entry | ({"office": [office]} if office else {}))


def _from_toml(name: str, text: str) -> list[tuple[Place, Actor]]:
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name}: not TOML: {error}") from None
    entries = content.pop("actor", None)
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UsageError(f"{name}: each actor begins with the line [[actor]], and nothing else stands outside of them")
    places = [Place(name, f"actor {number}") for number in range(1, len(entries) + 1)]
    return [(place, actor_of(place, entry)) for place, entry in zip(places, entries, strict=True)]
