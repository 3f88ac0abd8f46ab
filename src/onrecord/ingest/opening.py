"""A named file opened without waiting for ever: pipes that nobody fills and devices are refused."""

from __future__ import annotations

import os
import select
import stat
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError

_LONGEST_WAIT = 8.0


def opened(path: Path, timeout: float) -> BinaryIO:
    """The file for reading; raises InputError for a device or a pipe without a writer, OSError as open does.

    A named pipe is waited for at most `timeout` seconds, and no longer than eight.
    """
    mode = path.stat().st_mode
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not _is_terminal_or_null(path)):
        raise InputError(path.as_posix(), "is a device, no file; there is no article in it")
    if stat.S_ISFIFO(mode) and hasattr(os, "mkfifo"):
        return _opened_pipe(path, min(timeout, _LONGEST_WAIT))
    return path.open("rb")


def _is_terminal_or_null(path: Path) -> bool:
    if path.resolve().as_posix() == os.devnull:
        return True
    return path.as_posix().startswith(("/dev/stdin", "/dev/fd/", "/proc/self/fd/"))


def _opened_pipe(path: Path, timeout: float) -> BinaryIO:
    """A pipe opened at once, since opening waits for a writer as long as none comes."""
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    waiting = select.poll()
    waiting.register(number, select.POLLIN | select.POLLHUP)
    if not waiting.poll(timeout * 1000):
        os.close(number)
        raise InputError(path.as_posix(), "is a pipe into which nobody writes; give a file, or pipe into `-`")
    os.set_blocking(number, True)
    return os.fdopen(number, "rb")
