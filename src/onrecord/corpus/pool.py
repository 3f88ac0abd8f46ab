"""Shards worked on by processes of this machine; one that is killed costs nothing but its time."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from types import ModuleType

from onrecord.corpus.job import Counts, Job, Shard
from onrecord.corpus.work import read_shard

AHEAD = 2
"""Shards that wait for each worker: it never waits for the next one, and memory does not hold them all."""
MOST_ATTEMPTS = 3
"""After so many processes died on a shard it is worked on alone; if that one dies too, the shard is given up."""

Outcome = tuple[Shard, Counts | Exception]


def by_processes(job: Job, shards: Iterator[Shard], workers: int) -> Iterator[Outcome]:
    """Outcomes in the order in which they are ready. Closing the generator ends the processes."""
    waiting, attempts = deque[Shard](), dict[Shard, int]()
    suspects = deque[Shard]()
    while True:
        alive = _Pool(job, workers)
        try:
            yield from alive.outcomes(_next(waiting, shards))
        except BrokenProcessPool:
            for shard in alive.unfinished():
                attempts[shard] = attempts.get(shard, 0) + 1
                (suspects if attempts[shard] >= MOST_ATTEMPTS else waiting).append(shard)
        else:
            break
        finally:
            alive.end()
    yield from _alone(job, suspects)


def _next(waiting: deque[Shard], shards: Iterator[Shard]) -> Iterator[Shard]:
    while True:
        if waiting:
            yield waiting.popleft()
        elif (shard := next(shards, None)) is not None:
            yield shard
        else:
            return


def _alone(job: Job, suspects: deque[Shard]) -> Iterator[Outcome]:
    """Each in a process of its own: now it is known on which of them a process dies."""
    while suspects:
        shard = suspects.popleft()
        pool = _Pool(job, 1)
        try:
            yield from pool.outcomes(iter([shard]))
        except BrokenProcessPool:
            yield shard, RuntimeError("the process that read it was ended each time (out of memory?)")
        finally:
            pool.end()


class _Pool:
    """A pool of fresh processes. Spawned, not forked: ONNX Runtime's threads do not survive a fork."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job, self._workers = job, workers
        self._executor = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin)
        self._futures: dict[Future[Counts], Shard] = {}

    def outcomes(self, shards: Iterator[Shard]) -> Iterator[Outcome]:
        """Raises BrokenProcessPool where a process was killed; `unfinished` then tells what is to be done again."""
        for shard in shards:
            self._hand_out(shard)
            while len(self._futures) >= self._workers * AHEAD:
                yield from self._ready()
        while self._futures:
            yield from self._ready()

    def _hand_out(self, shard: Shard) -> None:
        try:
            with _without_main():
                future = self._executor.submit(read_shard, self._job, shard)
        except BrokenProcessPool:
            self._futures[Future()] = shard
            raise
        self._futures[future] = shard

    def unfinished(self) -> list[Shard]:
        """Shards that were handed out and have no outcome."""
        return list(self._futures.values())

    def end(self) -> None:
        """End the processes now. What they have begun is a draft that no one sees."""
        # No public way ends a process that is at work before Python 3.14 (ProcessPoolExecutor.kill_workers).
        processes = list((getattr(self._executor, "_processes", None) or {}).values())
        if self._futures:
            for process in processes:
                process.kill()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _ready(self) -> Iterator[Outcome]:
        done, _ = wait(self._futures, return_when=FIRST_COMPLETED)
        for future in done:
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                raise error
            shard = self._futures.pop(future)
            yield shard, error if isinstance(error, Exception) else future.result()


@contextmanager
def _without_main() -> Iterator[None]:
    """Processes that start now do not run the caller's program again, as those that are spawned do.

    They need nothing of it, and a program without the guard `if __name__ == "__main__"` would start them without end.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def _begin() -> None:
    """Ctrl-C reaches all processes of a terminal: the first one decides what it means. Without that one they end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
