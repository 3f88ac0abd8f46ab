"""A record as the bytes that the store keeps: all but the article's text, and the words that the text already has."""

from __future__ import annotations

import json
import re
import zlib
from typing import Any

import msgspec

from onrecord.export.jsonl import to_dict
from onrecord.record import Record, Statement

Plain = dict[str, Any]
_LEVEL = 6
_UNSEARCHABLE = re.compile("[\x00\ud800-\udfff]")


def plain(record: Record) -> Plain:
    """The record as dictionaries and lists."""
    return to_dict(record)


def pack(record: Plain) -> bytes:
    """The bytes of a plain record. The record itself is left as it was."""
    text = record["document"]["text"]
    kept = {
        **record,
        "document": {name: value for name, value in record["document"].items() if name not in ("text", "sha256")},
        "statements": [_without_words(one) for one in record["statements"]],
        **{name: [_without_text(one, text) for one in record[name]] for name in ("times", "figures", "places")},
    }
    return zlib.compress(_encode(kept), _LEVEL)


def unpack(packed: bytes, text: str, sha256: str) -> Record:
    """The record that was packed, equal to what it was."""
    return to_record(unpack_plain(packed, text, sha256))


def to_record(record: Plain) -> Record:
    """A plain record as its own type."""
    return msgspec.convert({name: value for name, value in record.items() if name != "schema"}, Record)


def to_statement(statement: Plain) -> Statement:
    """A plain statement as its own type."""
    return msgspec.convert(statement, Statement)


def unpack_plain(packed: bytes, text: str, sha256: str) -> Plain:
    """The plain record that was packed, equal to what it was."""
    record = _decode(zlib.decompress(packed))
    record["document"] |= {"text": text, "sha256": sha256}
    for one in record["statements"]:
        for role in ("source", "cue", "content"):
            if one[role] is not None:
                one[role] = {"spans": one[role], "text": words(text, one[role])}
    for name in ("times", "figures", "places"):
        for one in record[name]:
            if "text" not in one:
                one["text"] = text[one["span"][0] : one["span"][1]]
    return record


def words(text: str, spans: list[list[int]] | tuple[tuple[int, int], ...]) -> str:
    """The words under a part's spans, joined by one space."""
    return " ".join(text[start:end] for start, end in spans)


def text_column(text: str) -> str | bytes:
    """A text as its column holds it: bytes where it has lone surrogates, which UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def column_text(column: str | bytes) -> str:
    """The way back."""
    return column if isinstance(column, str) else column.decode("utf-8", "surrogatepass")


def searchable(text: str) -> str:
    """The text, code point for code point, without what SQLite's search cannot take."""
    return _UNSEARCHABLE.sub("\ufffd", text)


def _without_words(statement: Plain) -> Plain:
    parts = {role: statement[role] and statement[role]["spans"] for role in ("source", "cue", "content")}
    return {**statement, **parts}


def _without_text(one: Plain, text: str) -> Plain:
    start, end = one["span"]
    return {name: value for name, value in one.items() if name != "text" or value != text[start:end]}


def _encode(value: Plain) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def _decode(encoded: bytes) -> Plain:
    try:
        found: Plain = msgspec.json.decode(encoded)
    except msgspec.DecodeError:
        found = json.loads(encoded)
    return found
