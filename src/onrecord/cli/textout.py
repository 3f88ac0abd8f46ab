"""Where a command that prints plain lines writes them: the standard output, or a file that appears whole."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord.cli.guard import os_reason
from onrecord.cli.output import STDOUT, OutputError, utf8_stdout
from onrecord.export.files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def text_output(path: str) -> Iterator[TextIO]:
    """A UTF-8 stream for the path ('-' is the standard output). Raises OutputError where it cannot be written."""
    try:
        if path == STDOUT:
            stream = utf8_stdout()
            yield stream
            stream.flush()
        else:
            with replacing(Path(path)) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "the output" if path == STDOUT else path
        raise OutputError(f"cannot write {name}: {os_reason(error)}") from error
