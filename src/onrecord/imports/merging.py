"""Records from files into the store: new articles are added, what people changed in held ones becomes judgements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record, Statement
    from onrecord.store import Added, Run, Store

_WEIGHED = ("act", "polarity", "quotation", "certainty", "speakers")


class Merged(NamedTuple):
    """What became of one record: the article's part, and how many judgements its statements gave."""

    added: Added
    corrected: int = 0
    rejected: int = 0
    drawn: int = 0


def merge(store: Store, record: Record, origin: str, run: Run | None = None, *, reject_missing: bool = False) -> Merged:
    """Put a record into the store. Of an article held with this very text, a statement that differs is corrected, one
    that the store lacks is drawn anew into its reading; one that only the store has stays, or is rejected if asked.

    The judgements say that they come from `origin`. Raises StoreError.
    """
    held = store.record(record.document.id)
    if held is None or held.document.sha256 != record.document.sha256:
        return Merged(store.add(record, origin, run=run))
    known = {one.id: one for one in held.statements}
    drawn = [one for one in record.statements if one.id not in known]
    added = _with_drawn(store, drawn, record, run) if drawn else store.add(record, origin, run=run)
    why = f"imported from {origin}"
    corrected = rejected = 0
    for one in record.statements:
        correction = _correction(known[one.id], one) if one.id in known else {}
        if correction:
            store.judge("correct", statement=one.id, document=record.document.id, correction=correction, why=why)
            corrected += 1
    for missing in _only_held(held, record) if reject_missing else ():
        store.judge("reject", statement=missing, document=record.document.id, why=why)
        rejected += 1
    return Merged(added, corrected, rejected, len(drawn))


def _with_drawn(store: Store, drawn: list[Statement], record: Record, run: Run | None) -> Added:
    """The reading that the store holds, with these statements as well."""
    read = store.record(record.document.id, as_read=True)
    if read is None:
        return store.add(record, run=run)
    names = {one.id for one in (*read.statements, *drawn)}
    fresh = [one for one in drawn if one.id not in {each.id for each in read.statements}]
    linked = [one if one.parent in names else replace(one, parent=None, depth=0) for one in fresh]
    statements = sorted((*read.statements, *linked), key=lambda one: one.content.spans)
    return store.add(replace(read, statements=tuple(statements)), run=run, again=True)


def _correction(held: Statement, given: Statement) -> dict[str, Any]:
    """What the given statement says otherwise; what it says nothing of stays."""
    from onrecord.export.jsonl import plain_value

    changed: dict[str, Any] = {}
    for role in ("source", "cue", "content"):
        part = getattr(given, role)
        if part is not None and part.spans != (getattr(held, role).spans if getattr(held, role) else None):
            changed[role] = [list(span) for span in part.spans]
    for name in _WEIGHED:
        value = getattr(given, name)
        if value not in (None, ()) and value != getattr(held, name):
            changed[name] = plain_value(value)
    return changed


def _only_held(held: Record, record: Record) -> Iterator[str]:
    given = {one.id for one in record.statements}
    return (one.id for one in held.statements if one.id not in given)
