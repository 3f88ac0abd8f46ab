"""A whole run: inputs into shards, shards to workers, what was done before left alone, exact counts at the end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.corpus.job import Counts, Failure, Form, Job, Shard
from onrecord.corpus.ledger import Ledger
from onrecord.corpus.shards import input_files, shard_size, shards
from onrecord.errors import InputError, OnRecordError
from onrecord.ingest.options import IngestOptions

if TYPE_CHECKING:
    from onrecord.corpus.pool import Outcome


class Advance(NamedTuple):
    """How far a run has come: bytes of input that are done and all, and what was read so far."""

    done_bytes: int
    total_bytes: int
    counts: Counts


def run_corpus(
    inputs: Sequence[str],
    out: str,
    *,
    workers: int = 1,
    dask: str | None = None,
    form: Form = "parquet",
    options: IngestOptions | None = None,
    on_advance: Callable[[Advance], None] | None = None,
) -> Counts:
    """Read all articles of files and folders into the folder `out`: one file a shard, and what the ledger writes.

    Called again with the same inputs it does what is not done yet. Memory does not grow with the inputs. With `dask`
    the shards go to the scheduler at that address, else to so many processes (one: this process itself).
    Raises UsageError for inputs that are no paths, a folder that holds something else, or a missing extra.
    """
    from onrecord import __version__

    if form == "parquet":
        from onrecord.export.arrow import arrow

        arrow()
    folder = Path(out).absolute()
    job = Job(str(folder), form, options or IngestOptions(), __version__)
    survey = _Survey(inputs)
    ledger = Ledger(folder)
    plan = ledger.open(_plan(inputs, survey, job, shard_size(survey.bytes, workers)))
    ahead = _Ahead(ledger, job, survey.bytes, on_advance)
    remaining = ahead.remaining(survey.shards(plan["shard_bytes"]))
    # Closed at once when the run is broken off: its workers must not go on.
    with closing(_outcomes(job, remaining, workers, dask)) as outcomes:
        lost = [Failure(shard.name, _sentence(error)) for shard, error in ahead.failed(outcomes)]
    return ledger.finish(plan, survey.shards(plan["shard_bytes"]), [*survey.missing(), *lost])


class _Survey:
    """The files of a run, walked anew each time: no list of them is kept."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        sizes = [(path.stat().st_size, path.stat().st_mtime_ns) for path in self.files()]
        self.bytes, self.count = sum(size for size, _ in sizes), len(sizes)
        self.latest = max((when for _, when in sizes), default=0)

    def files(self) -> Iterator[Path]:
        return (found for found in input_files(self._inputs) if isinstance(found, Path))

    def missing(self) -> list[Failure]:
        found = (found for found in input_files(self._inputs) if isinstance(found, InputError))
        return [Failure(one.name, one.reason) for one in found]

    def shards(self, size: int) -> Iterator[Shard]:
        return shards(self.files(), size)


def _plan(inputs: Sequence[str], survey: _Survey, job: Job, size: int) -> dict[str, Any]:
    return {
        "inputs": [str(Path(name).absolute()) for name in inputs],
        "files": survey.count,
        "bytes": survey.bytes,
        "latest_change": survey.latest,
        "format": job.form,
        "published": job.options.published,
        "max_bytes": job.options.max_bytes,
        "version": job.version,
        "shard_bytes": size,
    }


class _Ahead:
    """What was done before and what gets done now, told as it advances."""

    def __init__(self, ledger: Ledger, job: Job, total: int, on_advance: Callable[[Advance], None] | None) -> None:
        self._ledger, self._job, self._tell = ledger, job, on_advance
        self._at = Advance(0, total, Counts())

    def remaining(self, all_shards: Iterator[Shard]) -> Iterator[Shard]:
        for shard in all_shards:
            if self._ledger.is_done(shard, self._job.form):
                self._advance(shard, self._ledger.counts(shard))
            else:
                yield shard

    def failed(self, outcomes: Iterator[Outcome]) -> Iterator[tuple[Shard, Exception]]:
        for shard, outcome in outcomes:
            if isinstance(outcome, Counts):
                self._advance(shard, outcome)
            elif isinstance(outcome, OnRecordError | OSError):
                raise outcome
            else:
                self._advance(shard, Counts(failed=1))
                yield shard, outcome

    def _advance(self, shard: Shard, counts: Counts) -> None:
        self._at = Advance(self._at.done_bytes + shard.size, self._at.total_bytes, self._at.counts + counts)
        if self._tell is not None:
            self._tell(self._at)


def _outcomes(job: Job, remaining: Iterator[Shard], workers: int, dask: str | None) -> Generator[Outcome, None, None]:
    if dask is not None:
        from onrecord.corpus.cluster import by_cluster

        yield from by_cluster(job, remaining, dask)
    elif workers > 1:
        from onrecord.corpus.pool import by_processes

        yield from by_processes(job, remaining, workers)
    else:
        from onrecord.corpus.work import read_shard

        for shard in remaining:
            yield shard, read_shard(job, shard)


def _sentence(error: Exception) -> str:
    return f"the whole shard failed ({type(error).__name__}: {error}); run again to try it again"
