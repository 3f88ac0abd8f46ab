"""Matters in a few words: the question, and who holds which position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line
from onrecord.web.matters import matter_address
from onrecord.web.said import Said, said

if TYPE_CHECKING:
    from onrecord.matters import Change, Matter, Position, Ref
    from onrecord.store import Store
    from onrecord.web.matters import Snapshot

SAMPLED = 12
"""Statements of a position that are looked at for its parties in a list: enough to name who speaks."""


@dataclass(frozen=True, slots=True)
class PositionSummary:
    """One position: what is said in the words of its first statement, its parties, how many statements."""

    id: str
    label: str
    parties: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class MatterSummary:
    """One matter in a list; days are ISO 8601, `state` is suggested or confirmed."""

    id: str
    question: str
    dispute: bool
    state: str
    positions: tuple[PositionSummary, ...]
    statements: int
    articles: int
    changes: int
    first: str | None
    last: str | None
    address: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A speaker's move on a matter: what was said before, and what after, and why it counts as one."""

    kind: str
    speaker: str
    question: str
    matter_address: str
    reason: str
    before: Said
    after: Said


def summaries(store: Store, matters: Sequence[Matter]) -> list[MatterSummary]:
    """Matters in a few words, in their order."""
    refs = [ref for matter in matters for position in matter.positions for ref in position.statements[:SAMPLED]]
    known = said(store, refs)
    return [_summary(matter, known) for matter in matters]


def _summary(matter: Matter, known: dict[Ref, Said]) -> MatterSummary:
    days = sorted(day for ref in matter.statements if ref in known and (day := known[ref].day))
    return MatterSummary(
        id=matter.id,
        question=one_line(matter.question),
        dispute=matter.dispute,
        state=matter.state,
        positions=tuple(_position(position, known) for position in matter.positions),
        statements=len(matter.statements),
        articles=len({ref.document for ref in matter.statements}),
        changes=len(matter.changes),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        address=matter_address(matter.id),
    )


def _position(position: Position, known: dict[Ref, Said]) -> PositionSummary:
    parties = dict.fromkeys(known[ref].party for ref in position.statements[:SAMPLED] if ref in known)
    return PositionSummary(position.id, one_line(position.label), tuple(parties), len(position.statements))


def change_rows(store: Store, pairs: Iterable[tuple[Matter, Change]]) -> tuple[ChangeRow, ...]:
    """Changes with both texts."""
    pairs = list(pairs)
    known = said(store, [ref for _, change in pairs for ref in (change.start, change.end)])
    return tuple(
        ChangeRow(
            change.kind, one_line(change.speaker), one_line(matter.question), matter_address(matter.id),
            one_line(change.reason), known[change.start], known[change.end],
        )
        for matter, change in pairs
        if change.start in known and change.end in known
    )  # fmt: skip


def latest_disputes(store: Store, snapshot: Snapshot, number: int) -> list[MatterSummary]:
    """The disputes on which something was said last."""
    return summaries(store, [matter for matter in snapshot.matters if matter.dispute][:number])
