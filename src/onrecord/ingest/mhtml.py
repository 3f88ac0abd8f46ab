"""A page saved as one file (MHTML, RFC 2557): its first HTML part, read as a page."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin


def read_saved_page(data: bytes, origin: Origin, options: IngestOptions) -> Document:
    """One Document of an MHTML file's bytes; raises InputError where it holds no HTML part."""
    from onrecord.ingest.page import read_page_bytes

    try:
        message = message_from_bytes(data)
        part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError):  # the parser lets these out
        part = body = None
    if part is None or not isinstance(body, bytes):
        raise InputError(origin.name, "is no saved page (MHTML) that can be read; save it as HTML instead")
    return read_page_bytes(body, _part_origin(message, part, origin), options)


def _part_origin(message: Message, part: Message, origin: Origin) -> Origin:
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    url = address if address.startswith(("http://", "https://")) else origin.url
    charset = part.get_param("charset")
    return Origin(origin.name, origin.id, url, charset if isinstance(charset, str) else None)
