"""The page behind an entry of a feed or a list, fetched politely, with what the entry knows of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.content import read_content
from onrecord.ingest.entries import Entry
from onrecord.ingest.fetch import Answer, refuse_failure
from onrecord.ingest.forms import form_of_media_type, form_of_name
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.polite import PoliteClient

Reading = Iterator[Document | InputError]


def follow(entry: Entry, options: IngestOptions, depth: int) -> Reading:
    """What stands at an entry's address; an InputError where nothing can be read there. Never raises InputError."""
    address = entry.link or entry.key
    try:
        answer = _client(options).get(address)
        refuse_failure(answer, address)
        for found in read_answer(answer, address, options, depth):
            yield completed(found, entry, options) if isinstance(found, Document) else found
    except InputError as error:
        yield error


def read_answer(answer: Answer, address: str, options: IngestOptions, depth: int = 0) -> Reading:
    """The Documents of a server's answer; raises InputError where it cannot be read."""
    promised = form_of_media_type(answer.media_type) or form_of_name(answer.path)
    origin = Origin(address, address, answer.url, answer.charset, promised, depth)
    yield from read_content(io.BytesIO(answer.body), origin, options)


def completed(document: Document, entry: Entry, options: IngestOptions) -> Document:
    """The page's Document, with the entry's title, date and publisher where the page tells none."""
    published = document.published
    if options.published is None and (published is None or published.basis == "text"):
        published = entry.published or published
    return replace(
        document,
        title=document.title or entry.title,
        source=document.source or entry.source,
        published=published,
    )


@lru_cache(maxsize=4)
def _client(options: IngestOptions) -> PoliteClient:
    """One client a process: the pauses between requests to a host count over all feeds of a run."""
    return PoliteClient(options)
