"""Gold and records as JSON lines, in the shape of the reader's own output (schema onrecord/1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from onrecord.document import Document, Precision, Published
from onrecord.errors import InputError
from onrecord.evaluation.attributions import Attribution, BadSpansError, GoldArticle, from_rows
from onrecord.evaluation.files import read_json_lines

if TYPE_CHECKING:
    from pathlib import Path

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PRECISION = {4: "year", 7: "month", 10: "day"}


def read_documents(path: Path) -> dict[str, Document]:
    """Articles in the reader's input form, by id.

    Raises InputError for a line without `id` or `text`, and for an id that comes twice.
    """
    documents: dict[str, Document] = {}
    for place, row in read_json_lines(path):
        name, text = row.get("id"), row.get("text")
        if name is None or not isinstance(text, str):
            raise InputError(place, "has no id or no text; a document needs both")
        if str(name) in documents:
            raise InputError(place, f"the id {str(name)!r} comes twice; ids must be unique")
        documents[str(name)] = _document(row, str(name), text)
    return documents


def _document(row: Mapping[str, Any], name: str, text: str) -> Document:
    optional = {key: row[key] for key in ("title", "url", "source") if isinstance(row.get(key), str)}
    return Document(id=name, text=text, published=_published(row.get("published")), **optional)


def _published(value: object) -> Published | None:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return None
    return Published(value, cast("Precision", _PRECISION[len(value)]), "input")


def read_gold_lines(path: Path, documents: Mapping[str, Document]) -> list[GoldArticle]:
    """Gold, one line a document. Its text is that of `documents`, or the line's own `document.text` where it has one.

    Raises InputError for a document without a text, spans outside it, and an id that comes twice.
    """
    articles: dict[str, GoldArticle] = {}
    for place, row in read_json_lines(path):
        name = _document_id(row, place)
        document = documents.get(name) or _own_document(row, name)
        if document is None:
            raise InputError(place, f"the text of document {name!r} is not known; give its file with --docs")
        if name in articles:
            raise InputError(place, f"the id {name!r} comes twice; give one version of each document")
        articles[name] = GoldArticle(document, _statements(row, place, len(document.text)))
    return list(articles.values())


def read_record_lines(path: Path, gold: Sequence[GoldArticle]) -> dict[str, tuple[Attribution, ...]]:
    """The statements of a record file by document id; lines of documents that the gold lacks are passed over.

    Raises InputError where a record's text is not the gold's, since its offsets would mean nothing.
    """
    texts = {article.document.id: article.document.text for article in gold}
    records: dict[str, tuple[Attribution, ...]] = {}
    for place, row in read_json_lines(path):
        name = _document_id(row, place)
        if name in records:
            raise InputError(place, f"the id {name!r} comes twice; ids must be unique")
        if name in texts:
            _check_text(row, texts[name], name, place)
            records[name] = _statements(row, place, len(texts[name]))
    return records


def _document_id(row: Mapping[str, Any], place: str) -> str:
    document = row.get("document")
    name = document.get("id") if isinstance(document, Mapping) else row.get("id")
    if name is None:
        raise InputError(place, "names no document; an id is needed")
    return str(name)


def _own_document(row: Mapping[str, Any], name: str) -> Document | None:
    document = row.get("document", row)
    text = document.get("text") if isinstance(document, Mapping) else None
    return Document(id=name, text=text) if isinstance(text, str) else None


def _check_text(row: Mapping[str, Any], text: str, name: str, place: str) -> None:
    own = _own_document(row, name)
    if own is not None and own.text != text:
        reason = f"the text of {name!r} differs from the gold's, so offsets cannot be compared; read it again"
        raise InputError(place, reason)


def _statements(row: Mapping[str, Any], place: str, length: int) -> tuple[Attribution, ...]:
    rows = row.get("statements")
    if not isinstance(rows, list):
        raise InputError(place, "has no list of statements")
    try:
        return from_rows(rows, length)
    except BadSpansError as error:
        raise InputError(place, str(error)) from None
