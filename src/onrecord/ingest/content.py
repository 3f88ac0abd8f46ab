"""One opened input, whatever carried it: its form is told, and the reader of that form makes its Documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.forms import HEAD_BYTES, Form, recognise
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.streams import look_ahead, read_at_most

Reader = Callable[[bytes, Origin, IngestOptions], Document]


def read_content(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Document | InputError]:
    """Documents of a stream of bytes, InputErrors for bad lines; raises InputError where nothing of it can be read."""
    head, whole = look_ahead(stream, HEAD_BYTES)
    form = recognise(head, origin.name, origin.promised)
    if form is Form.LINES:
        from onrecord.ingest.lines import read_lines

        yield from read_lines(whole, origin.name, options)
    else:
        yield _reader(form)(read_at_most(whole, options.max_bytes, origin.name), origin, options)


def _reader(form: Form) -> Reader:
    """Imported when needed: a plain text must not wait for the readers of pages."""
    if form is Form.PLAIN:
        from onrecord.ingest.plain import read_plain

        return read_plain
    if form is Form.SAVED:
        from onrecord.ingest.mhtml import read_saved_page

        return read_saved_page
    from onrecord.ingest.page import read_page_bytes

    return read_page_bytes
