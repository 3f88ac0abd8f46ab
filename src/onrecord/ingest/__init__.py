"""Read: every input that a user can name becomes Documents, or a sentence saying why it could not."""

from __future__ import annotations

from onrecord.ingest.dates import parse_published
from onrecord.ingest.inputs import read_input
from onrecord.ingest.options import IngestOptions

__all__ = ["IngestOptions", "parse_published", "read_input"]
