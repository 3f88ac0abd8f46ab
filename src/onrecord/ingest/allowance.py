"""How much an archive may unpack to: a bomb is told by its ratio, before it fills memory, disk or time."""

from __future__ import annotations

import io
from typing import BinaryIO

from onrecord.errors import InputError

MOST_TIMES = 200
"""Text packs 3 to 10 times, repetitive JSON lines up to 50; deflate's own limit, which bombs use, is 1,032."""

ALWAYS_ALLOWED = 64 * 1024 * 1024
"""A small archive of blank lines may have any ratio: so much does no harm."""

DEEPEST = 3
"""An archive in an archive in an archive is read; whoever nests deeper builds a bomb or has lost count."""


class BombError(InputError):
    """An archive that unpacks to far more than it is; nothing more of it is read."""


class Allowance:
    """Counts what an outermost input gave packed and what came of it unpacked, at every depth inside it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._packed = 0
        self._unpacked = 0

    def took(self, packed: int) -> None:
        """So many bytes of the outermost input were read."""
        self._packed += packed

    def gave(self, unpacked: int) -> None:
        """So many bytes came out; raises BombError when they are too many for what went in."""
        self._unpacked += unpacked
        if self._unpacked > ALWAYS_ALLOWED + MOST_TIMES * self._packed:
            reason = (
                f"unpacks to more than {MOST_TIMES} times its size, as bombs do; unpack it yourself if you trust it"
            )
            raise BombError(self._name, reason)


class _Counted(io.RawIOBase):
    """A stream whose bytes are counted against an allowance as they are read."""

    def __init__(self, stream: BinaryIO, allowance: Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        chunk = self._stream.read(len(buffer))
        self._allowance.gave(len(chunk))
        buffer[: len(chunk)] = chunk
        return len(chunk)


def counted(stream: BinaryIO, allowance: Allowance) -> BinaryIO:
    """The stream, with all that is read of it counted against the allowance."""
    return io.BufferedReader(_Counted(stream, allowance))
