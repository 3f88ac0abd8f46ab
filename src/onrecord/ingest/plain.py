"""A plain text file as a Document: the text exactly as it stands, line ends included."""

from __future__ import annotations

from onrecord.document import Document
from onrecord.ingest.dates import choose_published
from onrecord.ingest.encoding import decode, refuse_blank
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin


def read_plain(data: bytes, origin: Origin, options: IngestOptions) -> Document:
    """One Document of a text's bytes; raises InputError for an unknown encoding, binary data or a blank text."""
    text = refuse_blank(decode(data, origin.name, origin.declared), origin.name)
    published = choose_published(options.published, None, text)
    return Document(origin.id, text, url=origin.url, source=origin.host, published=published)
