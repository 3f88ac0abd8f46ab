"""Crises: folders of reports with gold statements, sorted into matters and positions, read as records.

`read_crisis` reads the reports with the shipped model and gives each found statement its gold matter and position;
`gold_crisis` makes the records from the gold itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import Document, Reader, Record
from onrecord.document import Published
from onrecord.evaluation.matters import align
from onrecord.matters import Ref

Gold = tuple[str | None, str | None]


@dataclass(frozen=True)
class Crisis:
    """One crisis: its records, each statement's gold matter and position, and the matters as their author has them."""

    name: str
    records: tuple[Record, ...]
    labels: Mapping[Ref, Gold]
    truth: Mapping[str, Any]
    gold: Mapping[Ref, Mapping[str, Any]] = field(default_factory=dict)


def documents_of(folder: Path) -> Iterator[Document]:
    """The reports of a crisis."""
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        published = Published(raw["published"], "day", "input") if raw.get("published") else None
        yield Document(raw["id"], raw["text"], raw.get("title"), raw.get("url"), raw.get("source"), published=published)


def gold_lines(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The gold statements of each report, by its id."""
    lines = (json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return {line["id"]: line["statements"] for line in lines}


def read_crisis(folder: Path, reader: Reader) -> Crisis:
    """Read the reports and align what is found with the gold."""
    records = tuple(reader.read_many(documents_of(folder)))
    gold = gold_lines(folder)
    labels: dict[Ref, Gold] = {}
    wanted: dict[Ref, Mapping[str, Any]] = {}
    for record in records:
        statements = gold[record.document.id]
        for row, found in align(record, statements).items():
            labels[Ref(record.document.id, found)] = (statements[row]["matter"], statements[row]["position"])
            wanted[Ref(record.document.id, found)] = statements[row]
    truth = json.loads((folder / "matters.json").read_text(encoding="utf-8"))
    return Crisis(folder.name, records, labels, truth, wanted)
