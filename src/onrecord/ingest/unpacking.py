"""Compressed answers, unpacked piece by piece and never beyond a limit."""

from __future__ import annotations

import zlib
from typing import Protocol

from onrecord.errors import InputError

_GZIP_OR_ZLIB = 47
_RAW_DEFLATE = -15


class Unpacker(Protocol):
    """Takes an answer's bytes as they come; `finished` is false while more must follow."""

    finished: bool

    def unpack(self, chunk: bytes, limit: int) -> bytes:
        """The unpacked bytes of a chunk, at most `limit`; raises zlib.error for damaged ones."""


class _Plain:
    """No compression."""

    finished = True

    def unpack(self, chunk: bytes, limit: int) -> bytes:
        return chunk[:limit]


class _Deflated:
    """gzip, zlib, or the bare deflate that some servers send under zlib's name; gzip in several members too."""

    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._started = False
        self.finished = True

    def unpack(self, chunk: bytes, limit: int) -> bytes:
        out = bytearray()
        while chunk and len(out) < limit:
            out += self._step(chunk, limit - len(out))
            chunk = self._unpacker.unused_data
            if self._unpacker.eof:
                self._unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
                self.finished = True
        return bytes(out)

    def _step(self, chunk: bytes, limit: int) -> bytes:
        started, self._started, self.finished = self._started, True, False
        try:
            return self._unpacker.decompress(chunk, limit)
        except zlib.error:
            if started:
                raise
            self._unpacker = zlib.decompressobj(_RAW_DEFLATE)
            return self._unpacker.decompress(chunk, limit)


def unpacker_for(encoding: str, name: str) -> Unpacker:
    """The unpacker of a Content-Encoding; raises InputError for one that was not asked for."""
    wanted = encoding.strip().lower()
    if wanted in ("", "identity"):
        return _Plain()
    if wanted in ("gzip", "x-gzip", "deflate"):
        return _Deflated()
    raise InputError(name, f"the server sends the page packed as {encoding[:30]!r}; open it in a browser and save it")
