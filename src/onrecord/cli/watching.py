"""What `onrecord watch` does with what it finds: read it, put it into the store, tell it in one line; stop cleanly."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.cli.guard import say, unexpected
from onrecord.cli.output import utf8_stdout
from onrecord.document import Document
from onrecord.errors import InputError, OnRecordError, StoreError
from onrecord.export.wording import one_line
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.polite import Clock, PoliteClient
from onrecord.reader import Reader
from onrecord.store import Store
from onrecord.watch import Found, Memory, Polled, Stop, Watcher, feeds_of
from onrecord.watch.stored import StoredMemory

if TYPE_CHECKING:
    from types import FrameType

    from onrecord.store import Run


def watch_into_store(names: Sequence[str], path: str | None, options: IngestOptions, every: float, once: bool) -> int:
    """Watch feeds until stopped, or once; the number of failures. Raises UsageError, StoreError."""
    stop = Stop(threading.Event())
    with Store.open(path) as store, store.start_run("watch", names) as run, _stopping(stop):
        memory = StoredMemory(store)
        keeper = _Keeper(store, run, memory)
        feeds = keeper.without_faults(feeds_of(names, options))
        client = PoliteClient(options, Clock(sleep=stop.wait))
        watcher = Watcher(memory, client, keeper, options, every, stop)
        (watcher.once if once else watcher.run)(feeds)
        say(keeper.summary(stop.asked))
        return keeper.failures


@dataclass
class _Keeper:
    """Puts what a watch finds into the store, and tells of it."""

    store: Store
    run: Run
    memory: Memory
    failures: int = 0
    kept: int = 0
    polls: int = 0
    reader: Reader | None = field(default=None)

    def without_faults(self, feeds: Iterable[str | InputError]) -> list[str]:
        """The feeds' addresses; what is none is a failure, and told."""
        addresses = []
        for found in feeds:
            if isinstance(found, InputError):
                self._fail(found, found.name)
            else:
                addresses.append(found)
        return addresses

    def polled(self, polled: Polled) -> None:
        """See Listener."""
        self.polls += 1
        if polled.fault is not None:
            self._fail(polled.fault, polled.feed.url)

    def found(self, feed: str, found: Found) -> None:
        """See Listener. Article and memory are written together: killed at any moment, both hold or neither."""
        if isinstance(found.result, InputError):
            self._miss(found, found.result)
            return
        try:
            self._keep(feed, found, found.result)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - one article never stops a watch
            reason = str(error) if isinstance(error, OnRecordError) else unexpected(error)
            self._miss(found, InputError(found.address, reason))

    def summary(self, stopped: bool) -> str:
        """What was done, in one line."""
        parts = f"{_counted(self.kept, 'new article')} from {_counted(self.polls, 'poll')}"
        end = "; the next call goes on from here" if stopped else ""
        return f"{'stopped: ' if stopped else ''}{parts}, {_counted(self.failures, 'failure')}{end}"

    def _keep(self, feed: str, found: Found, document: Document) -> None:
        if self.store.holds(document):
            self.memory.taken(found.key)
            return
        self.reader = self.reader or Reader()
        record = self.reader.read(document)
        with self.store.transaction():
            added = self.store.add(record, origin=feed, run=self.run)
            self.memory.taken(found.key)
        self.kept += 1
        title = one_line(document.title or document.id)
        utf8_stdout().write(f"{added.outcome}  {_counted(len(record.statements), 'statement')}  {title}\n")

    def _miss(self, found: Found, error: InputError) -> None:
        self.memory.missed(found.key, found.for_good)
        self._fail(error, found.address)

    def _fail(self, error: InputError, address: str) -> None:
        self.failures += 1
        self.run.failed(error.name, error.reason, address)
        say(str(error))


@contextmanager
def _stopping(stop: Stop) -> Iterator[None]:
    """Within it the first Ctrl-C or SIGTERM asks for the stop; the second ends the program as always."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def handle(number: int, _frame: FrameType | None) -> None:
        stop()
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
