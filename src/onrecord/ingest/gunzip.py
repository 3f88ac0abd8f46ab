"""gzip as a stream: several members, the good ones around a broken one, and never more than the allowance."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest.allowance import Allowance

_CHUNK = 65_536
_GZIP = 31
_MEMBER = b"\x1f\x8b\x08"


class Gunzipped(io.RawIOBase):
    """The unpacked bytes of a gzip stream; where it is damaged or cut, it ends there and `fault` says why.

    With `resume`, a member that is damaged ends early and the next one is read on: records of a web archive are
    members of their own.
    """

    def __init__(self, stream: BinaryIO, name: str, allowance: Allowance, outermost: bool, resume: bool) -> None:
        self._stream = stream
        self._name = name
        self._allowance = allowance
        self._outermost = outermost
        self._resume = resume
        self._unpacker = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._ready = b""
        self._in_member = False
        self.fault: InputError | None = None

    def readable(self) -> bool:
        """As io has it."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As io has it."""
        while not self._ready and self._fill():
            self._unpack()
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _fill(self) -> bool:
        """Whether there are packed bytes to go on with."""
        if not self._waiting:
            self._waiting = self._stream.read(_CHUNK)
            if self._outermost:
                self._allowance.took(len(self._waiting))
        if not self._waiting and self._in_member:
            self._in_member = False
            self.fault = InputError(self._name, "breaks off in the middle (gzip); get it again")
        return bool(self._waiting)

    def _unpack(self) -> None:
        if not self._in_member and not self._at_member():
            return
        self._in_member = True
        try:
            self._ready = self._unpacker.decompress(self._waiting, _CHUNK)
        except zlib.error:
            self._skip_damage()
            return
        self._allowance.gave(len(self._ready))
        self._waiting = self._unpacker.unconsumed_tail
        if self._unpacker.eof:
            self._waiting = self._unpacker.unused_data
            self._restart()

    def _at_member(self) -> bool:
        """Drop what stands between members: padding with zeros, or anything at all, as gzip itself does."""
        while len(self._waiting) < len(_MEMBER) and (more := self._stream.read(_CHUNK)):
            self._waiting += more
        start = self._waiting.find(_MEMBER)
        self._waiting = self._waiting[start:] if start >= 0 else b""
        return start >= 0

    def _skip_damage(self) -> None:
        if not self._resume:
            self.fault = InputError(self._name, "is damaged (gzip): it cannot be unpacked to its end; get it again")
            self._waiting, self._in_member, self._stream = b"", False, io.BytesIO()
            return
        self._waiting = self._waiting[1:]
        self._restart()

    def _restart(self) -> None:
        self._unpacker = zlib.decompressobj(_GZIP)
        self._in_member = False
