"""How a record is shown: one module a format, each behind the same small interface."""

from __future__ import annotations

from onrecord.export.formats import FORMATS, Writer, format_of, open_writer
from onrecord.export.frame import to_frame

__all__ = ["FORMATS", "Writer", "format_of", "open_writer", "to_frame"]
