"""Matters as a table, JSON lines (schema onrecord-matter/1) and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.export.csv_rows import cell
from onrecord.export.wording import encodable
from onrecord.matters.dispute import Dispute, Row, families_of, index_of, rows_of

_PLURALS = {
    "says": "say",
    "denies": "deny",
    "doubts": "doubt",
    "gives another account": "give another account",
    "does not know": "do not know",
}

SHOWN_REASONS = 5
"""How many different reasons of a dispute the table shows."""

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


def write_matters(
    matters: Iterable[Matter],
    records: Sequence[Record],
    copies: Iterable[Sequence[str]],
    stream: TextIO,
    form: str,
) -> None:
    """Write the matters as table, jsonl, csv, stix or schema-org."""
    found = list(matters)
    if form == "jsonl":
        stream.writelines(_line_of(one.to_dict()) for one in found)
    else:
        _write(laid_out(found, records, copies), stream, form)


def write_disputes(
    matters: Iterable[Matter],
    records: Sequence[Record],
    copies: Iterable[Sequence[str]],
    stream: TextIO,
    form: str,
) -> None:
    """Write disputes: as matters, and each line of jsonl with the rows of its parties."""
    found = laid_out(matters, records, copies)
    if form == "jsonl":
        stream.writelines(_line_of(one.to_dict()) for one in found)
    else:
        _write(found, stream, form)


def laid_out(matters: Iterable[Matter], records: Sequence[Record], copies: Iterable[Sequence[str]]) -> list[Dispute]:
    """Each matter with its rows, reprints folded into one."""
    index, families = index_of(records), families_of(copies)
    return [Dispute(one, rows_of(one, index, families)) for one in matters]


def _write(found: Sequence[Dispute], stream: TextIO, form: str) -> None:
    from onrecord.export.matter_graphs import schema_org, stix

    if form == "csv":
        _write_csv(found, stream)
    elif form == "stix":
        stream.write(json.dumps(stix(found), ensure_ascii=False, indent=1) + "\n")
    elif form == "schema-org":
        stream.writelines(_line_of(one) for one in schema_org(found))
    else:
        stream.writelines(_table(found))


def _line_of(value: Mapping[str, Any]) -> str:
    return encodable(json.dumps(value, ensure_ascii=False)) + "\n"


def _write_csv(found: Sequence[Dispute], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        for row in one.rows:
            values = row.to_dict()
            head = [one.matter.id, one.matter.question, "yes" if one.matter.dispute else "no"]
            writer.writerow([cell(value) for value in (*head, *(values[column] for column in COLUMNS[3:]))])


def _table(found: Sequence[Dispute]) -> Iterator[str]:
    for one in found:
        matter = one.matter
        yield encodable(f"{matter.question}{'  [disputed]' if matter.dispute else ''}  ({matter.id})\n")
        label = ""
        for row in one.rows:
            if row.position != label:
                yield encodable(f"  {row.label}\n")
                label = row.position
            yield encodable(f"    {_line(row)}\n")
        reasons = list(dict.fromkeys(f"{one.verdict.state}: {one.verdict.reason}" for one in matter.conflicts))
        for reason in reasons[:SHOWN_REASONS]:
            yield encodable(f"  against each other, {reason}\n")
        if len(reasons) > SHOWN_REASONS:
            yield f"  and {len(reasons) - SHOWN_REASONS} more such pairs\n"
        yield "\n"


def _line(row: Row) -> str:
    certainty = f", {row.certainty}" if row.certainty and row.certainty not in ("certain", "unstated") else ""
    where = ", ".join(part for part in (row.source or row.ref.document, (row.said or "")[:10]) if part)
    copies = f" (and {len(row.copies)} more)" if row.copies else ""
    stance = _of_several(row.stance) if " and " in row.party else row.stance
    return f"{row.party} {stance}{certainty}: {' '.join(row.words.split())} [{where}]{copies}"


def _of_several(stance: str) -> str:
    return _PLURALS[stance]
