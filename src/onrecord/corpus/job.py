"""What a run is to do, the shards that it is cut into, and what becomes of each: values that go between processes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, NamedTuple

from onrecord.ingest.options import IngestOptions

Form = Literal["parquet", "jsonl"]


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for all shards. `out` is the absolute path of the folder, as every worker sees it."""

    out: str
    form: Form
    options: IngestOptions
    version: str


class Piece(NamedTuple):
    """A file, or those of its lines that begin in the half-open range of bytes; `stop` None is the file's end."""

    path: str
    start: int = 0
    stop: int | None = None


class Shard(NamedTuple):
    """The pieces whose articles make one output file; `size` is their bytes."""

    number: int
    pieces: tuple[Piece, ...]
    size: int

    @property
    def name(self) -> str:
        """The name that all its files bear."""
        return f"part-{self.number:06}"


@dataclass(frozen=True, slots=True)
class Counts:
    """What was read: articles that have a record, their words and statements; articles and inputs that failed."""

    articles: int = 0
    words: int = 0
    statements: int = 0
    failed: int = 0
    seconds: float = 0.0
    """Processor time of the reading, all workers together."""

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)))


class Failure(NamedTuple):
    """What could not be read, as one names it, and why."""

    name: str
    reason: str
