"""Clusters of copies as lines: for eyes, for spreadsheets, for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator

from onrecord.copies.clusters import CopyCluster
from onrecord.export.csv_rows import cell
from onrecord.export.wording import counted, encodable, one_line

Listing = Callable[[Iterable[CopyCluster]], Iterator[str]]


def jsonl(clusters: Iterable[CopyCluster]) -> Iterator[str]:
    """One object a line, one line a cluster: `{"documents": [...], "original": "..."}`."""
    for one in clusters:
        line = {"documents": list(one.documents), "original": one.original}
        yield json.dumps(line, ensure_ascii=encodable(text := "".join(one.documents)) != text) + "\n"


def csv_rows(clusters: Iterable[CopyCluster]) -> Iterator[str]:
    """One row an article: the number of its cluster, its id, and whether it is the likely original."""
    yield _row("cluster", "document", "original")
    for number, one in enumerate(clusters, 1):
        for document in one.documents:
            yield _row(str(number), cell(document), "yes" if document == one.original else "no")


def table(clusters: Iterable[CopyCluster]) -> Iterator[str]:
    """A heading a cluster, and its articles below, the likely original first."""
    found = False
    for number, one in enumerate(clusters, 1):
        found = True
        yield f"{number}  {counted(len(one.documents), 'article')}, one report\n"
        yield f"   {one_line(one.original)}  (likely the original)\n"
        yield from (f"   {one_line(document)}\n" for document in one.documents if document != one.original)
    if not found:
        yield "No copies were found.\n"


def _row(*cells: str) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


LISTINGS: dict[str, Listing] = {"table": table, "csv": csv_rows, "jsonl": jsonl}
