"""The record's JSON Schema, and the way back from JSON to a checked record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec

from onrecord.document import digest
from onrecord.errors import OnRecordError
from onrecord.record import SCHEMA, Record, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class RecordError(OnRecordError):
    """What was given is no record of this schema; says where and why."""


def record_schema() -> dict[str, Any]:
    """The record as JSON Schema (2020-12), made from the very types that this package reads and writes."""
    (reference,), components = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    components["Record"]["properties"] |= {"schema": {"const": SCHEMA}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "OnRecord record",
        **reference,
        "$defs": components,
    }


def decode(line: str | bytes) -> Record:
    """One line of JSON as a record. Raises RecordError with the place of the first fault."""
    try:
        # Not msgspec's decoder: it refuses the escaped lone surrogates that a text may hold.
        plain = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}") from None
    return from_dict(plain)


def from_dict(plain: object) -> Record:
    """Plain dictionaries and lists as a record: types, spans, parents and the text's hash are checked."""
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise RecordError(f"not a record: 'schema' must be {SCHEMA!r}")
    try:
        record = msgspec.convert(plain, Record)
    except msgspec.ValidationError as error:
        raise RecordError(f"not a record of {SCHEMA}: {error}") from None
    for fault in _faults(record):
        raise RecordError(f"not a record of {SCHEMA}: {fault}")
    return record


def _faults(record: Record) -> Iterator[str]:
    if record.document.sha256 != digest(record.document.text):
        yield "document.sha256 is not the hash of document.text"
    ids = {one.id for one in record.statements}
    length = len(record.document.text)
    for index, one in enumerate(record.statements):
        place = f"statements[{index}]"
        if one.parent is not None and one.parent not in ids:
            yield f"{place}.parent {one.parent!r} is no statement of this record"
        if not one.content.spans:
            yield f"{place}.content has no span"
        for role, part in (("source", one.source), ("cue", one.cue), ("content", one.content)):
            yield from _wrong(f"{place}.{role}", part.spans if part else (), length)
        phrase = one.certainty.phrase if one.certainty else None
        yield from _wrong(f"{place}.certainty.phrase", (phrase,), length)
        for number, speaker in enumerate(one.speakers):
            yield from _wrong(f"{place}.speakers[{number}].mention", (speaker.mention,), length)
    yield from _faults_of_values(record, length)


def _faults_of_values(record: Record, length: int) -> Iterator[str]:
    for kind in ("times", "figures", "places"):
        for index, value in enumerate(getattr(record, kind)):
            yield from _wrong(f"{kind}[{index}]", (value.span, getattr(value, "of", None)), length)
    for index, estimate in enumerate(record.estimates):
        place = f"estimates[{index}]"
        horizon = estimate.horizon.span if estimate.horizon else None
        yield from _wrong(place, (estimate.outcome, estimate.phrase, horizon), length)


def _wrong(place: str, spans: Iterable[Span | None], length: int) -> Iterator[str]:
    for span in spans:
        if span is None:
            continue
        if span[0] >= span[1]:
            yield f"{place} has the span {list(span)}, which is empty"
        elif span[0] < 0 or span[1] > length:
            yield f"{place} has the span {list(span)}, which lies outside the text of {length} code points"
