"""Files that hold no article that can be read, told by their first bytes, each with what to do instead."""

from __future__ import annotations

from onrecord.errors import InputError

_SIGNATURES = (
    (b"{\\rtf", "an RTF file; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls); save it as plain text first"),
    (b"SQLite format 3\0", "a SQLite database; export its articles as JSON lines first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"PAR1", "a Parquet file; save its articles as JSON lines or CSV first"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture; there is no text to read in it"),
    (b"\xff\xd8\xff", "a JPEG picture; there is no text to read in it"),
    (b"GIF87a", "a GIF picture; there is no text to read in it"),
    (b"GIF89a", "a GIF picture; there is no text to read in it"),
    (b"\x7fELF", "a program; there is no text to read in it"),
)
_ZIPPED = (
    (b"mimetypeapplication/epub+zip", "an EPUB book; save its chapters as HTML first"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file; save it as plain text first"),
    (b"word/document.xml", "a Word document; save it as plain text first"),
    (b"[Content_Types].xml", "an Office document; save it as plain text, or its table as CSV, first"),
)
_TAR_AT, _TAR = 257, b"ustar"


def refuse_unreadable(head: bytes, name: str) -> None:
    """Raises InputError where the first bytes are those of a file without articles that can be read."""
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise InputError(name, f"is {what}")
    if head.startswith(_TAR, _TAR_AT):
        raise InputError(name, "is a tar archive; unpack it first, or make it a zip file")
    if head.startswith(b"PK\x03\x04"):
        for part, what in _ZIPPED:
            if part in head:
                raise InputError(name, f"is {what}")
