"""Judgements as data to train on: the statement as it was read, and as somebody says it is."""

from __future__ import annotations

from typing import Any

from onrecord.store.answers import Judgement
from onrecord.store.connection import Connection
from onrecord.store.packing import Plain, column_text

SCHEMA = "onrecord-judgement/1"


def lesson(connection: Connection, judgement: Judgement, *, text: bool) -> dict[str, Any]:
    """One judgement as an object: `before` is the statement as it was read, `after` as it is by this judgement alone
    (null where it was rejected). Spans are of the text with this `sha256`, which `text` brings along.
    """
    kept = judgement.detail.get("snapshot", {})
    made: dict[str, Any] = {
        "schema": SCHEMA,
        "number": judgement.key,
        "judgement": judgement.kind,
        "at": judgement.at,
        "by": judgement.by,
        "why": judgement.why,
        "in_force": judgement.in_force,
        "undoes": judgement.undoes,
        "actor": judgement.actor,
        "other": judgement.other,
        "name": judgement.detail.get("name"),
        "document": judgement.document,
        "sha256": kept.get("sha256"),
        "statement": judgement.statement,
        "home": judgement.home,
        "unplaced": judgement.unplaced,
        "before": kept.get("before"),
        "after": _after(judgement, kept.get("before")),
    }
    if "/" in judgement.kind:
        made["detail"] = dict(judgement.detail)
    if text:
        made["text"] = _text(connection, kept.get("sha256"))
    return made


def _after(judgement: Judgement, before: Plain | None) -> Plain | None:
    if before is None or judgement.kind == "reject":
        return None
    correction = judgement.detail.get("correction", {})
    changed = {name: value for name, value in correction.items() if name not in ("pieces", "source", "cue", "content")}
    for role, found in correction.get("pieces", {}).items():
        changed[role] = {"spans": correction[role], "text": " ".join(found)}
    return {**before, **changed}


def _text(connection: Connection, sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    column = connection.value("SELECT text FROM version WHERE sha256 = ? LIMIT 1", (bytes.fromhex(sha256),))
    return None if column is None else column_text(column)
