"""One opened input, whatever carried it: its form is told, and the reader of that form makes its Documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError, MissingExtra
from onrecord.ingest.forms import HEAD_BYTES, Form, recognise
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.streams import look_ahead, read_at_most

Reading = Iterator[Document | InputError]
OneReader = Callable[[bytes, Origin, IngestOptions], Document]
ManyReader = Callable[[BinaryIO, Origin, IngestOptions], Reading]


def read_content(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Reading:
    """Documents of a stream of bytes, InputErrors for bad parts; raises InputError where nothing of it can be read."""
    head, whole = look_ahead(stream, HEAD_BYTES)
    form = recognise(head, origin.name, origin.promised)
    many = _reader_of_many(form)
    try:
        if many is not None:
            yield from many(whole, origin, options)
        else:
            limit = options.max_bytes * _size_factor(form)
            yield _reader_of_one(form)(read_at_most(whole, limit, origin.name), origin, options)
    except MissingExtra as error:
        raise InputError(origin.name, str(error)) from None


def _reader_of_many(form: Form) -> ManyReader | None:
    """Imported when needed: a plain text must not wait for the readers of pages and archives."""
    if form is Form.LINES:
        from onrecord.ingest.lines import read_lines

        return lambda stream, origin, options: read_lines(stream, origin.name, options)
    if form is Form.TABLE:
        from onrecord.ingest.table import read_table

        return read_table
    if form in (Form.FEED, Form.JSON_FEED):
        from onrecord.ingest.feed import read_feed

        return lambda stream, origin, options: read_feed(stream, origin, options, form)
    if form in (Form.OPML, Form.SITEMAP):
        from onrecord.ingest.links import read_links

        return lambda stream, origin, options: read_links(stream, origin, options, form)
    return _reader_of_archives(form)


def _reader_of_archives(form: Form) -> ManyReader | None:
    if form is Form.ZIP:
        from onrecord.ingest.zipped import read_zip

        return read_zip
    if form is Form.WARC:
        from onrecord.ingest.warc import read_warc

        return read_warc
    if form is Form.GZIP:
        from onrecord.ingest.gzipped import read_gzip

        return read_gzip
    return None


def _reader_of_one(form: Form) -> OneReader:
    if form is Form.PLAIN:
        from onrecord.ingest.plain import read_plain

        return read_plain
    if form is Form.SAVED:
        from onrecord.ingest.mhtml import read_saved_page

        return read_saved_page
    if form is Form.PDF:
        from onrecord.ingest.pdf import read_pdf

        return read_pdf
    from onrecord.ingest.page import read_page_bytes

    return read_page_bytes


def _size_factor(form: Form) -> int:
    if form is not Form.PDF:
        return 1
    from onrecord.ingest.pdf import SIZE_FACTOR

    return SIZE_FACTOR
