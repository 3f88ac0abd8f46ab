"""A gzipped input: what it holds is told by its own first bytes and the name without `.gz`, and read as such."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.allowance import DEEPEST, Allowance
from onrecord.ingest.forms import Form
from onrecord.ingest.gunzip import Gunzipped
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin


def read_gzip(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Iterator[Document | InputError]:
    """What a gzip stream holds; raises InputError where it is damaged or breaks off, after what could be read."""
    from onrecord.ingest.content import read_content

    if origin.depth >= DEEPEST:
        raise InputError(origin.name, f"lies more than {DEEPEST} archives deep; unpack the outer ones first")
    allowance = origin.allowance or Allowance(origin.name)
    inner = origin.unpacked(allowance)
    resume = inner.promised is Form.WARC
    unpacked = Gunzipped(stream, origin.name, allowance, origin.allowance is None, resume)
    try:
        for found in read_content(io.BufferedReader(unpacked), inner, options):
            # One that bears the input's own id was read from all of it, so half of it is missing.
            if unpacked.fault is None or not isinstance(found, Document) or found.id != inner.id:
                yield found
    except InputError as error:
        raise unpacked.fault or error from None
    if unpacked.fault is not None:
        raise unpacked.fault
