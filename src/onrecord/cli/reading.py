"""From names of inputs to records, in order: what cannot be read is reported in one sentence and passed over."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from onrecord.cli.guard import unexpected
from onrecord.errors import InputError, OnRecordError, UsageError

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.export import Writer
    from onrecord.ingest.options import IngestOptions
    from onrecord.reader import Reader
    from onrecord.record import Record
    from onrecord.values import Yardstick

Report = Callable[[str], None]


def documents_of(
    names: Iterable[str], options: IngestOptions, starting: Callable[[str], None], report: Report
) -> Iterator[Document]:
    """The documents of all inputs; `starting` hears each input's name, `report` a sentence for each failure."""
    for name in names:
        starting(name)
        for found in _read_one(name, options):
            if isinstance(found, InputError):
                report(str(found))
            else:
                yield found


def _read_one(name: str, options: IngestOptions) -> Iterator[Document | InputError]:
    from onrecord.ingest.inputs import read_input

    try:
        yield from read_input(name, options)
    except UsageError:
        raise
    except InputError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - one input never stops a run
        yield InputError(name, str(error) if isinstance(error, OnRecordError) else unexpected(error))


def reader_for(
    threads: int, actors: str | None = None, name_threshold: float | None = None, yardstick: Yardstick = "icd203"
) -> Callable[[], Reader]:
    """What makes the reader when the first document is there. A file of actors is read at once: its faults come first.

    Raises UsageError for a file of actors that cannot be read or has a wrong value.
    """
    options: dict[str, Any] = {} if yardstick == "icd203" else {"yardstick": yardstick}
    if actors is not None:
        from onrecord.actors.knowledge import Actors, load_actors_file

        options["actors"] = Actors.load().extended(load_actors_file(actors))
    if name_threshold is not None:
        options["name_threshold"] = name_threshold

    def make() -> Reader:
        from onrecord.reader import Reader

        return Reader(threads=threads, **options)

    return make


def records_of(documents: Iterator[Document], threads: int, report: Report) -> Iterator[Record]:
    """The record of each document as a reader without options makes it; see `records_by`."""
    return records_by(documents, reader_for(threads), report)


def records_by(documents: Iterator[Document], reader: Callable[[], Reader], report: Report) -> Iterator[Record]:
    """The record of each document, in order. One that breaks the reader is reported, and the rest are read."""
    first = next(documents, None)
    if first is None:
        return
    yield from _read_all(reader(), chain([first], documents), report)


def _read_all(reader: Reader, documents: Iterator[Document], report: Report) -> Iterator[Record]:
    taken: deque[Document] = deque()
    while True:
        try:
            for record in reader.read_many(_noted(documents, taken)):
                taken.popleft()
                yield record
        except OnRecordError:
            raise
        except Exception:  # noqa: BLE001 - one article never stops a run
            # The batch is lost with the document that broke it: each is read again alone.
            yield from _one_by_one(reader, taken, report)
        else:
            return


def _noted(documents: Iterator[Document], taken: deque[Document]) -> Iterator[Document]:
    for document in documents:
        taken.append(document)
        yield document


def _one_by_one(reader: Reader, taken: deque[Document], report: Report) -> Iterator[Record]:
    while taken:
        document = taken.popleft()
        try:
            record = reader.read(document)
        except OnRecordError:
            raise
        except Exception as error:  # noqa: BLE001 - one article never stops a run
            report(f"{document.id}: {unexpected(error)}")
        else:
            yield record


def write_all(records: Iterable[Record], writer: Writer, report: Report) -> int:
    """Write each record as it comes; the number written. One that breaks its format is reported."""
    written = 0
    for record in records:
        try:
            writer.write(record)
            written += 1
        except (OSError, OnRecordError):
            raise
        except Exception as error:  # noqa: BLE001 - one article never stops a run
            report(f"{record.document.id}: {unexpected(error)}")
    return written
