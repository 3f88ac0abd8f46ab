"""A zip file: each member is an input of its own, nothing is written out, and nothing outside is named or reached."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.allowance import DEEPEST, Allowance, BombError, counted
from onrecord.ingest.folder import is_parts_of_saved_page
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin

_LARGEST_LIST = 64 * 1024 * 1024
"""The list of members is held in memory, about five times its size in the file: 700,000 names at most."""

_SPOOLED_IN_MEMORY = 8 * 1024 * 1024
_LARGEST_SPOOLED = 2 * 1024 * 1024 * 1024
_CHUNK = 1024 * 1024
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""LZMA is left out: its header chooses how much memory unpacking takes, up to 4 GB."""

_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)

Reading = Iterator[Document | InputError]


def read_zip(stream: BinaryIO, origin: Origin, options: IngestOptions) -> Reading:
    """What the members give, in the order of their names; InputErrors for those that cannot or may not be read.

    Ids are the archive's id, a slash and the member's name. Raises InputError where the archive itself is broken.
    """
    if origin.depth >= DEEPEST:
        raise InputError(origin.name, f"lies more than {DEEPEST} archives deep; unpack the outer ones first")
    allowance = origin.allowance or Allowance(origin.name)
    with _seekable(stream, origin.name) as whole:
        size = _refuse_huge_list(whole, origin.name)
        if origin.allowance is None:
            allowance.took(size)
        with _opened(whole, origin.name) as archive:
            yield from _read_members(archive, origin, allowance, options)


def members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that are read: no folders, no hidden files, no parts of saved pages; sorted by name."""
    names = {info.filename for info in archive.infolist()}
    return sorted(
        (info for info in archive.infolist() if not info.is_dir() and not _is_left_out(info.filename, names)),
        key=lambda info: info.filename,
    )


def _read_members(archive: zipfile.ZipFile, origin: Origin, allowance: Allowance, options: IngestOptions) -> Reading:
    found = members(archive)
    if not found:
        raise InputError(origin.name, "is a zip archive without any file to read")
    before = None
    for info in found:
        name = f"{origin.name}/{_shown(info.filename)}"
        if info.filename == before:
            yield InputError(name, "stands twice in the archive; the second is passed over")
            continue
        before = info.filename
        yield from _read_member(archive, info, origin.member(_shown(info.filename), allowance), options)


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, origin: Origin, options: IngestOptions) -> Reading:
    from onrecord.ingest.content import read_content

    try:
        _refuse_member(info, origin.name)
        with archive.open(info) as member:
            stream = counted(cast(BinaryIO, member), origin.allowance or Allowance(origin.name))
            yield from read_content(stream, origin, options)
    except BombError:
        raise
    except InputError as error:
        yield error
    except _FAULTS as error:
        yield InputError(origin.name, f"cannot be unpacked ({_one_line(error)}); the archive is damaged there")


def _refuse_member(info: zipfile.ZipInfo, name: str) -> None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise InputError(name, "has a path that leads out of the archive; it is passed over")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise InputError(name, "is a link inside an archive; it is passed over")
    if info.flag_bits & 0x1:
        raise InputError(name, "is encrypted; unpack the archive with its password first")
    if info.compress_type not in _METHODS:
        raise InputError(name, "is packed in a way that is not read (only deflate and bzip2 are); unpack it first")


def _is_left_out(name: str, names: set[str]) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if any(part.startswith(".") and part != ".." for part in parts) or "__MACOSX" in parts:
        return True
    above = PurePosixPath(name).parents
    return any(is_parts_of_saved_page(folder.as_posix(), names) for folder in above if folder.name)


def _refuse_huge_list(whole: BinaryIO, name: str) -> int:
    """The archive's size in bytes; raises InputError where the list of its members would fill the memory."""
    size = whole.seek(0, io.SEEK_END)
    whole.seek(max(0, size - 66_000))
    tail = whole.read()
    whole.seek(0)
    if _list_size(tail) > _LARGEST_LIST:
        raise InputError(name, "is a zip archive with too many files to be listed; unpack it first")
    return size


def _list_size(tail: bytes) -> int:
    """The size of the central directory by the archive's end record (APPNOTE 4.3.14 and 4.3.16), 0 where none is."""
    end, end64 = tail.rfind(_END), tail.rfind(_END64)
    if end64 >= 0 and len(tail) >= end64 + 48:
        return int(struct.unpack_from("<Q", tail, end64 + 40)[0])
    return int(struct.unpack_from("<L", tail, end + 12)[0]) if 0 <= end <= len(tail) - 16 else 0


def _opened(whole: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(whole)
    except _FAULTS as error:
        raise InputError(name, f"is a damaged zip archive ({_one_line(error)}); get it again") from None


def _seekable(stream: BinaryIO, name: str) -> AbstractContextManager[BinaryIO]:
    """The stream itself where it can be read from any place, else a nameless temporary file."""
    if stream.seekable():
        return nullcontext(stream)
    spool = tempfile.SpooledTemporaryFile(_SPOOLED_IN_MEMORY)  # noqa: SIM115 - read_zip closes it
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > _LARGEST_SPOOLED:
            spool.close()
            raise InputError(name, "is too large an archive for a pipe or another archive; give it as a file")
        spool.write(chunk)
    spool.seek(0)
    return cast(AbstractContextManager[BinaryIO], spool)


def _shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8").replace("\n", " ")


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
