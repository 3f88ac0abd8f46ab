"""What an input is, told from its first bytes and its name's ending; what each form is called."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePosixPath

from onrecord.errors import InputError
from onrecord.ingest.encoding import byte_order_encoding, wide_encoding
from onrecord.ingest.unread import refuse_unreadable

HEAD_BYTES = 4096


class Form(Enum):
    """The ways in which articles can be written down."""

    PLAIN = "plain text"
    PAGE = "HTML"
    SAVED = "MHTML"
    LINES = "JSON lines"
    TABLE = "CSV"
    PDF = "PDF"
    FEED = "RSS or Atom"
    JSON_FEED = "JSON Feed"
    OPML = "OPML"
    SITEMAP = "sitemap"
    WARC = "WARC"
    ZIP = "zip"
    GZIP = "gzip"


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
    ".csv": Form.TABLE,
    ".tsv": Form.TABLE,
    ".tab": Form.TABLE,
    ".pdf": Form.PDF,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
    ".opml": Form.OPML,
    ".warc": Form.WARC,
    ".zip": Form.ZIP,
    ".gz": Form.GZIP,
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
    "text/csv": Form.TABLE,
    "text/tab-separated-values": Form.TABLE,
    "application/pdf": Form.PDF,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
    "application/rdf+xml": Form.FEED,
    "application/feed+json": Form.JSON_FEED,
    "text/x-opml": Form.OPML,
    "application/warc": Form.WARC,
}
_SIGNATURES = ((b"%PDF-", Form.PDF), (b"PK\x03\x04", Form.ZIP), (b"PK\x05\x06", Form.ZIP), (b"\x1f\x8b\x08", Form.GZIP))
_WARC = re.compile(rb"\s{0,16}WARC/[0-9]")
_ROOTS = {
    "rss": Form.FEED,
    "feed": Form.FEED,
    "rdf": Form.FEED,
    "channel": Form.FEED,
    "opml": Form.OPML,
    "urlset": Form.SITEMAP,
    "sitemapindex": Form.SITEMAP,
}
_FORMS_OF_XML = frozenset(_ROOTS.values())
_NEEDS_SIGNATURE = {
    Form.PDF: "is no PDF file, whatever its name says; see what is in it",
    Form.ZIP: "is no zip archive, whatever its name says; see what is in it",
    Form.GZIP: "is no gzip archive, whatever its name says; see what is in it",
    Form.WARC: "is no WARC archive, whatever its name says; see what is in it",
}

_BEFORE_ROOT = r"\s*(?:<\?.{0,400}?\?>\s*|<!--.{0,2000}?-->\s*)*"
_PAGE = re.compile(_BEFORE_ROOT + r"<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(
    _BEFORE_ROOT + r"(?:<!doctype[^\[>]{0,400}(?:\[.{0,3000}?\]\s*)?>\s*)?" + _BEFORE_ROOT + r"<(?:[\w-]{1,20}:)?(\w+)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<\?xml\b")
_SAVED = re.compile(
    r"(?:[\w-]+:[^\n]*\n|[ \t][^\n]*\n)*?(?:mime-version:|content-type:\s*multipart/related)", re.IGNORECASE
)
_LINES = re.compile(r'\s*\{[ \t]*"')
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')
_JSON_FEED = re.compile(r'\s*\{.{0,2000}"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version', re.DOTALL)


def form_of_name(name: str) -> Form | None:
    """The form that a file name's ending promises, or None."""
    return _SUFFIXES.get(PurePosixPath(name).suffix.lower())


def form_of_media_type(media_type: str) -> Form | None:
    """The form that a server's media type promises, or None where it says too little (`text/plain` often lies)."""
    return _MEDIA_TYPES.get(media_type.lower())


def recognise(head: bytes, name: str, promised: Form | None) -> Form:
    """The form of an input by its first bytes and what its name promises; raises InputError for what cannot be read.

    Bytes win over names where both are sure: a feed served as a page is a feed. A text or a table is what its name
    says, since a text may begin with anything.
    """
    refuse_unreadable(head, name)
    signed = _by_signature(head)
    if signed is not None:
        return signed
    if promised in _NEEDS_SIGNATURE and head:
        raise InputError(name, _NEEDS_SIGNATURE[promised])
    if promised in (Form.PLAIN, Form.LINES, Form.TABLE, Form.SAVED):
        return promised
    return _by_text(_glance(head), name, promised)


def _by_signature(head: bytes) -> Form | None:
    if _WARC.match(head):
        return Form.WARC
    return next((form for signature, form in _SIGNATURES if head.startswith(signature)), None)


def _by_text(start: str, name: str, promised: Form | None) -> Form:
    if _PAGE.match(start):
        return Form.PAGE
    root = _ROOT.match(start)
    found = _ROOTS.get(root[1].lower()) if root else None
    if found is not None:
        return found
    if _JSON_FEED.match(start):
        return Form.JSON_FEED
    if promised is not None:
        return promised
    return _by_other_marks(start, name)


def _by_other_marks(start: str, name: str) -> Form:
    from onrecord.ingest.columns import looks_like_table

    if _LINES.match(start):
        return Form.LINES
    if _JSON.match(start):
        raise InputError(name, "is JSON, but not JSON lines: write one object a line, each with 'id' and 'text'")
    if _XML.match(start):
        raise InputError(name, "is XML that is no web page, feed or sitemap; save its articles as text or JSON lines")
    if _SAVED.match(start):
        return Form.SAVED
    return Form.TABLE if looks_like_table(start) else Form.PLAIN


def _glance(head: bytes) -> str:
    encoding = byte_order_encoding(head) or wide_encoding(head) or "latin-1"
    return head.decode(encoding, "ignore").replace("\r\n", "\n")
