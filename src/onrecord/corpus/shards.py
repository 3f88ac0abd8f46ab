"""The shards of a run, the same for the same inputs: big files of lines are cut, small files put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.corpus.job import Piece, Shard
from onrecord.errors import InputError, UsageError
from onrecord.ingest.folder import files_below

LEAST_BYTES, MOST_BYTES = 16 * 1024, 4 * 1024 * 1024
"""A shard of 16 kB takes about half a second, one of 4 MB two minutes: what a killed worker has to do again."""
SHARDS_A_WORKER = 16
_LINES = (".jsonl", ".ndjson")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FILES_A_SHARD = 2000


def input_files(inputs: Iterable[str]) -> Iterator[Path | InputError]:
    """The files of all inputs in order, absolute; folders at any depth. Raises UsageError for what is no path."""
    for name in inputs:
        if name == "-" or name.lower().startswith(("http://", "https://")):
            raise UsageError(f"{name} cannot be cut into shards: give files and folders (or use 'onrecord read')")
        path = Path(name).absolute()
        if path.is_dir():
            yield from files_below(path)
        elif path.exists():
            yield path
        else:
            yield InputError(name, "there is no such file or folder; check the name")


def shard_size(total: int, workers: int) -> int:
    """How many bytes a shard should have, for so many bytes and workers."""
    return min(MOST_BYTES, max(LEAST_BYTES, total // (workers * SHARDS_A_WORKER)))


def shards(files: Iterable[Path], size: int) -> Iterator[Shard]:
    """Shards of about so many bytes. Each line of a file of lines is in exactly one: that in which it begins."""
    number, waiting, held = 0, list[Piece](), 0
    for piece, length in (each for path in files for each in _pieces(path, size)):
        if waiting and (held + length > size or len(waiting) >= _FILES_A_SHARD):
            yield Shard(number, tuple(waiting), held)
            number, waiting, held = number + 1, [], 0
        waiting.append(piece)
        held += length
    if waiting:
        yield Shard(number, tuple(waiting), held)


def _pieces(path: Path, size: int) -> Iterator[tuple[Piece, int]]:
    length = path.stat().st_size
    if path.suffix.lower() not in _LINES or length <= size or _is_wide(path):
        yield Piece(str(path)), length
        return
    for start in range(0, length, size):
        yield Piece(str(path), start, min(start + size, length)), min(size, length - start)


def _is_wide(path: Path) -> bool:
    """Whether a file says that it is UTF-16 or UTF-32, whose line ends are no bytes of their own."""
    try:
        with path.open("rb") as stream:
            return stream.read(4).startswith(_WIDE_MARKS)
    except OSError:
        return False
