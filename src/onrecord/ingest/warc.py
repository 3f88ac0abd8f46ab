"""Web archives (WARC, ISO 28500): the pages, texts and PDF files among their responses, read as a stream."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from onrecord.document import Document
from onrecord.errors import InputError, MissingExtra
from onrecord.ingest.forms import Form, form_of_media_type
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.streams import too_large

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_READ = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_NO_ARTICLE = ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt")
_LONGEST_HEADER = 65_536
_CHUNK = 65_536

Reading = Iterator[Document | InputError]


def read_warc(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Reading:
    """A Document for each page, text or PDF file that a server gave (status 200), in the archive's order.

    Ids are the pages' addresses. A page that stands there again with the same text comes once; one whose text has
    changed comes again with the same id, as its newer version. Records with wrong lengths cost themselves and, at
    worst, the next one. Raises InputError where the archive breaks off, MissingExtra without fastwarc.
    """
    seen: set[bytes] = set()
    found = False
    for record in _records(stream, origin.name):
        if (wanted := _origin(record, origin)) is None:
            continue
        for item in _read_record(record, wanted, options):
            if not isinstance(item, Document) or _is_new(item, seen):
                found = True
                yield item
    if not found:
        raise InputError(origin.name, "is a WARC archive without any page, text or PDF file; there is nothing to read")


def _records(stream: BinaryIO, name: str) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtra("reading WARC archives", "warc") from None
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        yield from ArchiveIterator(
            cast(Any, _Forward(stream)),
            record_types=kinds,
            quirks_mode=True,  # goes on at the next record after one whose length is wrong
            auto_decode="all",
            max_header_len=_LONGEST_HEADER,
            stream_detect=False,
            fsspec_args=False,
        )
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever the parser says of a broken archive
        reason = " ".join(str(error).split())[:100]
        raise InputError(name, f"breaks off in the middle ({reason}); the records before it were read") from None


class _Forward(io.RawIOBase):
    """A stream for the parser, which asks where it stands: archives come through pipes and out of other archives."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._place = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(_CHUNK if size < 0 else size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Only forward, by reading."""
        left = offset - (self._place if whence == io.SEEK_SET else 0)
        while left > 0 and (data := self.read(min(left, _CHUNK))):
            left -= len(data)
        return self._place


def _origin(record: WarcRecord, archive: Origin) -> Origin | None:
    """Where a record comes from, or None where it is no article: another kind of file, or a failed request."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not uri.startswith(("http://", "https://")) or uri.partition("?")[0].endswith(_NO_ARTICLE):
        return None
    http = record.http_headers
    if http is not None and http.status_code != 200:
        return None
    media_type = (record.http_content_type if http is not None else record.headers.get("Content-Type")) or ""
    media_type = media_type.partition(";")[0].strip().lower()
    if media_type not in _READ:
        return None
    promised = Form.PLAIN if media_type == "text/plain" else form_of_media_type(media_type)
    charset = record.http_charset if http is not None else None
    name = f"{archive.name}: {uri}"
    return Origin(name, uri, uri, charset, promised, archive.depth + 1, archive.allowance)


def _read_record(record: WarcRecord, origin: Origin, options: IngestOptions) -> Reading:
    from onrecord.ingest.content import read_content

    try:
        body = record.reader.read(options.max_bytes + 1)
        if len(body) > options.max_bytes:
            raise too_large(origin.name, options.max_bytes)
        yield from read_content(io.BytesIO(_cut(body, record)), origin, replace(options, follow=False))
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(origin.name, f"cannot be unpacked ({' '.join(str(error).split())[:100]}); it is damaged")


def _cut(body: bytes, record: WarcRecord) -> bytes:
    """The body by the length that the server gave: where the record's own is too large, the next record follows."""
    http = record.http_headers
    if http is None or http.get("Content-Encoding") or http.get("Transfer-Encoding"):
        return body
    length = (http.get("Content-Length") or "").strip()
    return body[: int(length)] if length.isdecimal() and len(length) < 15 and int(length) > 0 else body


def _is_new(document: Document, seen: set[bytes]) -> bool:
    key = hashlib.blake2b(f"{document.id}\0{document.sha256}".encode("utf-8", "replace"), digest_size=16).digest()
    if key in seen:
        return False
    seen.add(key)
    return True
