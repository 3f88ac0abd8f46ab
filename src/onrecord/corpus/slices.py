"""Those lines of a file that begin in a range of bytes, as a stream of their own."""

from __future__ import annotations

import io
from typing import BinaryIO

_STEP = 1 << 16


class Slice(io.RawIOBase):
    """The bytes of an open file from `start` up to `stop`."""

    def __init__(self, stream: BinaryIO, start: int, stop: int) -> None:
        self._stream = stream
        self._left = max(0, stop - start)
        stream.seek(start)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the range goes."""
        chunk = self._stream.read(min(len(buffer), self._left))
        self._left -= len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)


def lines_in(stream: BinaryIO, start: int, stop: int) -> BinaryIO:
    """The lines that begin in the range: the first may begin at `start`, the last goes on to its own end."""
    first, last = _line_start(stream, start), _line_start(stream, stop)
    return io.BufferedReader(Slice(stream, first, last))


def _line_start(stream: BinaryIO, offset: int) -> int:
    """Where the first line begins that does not begin before the offset."""
    if offset == 0:
        return 0
    stream.seek(offset - 1)
    at = offset - 1
    while chunk := stream.read(_STEP):
        end = chunk.find(b"\n")
        if end >= 0:
            return at + end + 1
        at += len(chunk)
    return at
