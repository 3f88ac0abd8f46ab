"""The last guard: no error reaches a user as a traceback, each ends in one sentence and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import OnRecordError, UsageError
from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

ALL_READ, SOME_FAILED, WRONG_USAGE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE, TERMINATED = 128 + 2, 128 + 13, 128 + 15
"""What a shell reports for a program that the signals SIGINT, SIGPIPE and SIGTERM ended."""
_OS_WORDS = {
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "no permission to write there",
    errno.EPERM: "no permission to write there",
    errno.EROFS: "the disk cannot be written",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
}


def without_interruptions(run: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever a command returns
    """Run a command; Ctrl-C ends in one line, a reader that goes away in silence, each with its own exit code.

    Both are caught before click does, which would end them with 1, and Ctrl-C with an empty line.
    """
    try:
        return run()
    except KeyboardInterrupt:
        say("interrupted")
        raise click.exceptions.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _leave_stdout()
        raise click.exceptions.Exit(BROKEN_PIPE) from None


def guarded(run: Callable[[], Any]) -> int:
    """Run a command line; the exit code is what `run` returns, 0 for None, or that of the error it raises."""
    _end_tidily_when_terminated()
    try:
        code = run()
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last guard
        say(_sentence(error))
        return WRONG_USAGE if isinstance(error, UsageError) else SOME_FAILED
    return code if isinstance(code, int) else ALL_READ


def say(message: str) -> None:
    """One line on the error stream; what cannot be written there is lost without another error."""
    with contextlib.suppress(OSError):
        click.echo(f"onrecord: {one_line(message)}", err=True)


def unexpected(error: BaseException) -> str:
    """The sentence for an error that this program should not have made; with ONRECORD_DEBUG=1 also its traceback."""
    if os.environ.get("ONRECORD_DEBUG") == "1":
        traceback.print_exception(error)
    return (
        f"an error inside OnRecord ({type(error).__name__}: {error}); please report it with the input that "
        "caused it (ONRECORD_DEBUG=1 shows where it happened)"
    )


def os_reason(error: OSError) -> str:
    """Why the system refused to write, in words."""
    return _OS_WORDS.get(error.errno or 0, (error.strerror or str(error)).lower())


def _sentence(error: Exception) -> str:
    if isinstance(error, OnRecordError):
        return str(error)
    if isinstance(error, OSError) and error.errno in _OS_WORDS:
        _leave_stdout()
        return f"cannot write {error.filename or 'the output'}: {os_reason(error)}"
    return unexpected(error)


def _leave_stdout() -> None:
    """Let nothing more be written to an output that failed: Python would try again at its end, and complain."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end_tidily_when_terminated() -> None:
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _exit)


def _exit(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
