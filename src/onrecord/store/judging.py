"""The judgements as they were given: added at the end, never changed, in force until they are undone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.store import clock
from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection

STATEMENT_KINDS = ("accept", "reject", "correct", "assign", "note")
"""assign: a statement that a split gave to another actor."""
ACTOR_KINDS = ("same", "different", "unsure", "split", "rename")
UNDO = "undo"
_COLUMNS = "key, kind, at, by, why, document, statement, actor, other, undoes, detail"


def append(connection: Connection, kind: str, by: str, why: str | None, detail: dict[str, Any], **subject: Any) -> int:  # noqa: ANN401 - columns
    """Add a judgement; its key. `subject` gives document, statement, actor, other or undoes."""
    known = (*STATEMENT_KINDS, *ACTOR_KINDS, UNDO)
    if kind not in known and "/" not in kind:
        raise UsageError(f"no judgement is called {kind!r}: choose one of {', '.join(known)}")
    columns = {
        "kind": kind,
        "at": clock.now(),
        "by": by,
        "why": why,
        "detail": json.dumps(detail),
        **subject,
    }
    cursor = connection.execute(
        f"INSERT INTO judgement ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)


def read(connection: Connection, where: str = "1", parameters: Sequence[Any] = ()) -> list[Judgement]:
    """The judgements that a condition on the table asks for, in the order they were given."""
    rows = connection.execute(
        f"SELECT judgement.{_COLUMNS.replace(', ', ', judgement.')}, placement.statement, placement.judgement"
        f" FROM judgement LEFT JOIN placement ON placement.judgement = judgement.key WHERE {where} ORDER BY key",
        parameters,
    ).fetchall()
    details = {row[0]: json.loads(row[10]) for row in rows}
    standing = in_force(connection, ((row[0], details[row[0]].get("part_of")) for row in rows))
    return [_judgement(row, details[row[0]], row[0] in standing) for row in rows]


def in_force(connection: Connection, judgements: Iterable[tuple[int, int | None]]) -> set[int]:
    """Of these judgements, each with the key of the one that it is part of, those that nobody has undone."""
    undoing: dict[int, list[int]] = {}
    for key, undone in connection.execute("SELECT key, undoes FROM judgement WHERE undoes IS NOT NULL"):
        undoing.setdefault(undone, []).append(key)

    def stands(key: int) -> bool:
        return not any(stands(later) for later in undoing.get(key, ()))

    return {key for key, whole in judgements if stands(key) and (whole is None or stands(whole))}


def standing(connection: Connection, where: str, parameters: Sequence[Any] = ()) -> list[Judgement]:
    """Those in force of the judgements that a condition asks for."""
    return [one for one in read(connection, where, parameters) if one.in_force]


def one(connection: Connection, key: int) -> Judgement:
    """The judgement with this number. Raises UsageError where there is none."""
    found = read(connection, "judgement.key = ?", (key,))
    if not found:
        raise UsageError(f"there is no judgement {key}: 'onrecord judgements' lists them")
    return found[0]


def _judgement(row: Any, detail: dict[str, Any], stands: bool) -> Judgement:  # noqa: ANN401 - a row
    key, kind, at, by, why, document, statement, actor, other, undoes, _, home, placed = row
    unplaced = kind in STATEMENT_KINDS and stands and placed is not None and home is None
    return Judgement(
        key, kind, at, by, why, document, statement, actor, other, undoes, detail, stands, home, unplaced
    )  # fmt: skip
