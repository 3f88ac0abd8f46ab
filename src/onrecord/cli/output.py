"""Where a command writes: the standard output as UTF-8, a file that appears whole, or a folder for brat."""

from __future__ import annotations

import io
import os
import sys
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord.cli.guard import os_reason
from onrecord.errors import OnRecordError, UsageError
from onrecord.export import Writer, open_writer
from onrecord.export.files import replacing
from onrecord.export.listings import open_listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onrecord.export.value_kinds import ValueKind

STDOUT = "-"


class OutputError(OnRecordError):
    """An output that cannot be written; says which and why."""


class NothingRead(Exception):  # noqa: N818 - no error: a way out
    """Raised inside an output's block, and ended there: nothing was read, so an existing file stays as it is."""


@contextmanager
def open_output(path: str, output_format: str, only: ValueKind | None = None) -> Iterator[Writer]:
    """A writer for the path ('-' is the standard output). What fails inside leaves an existing file as it was.

    `only` names the one kind of value that is listed in place of the records.

    Raises OutputError where the system refuses to write; a broken pipe stays BrokenPipeError.
    """
    try:
        with suppress(NothingRead), _opened(path, output_format, only) as writer:
            yield writer
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "the output" if path == STDOUT else path
        raise OutputError(f"cannot write {name}: {os_reason(error)}") from error


def refuse_to_overwrite(inputs: tuple[str, ...], path: str) -> None:
    """Raises UsageError where the output is one of the inputs."""
    for name in inputs:
        if path != STDOUT and Path(path).exists() and Path(name).is_file() and Path(name).samefile(path):
            raise UsageError(f"-o {path} would overwrite an input: choose another name")


def utf8_stdout() -> TextIO:
    """The standard output as UTF-8 whatever the locale says, line ends kept, each line sent on as it is written."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="", line_buffering=True)
    return sys.stdout


def _opened(path: str, output_format: str, only: ValueKind | None) -> AbstractContextManager[Writer]:
    def writer_on(stream: TextIO) -> Writer:
        return open_listing(only, output_format, stream) if only else open_writer(output_format, stream)

    if path == STDOUT:
        return _stdout(writer_on)
    if output_format == "brat" and not only and _names_a_folder(path):
        return _folder(Path(path))
    return _file(Path(path), writer_on)


def _names_a_folder(path: str) -> bool:
    if Path(path).exists():
        return Path(path).is_dir()
    return path.endswith(("/", os.sep)) or not Path(path).suffix


@contextmanager
def _stdout(writer_on: Callable[[TextIO], Writer]) -> Iterator[Writer]:
    stream = utf8_stdout()
    writer = writer_on(stream)
    with suppress(NothingRead):
        yield writer
    writer.close()
    stream.flush()


@contextmanager
def _file(path: Path, writer_on: Callable[[TextIO], Writer]) -> Iterator[Writer]:
    with replacing(path) as stream:
        writer = writer_on(stream)
        yield writer
        writer.close()


@contextmanager
def _folder(path: Path) -> Iterator[Writer]:
    from onrecord.export.brat import BratFolderWriter

    writer = BratFolderWriter(path)
    yield writer
    writer.close()
