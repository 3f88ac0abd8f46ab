"""A correction as somebody gave it, checked and put in the record's own terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.errors import UsageError
from onrecord.record import Statement
from onrecord.store.connection import Connection
from onrecord.store.naming import known_actor
from onrecord.store.packing import Plain, words
from onrecord.store.placing import pieces

_ROLES = ("source", "cue", "content")
_FIELDS = ("speakers", *_ROLES, "act", "polarity", "quotation", "certainty")


def checked_correction(
    connection: Connection, record: Plain, statement: Plain, correction: Mapping[str, Any]
) -> dict[str, Any]:
    """A correction in the record's own terms. Raises UsageError where it makes no statement."""
    unknown = set(correction) - set(_FIELDS)
    if unknown or not correction:
        raise UsageError(f"a correction gives one or more of {', '.join(_FIELDS)}; got {', '.join(unknown) or 'none'}")
    made: dict[str, Any] = dict(correction)
    text = record["document"]["text"]
    for role in _ROLES:
        if role in made:
            made[role] = _spans(text, role, made[role])
            made.setdefault("pieces", {})[role] = pieces(text, made[role])
    if "speakers" in made:
        made["speakers"] = [_speaker(connection, one, statement) for one in made["speakers"]]
    if isinstance(made.get("certainty"), str):
        made["certainty"] = {"level": made["certainty"], "low": None, "high": None, "phrase": None}
    changed = {name: value for name, value in made.items() if name in _FIELDS and name not in _ROLES}
    changed |= {role: {"spans": made[role], "text": words(text, made[role])} for role in _ROLES if made.get(role)}
    try:
        msgspec.convert({**statement, **changed}, Statement)
    except msgspec.ValidationError as error:
        raise UsageError(f"the correction makes no statement: {error}") from None
    return made


def _spans(text: str, role: str, spans: Any) -> list[list[int]]:  # noqa: ANN401 - what a user gave
    try:
        found = sorted([int(start), int(end)] for start, end in spans)
    except (TypeError, ValueError):
        raise UsageError(f"the {role}'s spans are no pairs of numbers: write them like [[0, 12]]") from None
    if not found or any(not 0 <= start < end <= len(text) for start, end in found):
        raise UsageError(f"the {role}'s spans do not lie in the text of {len(text)} characters")
    return found


def _speaker(connection: Connection, given: str | Mapping[str, Any], statement: Plain) -> Plain:
    """A speaker as a record has it, from an actor's id, a name, or some of its fields."""
    told: dict[str, Any] = {"name": given} if isinstance(given, str) else dict(given)
    named = told.get("actor") or told.get("name")
    row = _actor_row(connection, named) if named else None
    before = statement["speakers"][0] if statement["speakers"] else {}
    made: Plain = {
        "actor": None, "actor_name": None, "name": None, "kind": "person" if named else "unknown", "role": None,
        "country": None, "mention": None, "basis": None, "confidence": 1.0,
    }  # fmt: skip
    if row is not None:
        listed = not row[0].startswith("name/")
        made |= {"actor": row[0] if listed else None, "actor_name": row[1] if listed else None}
        made |= {"name": row[1], "kind": row[2], "country": row[3]}
    elif named and before.get("kind") not in (None, "unknown", "anonymous"):
        made["kind"] = before["kind"]
    return made | {
        name: value for name, value in told.items() if name in made and value is not None and name != "actor"
    }


def _actor_row(connection: Connection, named: str) -> Any:  # noqa: ANN401 - a row
    try:
        identity = known_actor(connection, named)
    except UsageError:
        if "/" in named:
            raise
        return None
    return connection.execute("SELECT id, name, kind, country FROM actor WHERE id = ?", (identity,)).fetchone()
