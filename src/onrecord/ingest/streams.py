"""Bytes that are looked at before they are read, and read only up to a limit."""

from __future__ import annotations

import io
from typing import BinaryIO

from onrecord.errors import InputError


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
    """The first `count` bytes (fewer at the end), and a stream that still starts with them."""
    head = b""
    while len(head) < count and (chunk := stream.read(count - len(head))):
        head += chunk
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
