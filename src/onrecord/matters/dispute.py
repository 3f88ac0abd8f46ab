"""A dispute laid out for reading: one row for each independent origin of each position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.matters.matter import Matter, Ref, StanceOn
from onrecord.record import Record, Statement


@dataclass(frozen=True, slots=True)
class Row:
    """One origin of a position: who, in which words, how surely, when; `copies` are reprints that were folded in."""

    position: str
    label: str
    party: str
    stance: StanceOn
    words: str
    certainty: str | None
    said: str | None
    ref: Ref
    title: str | None
    source: str | None
    url: str | None
    copies: tuple[Ref, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The row as plain values."""
        return {
            "position": self.position,
            "label": self.label,
            "party": self.party,
            "stance": self.stance,
            "words": self.words,
            "certainty": self.certainty,
            "said": self.said,
            "document": self.ref.document,
            "statement": self.ref.statement,
            "title": self.title,
            "source": self.source,
            "url": self.url,
            "copies": [{"document": copy.document, "statement": copy.statement} for copy in self.copies],
        }


@dataclass(frozen=True, slots=True)
class Dispute:
    """A matter whose positions cannot all be true, with its rows in the order of positions and days."""

    matter: Matter
    rows: tuple[Row, ...]

    def to_dict(self) -> dict[str, Any]:
        """The dispute as plain values: its matter's own, and the rows."""
        return self.matter.to_dict() | {"rows": [row.to_dict() for row in self.rows]}


def disputes(
    matters: Iterable[Matter], records: Iterable[Record], copies: Iterable[Sequence[str]] | None = None
) -> tuple[Dispute, ...]:
    """The disputes among the matters. `copies` are clusters of article ids that reprint one report."""
    found = [matter for matter in matters if matter.dispute]
    index = index_of(records)
    families = families_of(copies)
    return tuple(Dispute(matter, rows_of(matter, index, families)) for matter in found)


def rows_of(
    matter: Matter, index: Mapping[Ref, tuple[Record, Statement]], families: Mapping[str, str]
) -> tuple[Row, ...]:
    """The rows of one matter, copies of one statement folded into the first. `families`: article id to its cluster."""
    rows: dict[tuple[str, str, str, str], Row] = {}
    for position in matter.positions:
        for ref, stance in zip(position.statements, position.stances, strict=True):
            if ref not in index:
                continue
            record, statement = index[ref]
            row = _row(position.id, position.label, stance, ref, record, statement)
            key = (position.id, row.party.casefold(), families.get(ref.document, ref.document), _origin(row, families))
            rows[key] = _folded(rows[key], ref) if key in rows else row
    return tuple(rows.values())


def _origin(row: Row, families: Mapping[str, str]) -> str:
    return "" if row.ref.document in families else row.ref.statement


def _folded(row: Row, copy: Ref) -> Row:
    from dataclasses import replace

    return replace(row, copies=(*row.copies, copy))


def index_of(records: Iterable[Record]) -> dict[Ref, tuple[Record, Statement]]:
    """Each statement with its record, by its ref."""
    return {Ref(record.document.id, one.id): (record, one) for record in records for one in record.statements}


def families_of(copies: Iterable[Sequence[str]] | None) -> dict[str, str]:
    """The cluster of each article that has copies, named by its smallest id."""
    return {document: min(cluster) for cluster in copies or () for document in cluster}


def _row(position: str, label: str, stance: StanceOn, ref: Ref, record: Record, statement: Statement) -> Row:
    document = record.document
    said = statement.said.value if statement.said else document.published.value if document.published else None
    return Row(
        position=position,
        label=label,
        party=party_of(statement),
        stance=stance,
        words=statement.content.text,
        certainty=statement.certainty.level if statement.certainty else None,
        said=said,
        ref=ref,
        title=document.title,
        source=document.source,
        url=document.url,
    )


def party_of(statement: Statement) -> str:
    """Who speaks, as a reader would name them: actors' names, else names, else the words of the source."""
    names = [one.actor_name or one.name for one in statement.speakers]
    known = [name for name in names if name]
    if known:
        return " and ".join(dict.fromkeys(known))
    return statement.source.text if statement.source else "not named"
