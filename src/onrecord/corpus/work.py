"""The work on one shard: its articles read, its output and then its account written, each whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.corpus.job import Counts, Failure, Job, Piece, Shard
from onrecord.corpus.ledger import Ledger
from onrecord.corpus.slices import lines_in
from onrecord.errors import InputError, OnRecordError, UsageError
from onrecord.export.files import replacing
from onrecord.export.formats import Writer, open_writer

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.reader import Reader

EMPTY = "is empty"


@dataclass(slots=True)
class _Account:
    counts: Counts = field(default_factory=Counts)
    failures: list[Failure] = field(default_factory=list)

    def fail(self, name: str, reason: str) -> None:
        self.failures.append(Failure(name, reason))
        self.counts = replace(self.counts, failed=self.counts.failed + 1)

    def add(self, document: Document, statements: int) -> None:
        self.counts += Counts(1, len(document.text.split()), statements)


def read_shard(job: Job, shard: Shard) -> Counts:
    """Read a shard's articles into its file. Doing it again, also at the same time, gives the same file.

    Raises OSError where the output cannot be written, UsageError on a worker of another version.
    """
    _refuse_other_version(job)
    started = time.process_time()
    ledger, account = Ledger(Path(job.out)), _Account()
    with replacing(ledger.output(shard, job.form)) as stream:
        writer = open_writer(job.form, stream)
        for found in _documents(job, shard):
            if isinstance(found, InputError):
                account.fail(found.name, found.reason)
            else:
                _put(found, writer, account)
        writer.close()
    counts = replace(account.counts, seconds=time.process_time() - started)
    ledger.settle(shard, counts, account.failures)
    return counts


def _put(document: Document, writer: Writer, account: _Account) -> None:
    try:
        record = reader().read(document)
    except OnRecordError:
        raise
    except Exception as error:  # noqa: BLE001 - one article never stops a run
        account.fail(document.id, f"broke the reader ({type(error).__name__}: {error}); please report it")
        return
    writer.write(record)
    account.add(document, len(record.statements))


def _documents(job: Job, shard: Shard) -> Iterator[Document | InputError]:
    for piece in shard.pieces:
        try:
            yield from _of_piece(job, piece)
        except (OSError, ValueError) as error:
            yield InputError(piece.path, f"cannot be read ({getattr(error, 'strerror', None) or error})")
        except Exception as error:  # noqa: BLE001 - one file never stops a run
            yield InputError(piece.path, f"broke its reader ({type(error).__name__}: {error}); please report it")


def _of_piece(job: Job, piece: Piece) -> Iterator[Document | InputError]:
    if piece.stop is None:
        from onrecord.ingest.inputs import read_input

        yield from read_input(piece.path, job.options)
        return
    from onrecord.ingest.lines import read_lines

    with Path(piece.path).open("rb") as stream:
        lines = lines_in(cast("BinaryIO", stream), piece.start, piece.stop)
        for found in read_lines(lines, f"{piece.path} from byte {piece.start}", job.options):
            # A range without the beginning of a line is no fault of the file.
            if not (isinstance(found, InputError) and found.reason.startswith(EMPTY)):
                yield found


@cache
def reader() -> Reader:
    """The reader of this process: the model is loaded once."""
    from onrecord.reader import Reader

    return Reader()


def _refuse_other_version(job: Job) -> None:
    from onrecord import __version__

    if job.version != __version__:
        raise UsageError(f"a worker has OnRecord {__version__}, the run was started by {job.version}: use one version")
