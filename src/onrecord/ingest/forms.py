"""What an input is, told from its name and its first bytes: plain text, a page, a saved page, or JSON lines."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePosixPath

from onrecord.errors import InputError
from onrecord.ingest.encoding import byte_order_encoding, wide_encoding

HEAD_BYTES = 4096


class Form(Enum):
    """The ways in which an article can be written down."""

    PLAIN = "plain text"
    PAGE = "HTML"
    SAVED = "MHTML"
    LINES = "JSON lines"


_SUFFIXES = {
    ".txt": Form.PLAIN,
    ".text": Form.PLAIN,
    ".md": Form.PLAIN,
    ".html": Form.PAGE,
    ".htm": Form.PAGE,
    ".xhtml": Form.PAGE,
    ".shtml": Form.PAGE,
    ".mhtml": Form.SAVED,
    ".mht": Form.SAVED,
    ".jsonl": Form.LINES,
    ".ndjson": Form.LINES,
}
_MEDIA_TYPES = {
    "text/html": Form.PAGE,
    "application/xhtml+xml": Form.PAGE,
    "multipart/related": Form.SAVED,
    "message/rfc822": Form.SAVED,
    "application/jsonl": Form.LINES,
    "application/x-jsonlines": Form.LINES,
    "application/ndjson": Form.LINES,
    "application/x-ndjson": Form.LINES,
}
_SIGNATURES = (
    (b"%PDF-", "a PDF file; save its text first (pdftotext, or copy and paste)"),
    (b"{\\rtf", "an RTF file; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls); save it as plain text first"),
    (b"SQLite format 3\0", "a SQLite database; export its articles as JSON lines first"),
    (b"\x1f\x8b\x08", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture; there is no text to read in it"),
    (b"\xff\xd8\xff", "a JPEG picture; there is no text to read in it"),
    (b"GIF87a", "a GIF picture; there is no text to read in it"),
    (b"GIF89a", "a GIF picture; there is no text to read in it"),
    (b"\x7fELF", "a program; there is no text to read in it"),
)
_ZIPPED = (
    (b"mimetypeapplication/epub+zip", "an EPUB book; save its chapters as HTML first"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file; save it as plain text first"),
    (b"word/", "a Word document; save it as plain text first"),
    (b"xl/", "an Excel workbook; save its articles as JSON lines first"),
    (b"", "a zip archive; unpack it first"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_SAVED = re.compile(
    r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*?(?:mime-version:|content-type:\s*multipart/related)", re.IGNORECASE
)
_LINES = re.compile(r'\s*\{[ \t]*"')
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')


def form_of_name(name: str) -> Form | None:
    """The form that a file name's ending promises, or None."""
    return _SUFFIXES.get(PurePosixPath(name).suffix.lower())


def form_of_media_type(media_type: str) -> Form | None:
    """The form that a server's media type promises, or None where it says too little (`text/plain` often lies)."""
    return _MEDIA_TYPES.get(media_type.lower())


def recognise(head: bytes, name: str, promised: Form | None) -> Form:
    """The form of an input by its first bytes and what its name promises; raises InputError for what cannot be read."""
    _refuse_known_binary(head, name)
    if promised is not None:
        return promised
    start = _glance(head)
    if _PAGE.match(start):
        return Form.PAGE
    if _LINES.match(start):
        return Form.LINES
    if _JSON.match(start):
        raise InputError(name, "is JSON, but not JSON lines: write one object a line, each with 'id' and 'text'")
    if _XML.match(start):
        raise InputError(name, "is XML that is no web page; save its articles as text, HTML or JSON lines")
    return Form.SAVED if _SAVED.match(start) else Form.PLAIN


def _refuse_known_binary(head: bytes, name: str) -> None:
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(name, f"is {what}")
    if head.startswith(b"PK\x03\x04"):
        raise InputError(name, "is " + next(what for part, what in _ZIPPED if part in head))


def _glance(head: bytes) -> str:
    encoding = byte_order_encoding(head) or wide_encoding(head) or "latin-1"
    return head.decode(encoding, "ignore").replace("\r\n", "\n")
