"""A record after judgements: what was read stays as it was, this is what is shown and searched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.store.answers import Judgement
from onrecord.store.packing import Plain, words
from onrecord.store.placing import home, moved

_STATES = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_PARTS = ("source", "cue", "content")


@dataclass(slots=True)
class Projected:
    """The judged record (rejected statements included), which statements were judged how, and where each judgement
    stands: its key, the statement's id or None, and how it was found.
    """

    record: Plain
    reviews: dict[str, str] = field(default_factory=dict)
    places: list[tuple[int, str | None, str | None]] = field(default_factory=list)


def project(record: Plain, judgements: list[Judgement]) -> Projected:
    """Apply judgements on statements, in the order they were given. The record given is left as it was."""
    result = Projected({**record, "statements": list(record["statements"])})
    for judgement in judgements:
        kept = judgement.detail.get("snapshot", {})
        found, how = home(record, judgement.statement, kept)
        result.places.append((judgement.key, found, how))
        if found is not None:
            _apply(result, judgement, found, kept.get("sha256") == record["document"]["sha256"])
    return result


def _apply(result: Projected, judgement: Judgement, statement: str, same_text: bool) -> None:
    state = _STATES.get(judgement.kind)
    if state == "accepted" and result.reviews.get(statement) == "corrected":
        return  # the correction was accepted: it stays one
    if state:
        result.reviews[statement] = state
    if judgement.kind == "correct":
        _change(result, statement, _corrected, judgement.detail.get("correction", {}), same_text)
    elif judgement.kind == "assign":
        _change(result, statement, _assigned, dict(judgement.detail), same_text)


def _change(result: Projected, statement: str, change: Any, detail: dict[str, Any], same_text: bool) -> None:  # noqa: ANN401 - a function of this module
    result.record["statements"] = [
        change(result.record, one, detail, same_text) if one["id"] == statement else one
        for one in result.record["statements"]
    ]


def _corrected(record: Plain, statement: Plain, correction: dict[str, Any], same_text: bool) -> Plain:
    changed = {**statement, "confidence": 1.0}
    changed |= {name: correction[name] for name in ("act", "polarity", "quotation", "certainty") if name in correction}
    if "speakers" in correction:
        changed["speakers"] = correction["speakers"]
    for role in _PARTS:
        if role in correction:
            changed[role] = _part(record, correction[role], correction["pieces"][role], same_text) or statement[role]
    return changed


def _part(record: Plain, spans: list[list[int]], pieces: list[str], same_text: bool) -> Plain | None:
    found = moved(record, spans, pieces, same_text)
    return {"spans": found, "text": words(record["document"]["text"], found)} if found else None


def _assigned(_record: Plain, statement: Plain, detail: dict[str, Any], _same_text: bool) -> Plain:
    """The speaker that was the split actor is the new one."""
    from onrecord.store.actorbook import actor_id

    speakers = [
        {**speaker, "actor": detail["to"], "actor_name": detail["name"], "confidence": 1.0}
        if actor_id(speaker) in detail["from"]
        else speaker
        for speaker in statement["speakers"]
    ]
    return {**statement, "speakers": speakers}
