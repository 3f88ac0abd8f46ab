"""JSON lines: one article a line, read as a stream; a bad line is reported by its number and passed over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord.document import Document
from onrecord.errors import InputError, UsageError
from onrecord.ingest.dates import choose_published, parse_published
from onrecord.ingest.encoding import byte_order_encoding, refuse_blank, wide_encoding
from onrecord.ingest.forms import HEAD_BYTES
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.patience import Patience
from onrecord.ingest.streams import as_utf8, bounded_lines, look_ahead

_FIELDS = ("id", "text", "html", "title", "url", "source", "published", "language")
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "text"}


def read_lines(stream: BinaryIO, name: str, options: IngestOptions) -> Iterator[Document | InputError]:
    """Documents and InputErrors in the order of the lines; blank lines are skipped, memory holds one line at a time.

    Of each id 16 bytes are kept, to report the second line that bears it.
    """
    seen: set[bytes] = set()
    found = False
    patience = Patience(name)
    for number, line in enumerate(_lines(stream, options.max_bytes), 1):
        if line is not None and not line.strip():
            patience.blank()
            continue
        found = True
        try:
            document = _new(_read_line(line, f"{name}:{number}", options), f"{name}:{number}", seen)
        except InputError as error:
            yield error
            patience.bad()
        else:
            yield document
            patience.good()
    if not found:
        yield InputError(name, "is empty; there is nothing to read")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines as UTF-8 bytes, None for one longer than the limit."""
    head, whole = look_ahead(stream, HEAD_BYTES)
    encoding = byte_order_encoding(head) or wide_encoding(head)
    yield from bounded_lines(as_utf8(whole, encoding) if encoding else whole, limit)


def _read_line(line: bytes | None, name: str, options: IngestOptions) -> Document:
    if line is None:
        raise InputError(name, f"is longer than {options.max_bytes:,} bytes; split it, or raise --max-size")
    row = _row(line, name)
    given = _given_date(row, name)
    if options.published is not None:
        given = options.published
    if row["text"] is None:
        return _from_html(row, name, given)
    text = refuse_blank(row["text"], f"{name}: 'text'")
    published = choose_published(given, None, text)
    language = row["language"] or "en"
    return Document(str(row["id"]), text, row["title"], row["url"], row["source"], language, published)


def _from_html(row: dict[str, str | None], name: str, given: str | None) -> Document:
    from onrecord.ingest.page import read_page

    page = read_page(row["html"] or "", name, given, row["url"])
    return Document(
        str(row["id"]),
        page.text,
        row["title"] or page.title,
        row["url"] or page.url,
        row["source"] or page.source,
        row["language"] or page.language,
        page.published,
    )


def _row(line: bytes, name: str) -> dict[str, str | None]:
    row = _object(line, name)
    for key in ("id",) if "html" in row else ("id", "text"):
        if row.get(key) is None:
            raise InputError(name, f"has no '{key}'; each line needs 'id' and 'text' (or 'html')")
    wrong = next((key for key in _FIELDS if not isinstance(row.get(key), str | None)), None)
    if wrong is not None:
        raise InputError(name, f"'{wrong}' is {_KINDS[type(row[wrong])]}, but must be text in quotation marks")
    if not row["id"]:
        raise InputError(name, "has an empty 'id'; give each article its own")
    return {key: row.get(key) for key in _FIELDS}


def _object(line: bytes, name: str) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(line)
    except UnicodeDecodeError:
        raise InputError(name, "is not UTF-8, which JSON lines must be; save the file again as UTF-8") from None
    except (msgspec.DecodeError, RecursionError) as error:
        fault = str(error).removeprefix("JSON is malformed: ")
        raise InputError(name, f"is no JSON ({fault}); write one object a line") from None
    if not isinstance(row, dict):
        what = "null" if row is None else _KINDS[type(row)]
        raise InputError(name, f'is {what}, not an object; write {{"id": …, "text": …}}')
    return row


def _given_date(row: dict[str, str | None], name: str) -> str | None:
    if row["published"] is not None:
        try:
            parse_published(row["published"])
        except UsageError as error:
            raise InputError(name, f"'published': {error}") from None
    return row["published"]


def _new(document: Document, name: str, seen: set[bytes]) -> Document:
    key = hashlib.blake2b(document.id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    if key in seen:
        raise InputError(name, f"the id {document.id[:60]!r} was given to an earlier line; give each article its own")
    seen.add(key)
    return document
