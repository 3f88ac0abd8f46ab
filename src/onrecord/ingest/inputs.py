"""The inputs of `onrecord read`: a name is a file, a folder, `-`, or an address, and each gives Documents."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.content import read_content
from onrecord.ingest.folder import files_below
from onrecord.ingest.forms import form_of_name
from onrecord.ingest.opening import opened
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin

STDIN = "-"
STDIN_ID = "stdin"

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")

Reading = Iterator[Document | InputError]


def read_input(name: str, options: IngestOptions) -> Reading:
    """The Documents of one input, in order; what cannot be read comes as an InputError in its place and is not raised.

    `name` is a path, `-` for the standard input, or an http(s) address. A path is a text, a page (HTML, MHTML), a PDF
    file, JSON lines, a table (CSV, TSV), a feed (RSS, Atom, JSON Feed), a list (OPML, sitemap), a web archive (WARC),
    any of these gzipped, or a zip file or a folder of all these. Ids: the path in POSIX form, `stdin`, the address, or
    what the JSON line, the row, the entry or the record gives.
    """
    try:
        yield from _read(name, options)
    except InputError as error:
        yield error


def _read(name: str, options: IngestOptions) -> Reading:
    if name == STDIN:
        yield from _read_stdin(options)
    elif _ADDRESS.match(name):
        yield from _read_address(name, options)
    elif name.strip():
        yield from _read_path(name, options)
    else:
        raise InputError("''", "is an empty name; give a file, a folder, an address, or - for the standard input")


def _read_stdin(options: IngestOptions) -> Reading:
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise InputError(STDIN_ID, "is closed; pipe an article into the command")
    try:
        yield from read_content(stream, Origin(STDIN_ID, STDIN_ID), options)
    except OSError as error:
        raise InputError(STDIN_ID, f"broke off ({error.strerror})") from None


def _read_address(address: str, options: IngestOptions) -> Reading:
    from onrecord.ingest.fetch import fetch
    from onrecord.ingest.follow import read_answer

    yield from read_answer(fetch(address, options), address, options)


def _read_path(name: str, options: IngestOptions) -> Reading:
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):  # a name that no file system takes; opening it gives the sentence
        is_folder = False
    yield from _read_folder(path, options) if is_folder else _read_file(path, options)


def _read_folder(folder: Path, options: IngestOptions) -> Reading:
    empty = True
    for found in files_below(folder):
        empty = False
        if isinstance(found, InputError):
            yield found
        else:
            yield from _settled(_shown(found), _read_file(found, options))
    if empty:
        raise InputError(_shown(folder), "is a folder without any file to read")


def _settled(name: str, reading: Reading) -> Reading:
    """A file's Documents, whatever happens: no file of a folder may cost the others."""
    try:
        yield from reading
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - the next file is still to be read
        yield InputError(name, f"cannot be read ({type(error).__name__}: {error}); please report it")


def _read_file(path: Path, options: IngestOptions) -> Reading:
    name = _shown(path)
    try:
        with opened(path, options.timeout) as stream:
            yield from read_content(stream, Origin(name, name, promised=form_of_name(name)), options)
    except (OSError, ValueError) as error:
        raise InputError(name, _why_unread(error, str(path))) from None


def _shown(path: Path) -> str:
    """The path in POSIX form; bytes that are no UTF-8 are written in hexadecimal, to be printable."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _why_unread(error: OSError | ValueError, name: str) -> str:
    scheme = _SCHEME.match(name)
    if scheme or re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/[^/]", name):
        return "is no address that can be read: only http and https are"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "may not be read by you; change its permissions"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
