"""Records with some of their statements only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.export.outline import rehung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from onrecord.record import Record


def selected(
    records: Iterable[Record], wanted: Mapping[str, set[str]], name_of: Callable[[Record], str]
) -> Iterator[Record]:
    """Of the records only those articles, by their names in `wanted`, and of these only those statements."""
    for record in records:
        ids = wanted.get(name_of(record))
        if ids:
            yield with_statements(record, ids)


def with_statements(record: Record, ids: set[str]) -> Record:
    """The record with these statements alone; what others reported hangs on the next one above that is left."""
    statements = rehung(record.statements, lambda one: one.id in ids)
    estimates = tuple(one for one in record.estimates if one.statement in ids)
    return replace(record, statements=statements, estimates=estimates)
