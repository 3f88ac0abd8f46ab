"""Matters as graphs of other houses: STIX 2.1 (Note, Identity, Opinion) and schema.org (Claim)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID, uuid5

from onrecord.matters.dispute import Dispute, Row

SPACE = UUID("6f0d6ac5-6a0b-5d0c-9a55-1d6a2f6c3b7e")
"""The namespace of our STIX ids, so that one matter has one id in every export."""
MADE = "2022-01-01T00:00:00.000Z"
"""STIX demands times of making; matters have none, and a running clock would make every export another."""
OPINIONS = {
    "says": "agree",
    "denies": "disagree",
    "doubts": "disagree",
    "gives another account": "agree",
    "does not know": "neutral",
}
"""What a party thinks of the position that it is listed under: another account agrees with its own."""


def stix(disputes: Sequence[Dispute]) -> dict[str, Any]:
    """A STIX 2.1 bundle: a note for each position of a matter, and each party's opinion on it."""
    objects = {one["id"]: one for dispute in disputes for one in _objects(dispute)}
    key = " ".join(sorted(objects))
    return {"type": "bundle", "id": f"bundle--{uuid5(SPACE, key)}", "objects": list(objects.values())}


def _objects(dispute: Dispute) -> Iterator[dict[str, Any]]:
    for position in dispute.matter.positions:
        rows = [row for row in dispute.rows if row.position == position.id]
        note = _id("note", f"{dispute.matter.id} {position.id}")
        parties = [_identity(row) for row in rows]
        yield from parties
        yield _object("note", note) | {
            "abstract": dispute.matter.question,
            "content": position.label,
            "object_refs": sorted({one["id"] for one in parties}) or [note],
        }
        for row, party in zip(rows, parties, strict=True):
            opinion = _id("opinion", f"{row.ref.document} {row.ref.statement}")
            yield _object("opinion", opinion) | {
                "opinion": OPINIONS[row.stance],
                "explanation": row.words,
                "authors": [row.party],
                "object_refs": [note],
                "created_by_ref": party["id"],
                **({"external_references": [_reference(row)]} if row.url or row.source else {}),
            }


def _identity(row: Row) -> dict[str, Any]:
    return _object("identity", _id("identity", row.party.casefold())) | {"name": row.party}


def _object(kind: str, identity: str) -> dict[str, Any]:
    return {"type": kind, "spec_version": "2.1", "id": identity, "created": MADE, "modified": MADE}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(SPACE, f'{kind} {key}')}"


def _reference(row: Row) -> dict[str, str]:
    return {"source_name": row.source or "article", **({"url": row.url} if row.url else {})}


def schema_org(disputes: Sequence[Dispute]) -> Iterator[dict[str, Any]]:
    """One schema.org Claim a position (https://schema.org/Claim): who makes it and where, and on which question."""
    for dispute in disputes:
        for position in dispute.matter.positions:
            rows = [row for row in dispute.rows if row.position == position.id]
            yield {
                "@context": "https://schema.org",
                "@type": "Claim",
                "identifier": f"{dispute.matter.id}/{position.id}",
                "text": position.label,
                "about": {"@type": "Question", "name": dispute.matter.question},
                "appearance": [_appearance(row) for row in rows],
            }


def _appearance(row: Row) -> dict[str, Any]:
    work: dict[str, Any] = {
        "@type": "Quotation",
        "text": row.words,
        "creator": {"@type": "Thing", "name": row.party},
        "isPartOf": {"@type": "NewsArticle", "identifier": row.ref.document},
    }
    part = work["isPartOf"]
    part |= {key: value for key, value in (("headline", row.title), ("url", row.url)) if value}
    if row.source:
        part["publisher"] = {"@type": "Organization", "name": row.source}
    return work | ({"dateCreated": row.said} if row.said else {})
