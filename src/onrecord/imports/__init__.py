"""Records read again from files: our own JSON lines, and brat or W3C annotations that people have corrected."""

from __future__ import annotations

from onrecord.imports.files import read_records

__all__ = ["read_records"]
