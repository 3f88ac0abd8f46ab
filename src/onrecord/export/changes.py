"""Changes of mind as rows: who moved how on which matter, with both texts, and in which articles."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO

from onrecord.export.csv_rows import cell
from onrecord.export.wording import encodable

if TYPE_CHECKING:
    from onrecord.matters import Matter, Ref
    from onrecord.record import Record, Statement

COLUMNS = (
    "speaker", "kind", "question", "reason", "from_said", "from_words", "from_document", "from_statement", "to_said",
    "to_words", "to_document", "to_statement", "matter",
)  # fmt: skip


def rows_of_changes(
    matters: Iterable[Matter], index: Mapping[Ref, tuple[Record, Statement]]
) -> Iterator[dict[str, str]]:
    """One row a change, of all matters."""
    for matter in matters:
        for change in matter.changes:
            row = {
                "speaker": change.speaker,
                "kind": change.kind,
                "question": matter.question,
                "reason": change.reason,
                "matter": matter.id,
            }
            for side, ref in (("from", change.start), ("to", change.end)):
                record, statement = index[ref]
                published = record.document.published
                said = statement.said.value if statement.said else published.value if published else ""
                row |= {
                    f"{side}_said": said[:10],
                    f"{side}_words": " ".join(statement.content.text.split()),
                    f"{side}_document": ref.document,
                    f"{side}_statement": ref.statement,
                }
            yield {column: row[column] for column in COLUMNS}


def write_changes(rows: Iterable[dict[str, str]], stream: TextIO, form: str) -> None:
    """Write rows as table, jsonl or csv."""
    if form == "jsonl":
        stream.writelines(encodable(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    elif form == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([cell(value) for value in row.values()] for row in rows)
    else:
        stream.writelines(encodable(_told(row)) for row in rows)


def _told(row: Mapping[str, str]) -> str:
    return (
        f"{row['speaker']} {row['kind']}: {row['question']} ({row['reason']})\n"
        f"  {row['from_said']}  {row['from_words']}  [{row['from_document']}]\n"
        f"  {row['to_said']}  {row['to_words']}  [{row['to_document']}]\n\n"
    )
