"""The id of a statement: the same whenever and wherever the same article is read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.record import Span


def statement_id(document: Document, source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...]) -> str:
    """Twelve hexadecimal digits of a hash over the article and the statement's spans."""
    key = f"{document.id}\0{document.sha256}\0{source}\0{cue}\0{content}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
