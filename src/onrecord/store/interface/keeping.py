"""Adding to the store, and the runs in which it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from onrecord.document import Document
from onrecord.record import Record
from onrecord.store import adding, runs
from onrecord.store.answers import Added, Failure, RunEntry
from onrecord.store.identity import held_article, held_version
from onrecord.store.opened import Opened
from onrecord.store.runs import Run

BATCH = 200
"""Records that add_many puts in one transaction: other writers wait for some tenths of a second at most."""


class Keeping(Opened):
    """Adding, runs and failures."""

    def add(self, record: Record, origin: str | None = None, *, run: Run | None = None, again: bool = False) -> Added:
        """Put a record. What is held already, by its text's hash, changes nothing; another text of the same id (or
        address, where most words agree) becomes a new version. `again`: a held text was read again, by a newer model
        say; judgements follow to the new statements. `origin` says where the text came from.
        """
        prepared = adding.prepare(record, origin, run.key if run else None, again)
        return self._put([prepared], run)[0]

    def add_many(
        self, records: Iterable[Record], origin: str | None = None, *, run: Run | None = None
    ) -> Iterator[Added]:
        """Put records as they come, some hundred a transaction: for bulk, where no reader waits for each one."""
        waiting = iter(records)
        while batch := [
            adding.prepare(record, origin, run.key if run else None, False) for record in islice(waiting, BATCH)
        ]:
            yield from self._put(batch, run)

    def holds(self, document: Document) -> bool:
        """Whether adding this document would change nothing: it need not be read again."""
        held = held_article(self.connection, document)
        if held is None:
            return False
        number = held_version(self.connection, held.article, document.sha256)
        if number is None:
            return False
        return number != held.version or not adding.told_more(self.connection, held, document)

    def start_run(self, kind: str, inputs: Sequence[str]) -> Run:
        """Begin a run: a context manager that ends as done, or as interrupted; see Run for failed and counted."""
        return Run(self._connections, kind, inputs)

    def runs(self, *, limit: int = 20, offset: int = 0) -> list[RunEntry]:
        """Runs, the latest first."""
        with self._reading() as connection:
            return runs.list_runs(connection, limit, offset)

    def failures(self, *, run: int | None = None, still_open: bool = True, limit: int = 1000) -> list[Failure]:
        """What failed, the latest first; only what was not tried again since, unless `still_open` is False."""
        with self._reading() as connection:
            return runs.list_failures(connection, run, still_open, limit)

    def failed_inputs(self) -> list[str]:
        """The inputs to give again: something of them failed and was not tried again since."""
        with self._reading() as connection:
            return runs.open_inputs(connection)

    def _put(self, batch: Sequence[adding.Prepared], run: Run | None) -> list[Added]:
        try:
            with self.transaction() as connection:
                done = [adding.put(connection, prepared, self._book) for prepared in batch]
                for added in done if run else ():
                    run.count(added)  # type: ignore[union-attr]
                return done
        except BaseException:
            self._book.forget()
            raise
