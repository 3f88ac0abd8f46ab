"""Bytes that are looked at before they are read, and read only up to a limit."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputError

_CHUNK = 65_536


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already and are given again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] if self._head else self._rest.read(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def look_ahead(stream: BinaryIO, count: int) -> tuple[bytes, BinaryIO]:
    """The first `count` bytes (fewer at the end), and a stream that still starts with them.

    A stream that can be read from any place is given back itself, so that archives need no copy of it.
    """
    start = stream.tell() if stream.seekable() else None
    head = b""
    while len(head) < count and (chunk := stream.read(count - len(head))):
        head += chunk
    if start is not None:
        stream.seek(start)
        return head, stream
    return head, io.BufferedReader(_Rejoined(head, stream))


def read_at_most(stream: BinaryIO, limit: int, name: str) -> bytes:
    """All bytes of a stream; raises InputError when there are more than the limit (an endless device, say)."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(name, limit)
    return data


def too_large(name: str, limit: int) -> InputError:
    """The error for one article that exceeds the size limit."""
    return InputError(name, f"is larger than {limit:,} bytes; give its text alone, or raise --max-size")


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines as bytes, None for one longer than the limit (its rest is read and dropped)."""
    line = stream.readline(limit + 1)
    while line:
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                continue
            yield None
        else:
            yield line
        line = stream.readline(limit + 1)


class _Recoded(io.RawIOBase):
    """A stream in one encoding, given as UTF-8; what does not fit the encoding becomes U+FFFD."""

    def __init__(self, stream: BinaryIO, encoding: str, line_end: str) -> None:
        self._stream = stream
        self._line_end = line_end
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            chunk = self._stream.read(_CHUNK)
            text = self._decoder.decode(chunk, not chunk).replace(self._line_end, "\n")
            self._ready = text.encode("utf-8", "replace")
            if not chunk:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count


def as_utf8(stream: BinaryIO, encoding: str, *, old_lines: bool = False) -> BinaryIO:
    """A stream of text in that encoding as a stream of UTF-8; with `old_lines` a carriage return ends a line."""
    return io.BufferedReader(_Recoded(stream, encoding, "\r" if old_lines else "\n"))
