"""Matters as a table, JSON lines (schema onrecord-matter/1) and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.matters.dispute import Dispute, Row, index_of, rows_of

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.record import Record

COLUMNS = (
    "matter",
    "question",
    "dispute",
    "position",
    "label",
    "party",
    "stance",
    "words",
    "certainty",
    "said",
    "source",
    "title",
    "url",
    "document",
    "statement",
)


def write_matters(matters: Iterable[Matter], records: Sequence[Record], stream: TextIO, form: str) -> None:
    """Write the matters in a format: table, jsonl or csv."""
    found = list(matters)
    if form == "jsonl":
        stream.writelines(json.dumps(one.to_dict(), ensure_ascii=False) + "\n" for one in found)
        return
    index = index_of(records)
    laid_out = [Dispute(one, rows_of(one, index, {})) for one in found]
    if form == "csv":
        _write_csv(laid_out, stream)
    else:
        stream.writelines(_table(laid_out))


def _write_csv(laid_out: Sequence[Dispute], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in laid_out:
        for row in one.rows:
            cells = row.to_dict()
            head = [one.matter.id, one.matter.question, "yes" if one.matter.dispute else "no"]
            writer.writerow([*head, *(cells[column] or "" for column in COLUMNS[3:])])


def _table(laid_out: Sequence[Dispute]) -> Iterator[str]:
    for one in laid_out:
        yield f"{one.matter.question}{'  [disputed]' if one.matter.dispute else ''}\n"
        label = ""
        for row in one.rows:
            if row.label != label:
                yield f"  {row.label}\n"
                label = row.label
            yield f"    {_line(row)}\n"
        yield "\n"


def _line(row: Row) -> str:
    certainty = f", {row.certainty}" if row.certainty and row.certainty not in ("certain", "unstated") else ""
    where = ", ".join(part for part in (row.source or row.ref.document, (row.said or "")[:10]) if part)
    copies = f" (and {len(row.copies)} more)" if row.copies else ""
    return f"{row.party} {row.stance}{certainty}: {' '.join(row.words.split())} [{where}]{copies}"
