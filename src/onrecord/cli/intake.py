"""From inputs into the store: what it does not hold is read and added, what fails is kept with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.reading import documents_of, records_of
from onrecord.ingest.inputs import STDIN_ID
from onrecord.store.identity import SAME_PAGE, alike

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.ingest.options import IngestOptions
    from onrecord.record import Record
    from onrecord.store import Added, Run, Store


class Intake:
    """One run of adding. `say` is told each failure, `done` the name of each article that is through."""

    def __init__(
        self, store: Store, run: Run, threads: int, say: Callable[[str], None], done: Callable[[str], None]
    ) -> None:
        self._store = store
        self._run = run
        self._threads = threads
        self._say = say
        self._done = done
        self._input = ""
        self._inputs: dict[str, str] = {}

    def add(self, names: Sequence[str], options: IngestOptions) -> Iterator[Added]:
        """Add every article of the inputs that the store does not hold; what became of each that was read."""
        for record in records_of(self._unheld(self._documents(names, options)), self._threads, self._failed):
            yield self._add(record)
        for name in names:
            self._run.settle(name)

    def _documents(self, names: Sequence[str], options: IngestOptions) -> Iterator[Document]:
        return documents_of(names, options, self._starting, self._failed)

    def _starting(self, name: str) -> None:
        self._input = name

    def _unheld(self, documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            known = told_apart(self._store, document)
            if self._store.holds(known):
                self._run.counted("unchanged")
                self._done(known.id)
            else:
                self._inputs[known.id] = self._input
                yield known

    def _add(self, record: Record) -> Added:
        name = self._inputs.pop(record.document.id, self._input)
        added = self._store.add(record, origin_of(record.document, name), run=self._run)
        self._done(record.document.id)
        return added

    def _failed(self, message: str) -> None:
        name, reason = _parted(message, (*self._inputs, self._input))
        self._run.failed(name, reason, self._inputs.pop(name, self._input))
        self._say(message)


def told_apart(store: Store, document: Document) -> Document:
    """The document under an id that is its own: the standard input's by its text, and a file's by its whole path where
    the store holds another file of that name from elsewhere.
    """
    if document.id == STDIN_ID:
        return replace(document, id=f"{STDIN_ID}/{document.sha256[:16]}")
    path = Path(document.id)
    if document.url or path.is_absolute() or not _is_file(path):
        return document
    view = store.article(document.id)
    here = path.resolve()
    if view is None or view.origin in (None, str(here)):
        return document
    if alike(view.record.document.text, document.text) >= SAME_PAGE:
        return document
    return replace(document, id=here.as_posix())


def origin_of(document: Document, name: str) -> str:
    """Where a text came from: the file's whole path, else the input as it was given."""
    for one in (document.id, name):
        if _is_file(Path(one)):
            return str(Path(one).resolve())
    return name


def _is_file(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def _parted(message: str, names: Iterable[str]) -> tuple[str, str]:
    """The name and the reason of a failure's sentence."""
    for name in names:
        if message.startswith(f"{name}: "):
            return name, message[len(name) + 2 :]
    name, _, reason = message.partition(": ")
    return (name, reason) if reason else ("", message)
