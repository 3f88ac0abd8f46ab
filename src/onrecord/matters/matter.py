"""Matters: a question on which statements of several speakers or articles are set side by side (frozen values)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

SCHEMA = "onrecord-matter/1"

State = Literal["suggested", "confirmed"]
StanceOn = Literal["says", "denies", "doubts", "gives another account", "does not know"]
Relation = Literal["agree", "contradict", "unrelated", "not comparable"]
ChangeKind = Literal["revised", "hardened", "softened", "reversed", "withdrawn"]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One statement: the id of its article, as given on the way in, and its own id there."""

    document: str
    statement: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two statements stand to each other, and why, in one sentence; `confirmed` where a person said so."""

    relation: Relation
    reason: str
    first: Ref
    second: Ref
    confidence: float
    state: State = "suggested"


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a matter's question; `stances[i]` is what `statements[i]` does with it."""

    id: str
    label: str
    statements: tuple[Ref, ...]
    stances: tuple[StanceOn, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two positions (their ids) that cannot both be true, and the pair of statements that shows it."""

    positions: tuple[str, str]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One speaker's move on a matter, from an earlier statement to a later one."""

    start: Ref
    end: Ref
    kind: ChangeKind
    speaker: str
    reason: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements about one question. `conflicts` is empty unless `dispute`; `confidence` is the weakest link's mean."""

    id: str
    question: str
    positions: tuple[Position, ...]
    dispute: bool = False
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
    state: State = "suggested"
    confidence: float = 1.0

    @property
    def statements(self) -> tuple[Ref, ...]:
        """All statements, in the order of their positions."""
        return tuple(ref for position in self.positions for ref in position.statements)

    def to_dict(self) -> dict[str, Any]:
        """The matter in the shape of schema onrecord-matter/1."""
        return {
            "schema": SCHEMA,
            "id": self.id,
            "question": self.question,
            "positions": [_position(one) for one in self.positions],
            "dispute": self.dispute,
            "conflicts": [{"positions": list(one.positions), **_verdict(one.verdict)} for one in self.conflicts],
            "changes": [_change(one) for one in self.changes],
            "state": self.state,
            "confidence": round(self.confidence, 3),
        }


def _ref(ref: Ref) -> dict[str, str]:
    return {"document": ref.document, "statement": ref.statement}


def _position(position: Position) -> dict[str, Any]:
    pairs = zip(position.statements, position.stances, strict=True)
    return {
        "id": position.id,
        "label": position.label,
        "statements": [_ref(ref) | {"stance": stance} for ref, stance in pairs],
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "relation": verdict.relation,
        "reason": verdict.reason,
        "between": [_ref(verdict.first), _ref(verdict.second)],
        "confidence": round(verdict.confidence, 3),
        "state": verdict.state,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "from": _ref(change.start),
        "to": _ref(change.end),
        "kind": change.kind,
        "speaker": change.speaker,
        "reason": change.reason,
    }
