"""A matter's page: positions side by side with every origin's words, why they conflict, what changed; printable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line
from onrecord.web.desk import Desk
from onrecord.web.drawing.strip import Strip, strip
from onrecord.web.errors import NotFound
from onrecord.web.parameters import Identity
from onrecord.web.said import Said, said
from onrecord.web.summaries import ChangeRow, change_rows

if TYPE_CHECKING:
    from onrecord.matters import Matter, Position, Ref
    from onrecord.web.matters import Snapshot
    from onrecord.web.serving import Site


SAME_WORDS = 40
"""Letters of a statement that must agree between copies of a report, which are cut at other places."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of a position; `copies` are the reprints that were folded in."""

    position: str
    label: str
    stance: str
    said: Said
    copies: int


@dataclass(frozen=True, slots=True)
class PositionView:
    """One position with its origins, the earliest first."""

    id: str
    label: str
    origins: list[Origin]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Why two positions cannot both be true, with the two texts that show it."""

    first: str
    second: str
    reason: str
    state: str
    one: Said
    other: Said


@dataclass(frozen=True)
class MatterPage:
    """A matter with its positions, conflicts and changes."""

    id: str
    question: str
    dispute: bool
    state: str
    positions: list[PositionView]
    conflicts: list[ConflictView]
    changes: tuple[ChangeRow, ...]
    articles: int
    rows: list[Origin]

    def strip(self) -> Strip:
        """When each position was said, as shapes."""
        return strip([(view.label, [one.said.day for one in view.origins if one.said.day]) for view in self.positions])


def load(desk: Desk, id: Identity) -> MatterPage:  # noqa: A002 - the address's parameter
    """A matter by its id: positions, origins with copies folded in, conflicts with reasons, changes with both texts."""
    snapshot = desk.matters.now()
    matter = snapshot.by_id.get(id)
    if matter is None:
        raise NotFound("matter")
    known = said(desk.store, matter.statements)
    positions = [_position(position, known, snapshot) for position in matter.positions]
    return MatterPage(
        id=matter.id,
        question=one_line(matter.question),
        dispute=matter.dispute,
        state=matter.state,
        positions=positions,
        conflicts=_conflicts(matter, known),
        changes=change_rows(desk.store, [(matter, change) for change in matter.changes]),
        articles=len({ref.document for ref in matter.statements}),
        rows=[origin for view in positions for origin in view.origins],
    )


def _position(position: Position, known: dict[Ref, Said], snapshot: Snapshot) -> PositionView:
    pairs = [pair for pair in zip(position.statements, position.stances, strict=True) if pair[0] in known]
    kept: dict[tuple[str, ...], list[tuple[Ref, str]]] = {}
    for ref, stance in sorted(pairs, key=lambda pair: known[pair[0]].day or ""):
        kept.setdefault(_origin(ref, known[ref], snapshot), []).append((ref, stance))
    label = one_line(position.label)
    origins = [
        Origin(position.id, label, same[0][1], known[same[0][0]], len({ref.document for ref, _ in same}) - 1)
        for same in kept.values()
    ]
    return PositionView(position.id, label, origins)


def _origin(ref: Ref, one: Said, snapshot: Snapshot) -> tuple[str, ...]:
    """What one and the same words in copies of one report have in common."""
    if ref.document not in snapshot.copies:
        return ref.document, ref.statement
    family = min((ref.document, *snapshot.copies[ref.document]))
    return family, one.party.casefold(), one.words.casefold()[:SAME_WORDS]


def _conflicts(matter: Matter, known: dict[Ref, Said]) -> list[ConflictView]:
    labels = {position.id: one_line(position.label) for position in matter.positions}
    return [
        ConflictView(
            labels.get(one.positions[0], ""), labels.get(one.positions[1], ""), one_line(one.verdict.reason),
            one.verdict.state, known[one.verdict.first], known[one.verdict.second],
        )
        for one in matter.conflicts
        if one.verdict.first in known and one.verdict.second in known
    ]  # fmt: skip


def add(site: Site) -> None:
    """Add the page."""
    site.page("/matter", "matter.html", load, table="rows", title="Matter")
