"""brat standoff as records: what people have changed in the spans, and from our own sidecar file all the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.evaluation.attributions import ROLES, Attribution
from onrecord.evaluation.brat import read_brat
from onrecord.evaluation.files import read_text
from onrecord.export.brat import LINE_ENDS, sidecar
from onrecord.export.jsonl import to_dict
from onrecord.export.schema import RecordError, decode
from onrecord.identity import statement_id
from onrecord.imports.assembly import UNWEIGHED, part, record
from onrecord.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.record import Span

_EVENT = re.compile(r"(E\S+)\t.*?Content\d*:(T\S+)", re.IGNORECASE)
_QUOTATION = re.compile(r"A\S+\tQuotation (\S+) (direct|indirect|mixed)\s*")
_NOTE = re.compile(r"#\S+\tAnnotatorNotes (\S+)\tstatement (\S+), confidence (\d(?:\.\d+)?(?:e-\d+)?)\s*")


def read_brat_files(folder: Path) -> Iterator[Record | InputError]:
    """The records of all `.ann` files of a folder and the folders in it, in order of their paths."""
    files = sorted(folder.rglob("*.ann"))
    if not files:
        raise InputError(str(folder), "holds no .ann file")
    for file in files:
        try:
            yield read_brat_file(file, file.relative_to(folder).with_suffix("").as_posix())
        except InputError as error:
            yield error


def read_brat_file(annotations: Path, name: str) -> Record:
    """One article's record. Raises InputError naming file and line for what is not brat's form or does not fit.

    A statement that bears the note of our own export keeps its id, and from the sidecar file its speakers and the
    rest; one that people added gets the id that the reader would give it.
    """
    gold = read_brat(annotations, name)
    before = _before(annotations, gold.document)
    statements = [_joined(one, gold.document.text) for one in gold.attributions]
    statements.sort(key=lambda one: (one.content, one.cue))
    signs = _Signs(read_text(annotations))
    ids = {one.id: signs.id_of(one.id) or _new_id(before.document, one) for one in statements}
    earlier = {one["id"]: one for one in to_dict(before)["statements"]}
    rows = [_row(one, ids, earlier, signs, before.document.text) for one in statements]
    article = {key: value for key, value in to_dict(before).items() if key != "statements"}
    return record(article, rows, str(annotations))


class _Signs:
    """What an annotation file says of statements beside their spans, by the id of the event or content."""

    def __init__(self, lines: str) -> None:
        self._contents = {match[1]: match[2] for match in map(_EVENT.match, lines.splitlines()) if match}
        self._quotations = {match[1]: match[2] for match in map(_QUOTATION.fullmatch, lines.splitlines()) if match}
        self._notes = {match[1]: match for match in map(_NOTE.fullmatch, lines.splitlines()) if match}

    def id_of(self, handle: str) -> str | None:
        return self._notes[handle][2] if handle in self._notes else None

    def confidence(self, handle: str) -> float:
        """That of the note; what people have drawn themselves is sure."""
        return min(float(self._notes[handle][3]), 1.0) if handle in self._notes else 1.0

    def quotation(self, handle: str) -> str:
        return self._quotations.get(self._contents.get(handle, handle), "indirect")


def _row(
    one: Attribution, ids: dict[str, str], earlier: dict[str, dict[str, Any]], signs: _Signs, text: str
) -> dict[str, Any]:
    known = earlier.get(ids[one.id], UNWEIGHED)
    return {
        **known,
        "id": ids[one.id],
        "parent": ids.get(one.parent or ""),
        "source": part(text, one.source),
        "cue": part(text, one.cue),
        "content": part(text, one.content),
        "quotation": signs.quotation(one.id),
        "confidence": known.get("confidence", signs.confidence(one.id)),
    }


def _before(annotations: Path, document: Document) -> Record:
    """The record as it was written, where our sidecar file lies beside and is of the same text; else a bare article."""
    path = sidecar(annotations)
    if not path.is_file():
        return Record(document)
    try:
        before = decode(path.read_bytes())
    except (RecordError, OSError) as error:
        raise InputError(str(path), f"{error}; delete it to read the annotations alone") from None
    return before if _as_written(before.document.text) == document.text else Record(document)


def _as_written(text: str) -> str:
    from onrecord.export.wording import encodable

    return encodable(text)


def _joined(one: Attribution, text: str) -> Attribution:
    source, cue, content = (_without_line_ends(one.spans(role), text) for role in ROLES)
    return replace(one, source=source, cue=cue, content=content)


def _without_line_ends(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Fragments that only a line's end parts, as brat wants them cut, are one span."""
    joined: list[Span] = []
    for span in spans:
        if joined and LINE_ENDS.fullmatch(text, joined[-1][1], span[0]):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return tuple(joined)


def _new_id(document: Document, one: Attribution) -> str:
    return statement_id(document, one.source, one.cue, one.content)
