"""JSON lines: the record itself, one object a line, fields in the order of the schema."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.record import Record

_DOCUMENT_FIELDS = ("id", "title", "url", "source", "language", "published", "text", "sha256")
_RECORD_FIELDS = ("statements", "times", "figures", "places", "estimates", "diagnostics")
_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonlWriter:
    """Writes one JSON object a line, each as soon as it comes."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, record: Record) -> None:
        """Write one line."""
        self._stream.write(encode(record) + "\n")

    def close(self) -> None:
        """Nothing stands after the last line."""


def to_dict(record: Record) -> dict[str, Any]:
    """The record as plain dictionaries and lists, fields in the order of the schema."""
    plain: dict[str, Any] = _lists(msgspec.to_builtins(_in_order(record)))
    return plain


def encode(record: Record) -> str:
    """The record as one line of JSON. A lone surrogate, which UTF-8 cannot hold, is escaped as JSON allows."""
    try:
        return msgspec.json.encode(_in_order(record)).decode()
    except UnicodeEncodeError:
        text = json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _in_order(record: Record) -> dict[str, Any]:
    return {
        "schema": record.schema,
        "document": _document(record.document),
        **{name: getattr(record, name) for name in _RECORD_FIELDS},
    }


def _document(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in _DOCUMENT_FIELDS}


def _lists(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, dict):
        return {key: _lists(item) for key, item in value.items()}
    return [_lists(item) for item in value] if isinstance(value, list | tuple) else value


def plain_value(value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """A part of a record as plain dictionaries and lists."""
    return _lists(msgspec.to_builtins(value))
