"""The desk where reading is ordered: one worker reads job after job, so that pages stay quick and the model is loaded
once.
"""

from __future__ import annotations

import contextlib
from collections import deque
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING

from onrecord.document import Document
from onrecord.errors import InputError, OnRecordError
from onrecord.ingest import IngestOptions, read_input
from onrecord.reader import Reader
from onrecord.store.answers import RunState
from onrecord.web.runs.job import Job, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record
    from onrecord.store import Store
    from onrecord.web.settings import WebSettings

REMEMBERED = 100
"""Jobs whose progress is kept at hand; the store keeps the outcome of all."""


class RunDesk:
    """Takes tasks, reads them in the background, tells how far they are."""

    def __init__(self, store: Store, settings: WebSettings) -> None:
        self._store = store
        self._options = IngestOptions(allow_private=settings.allow_private, max_bytes=settings.max_upload)
        self._reader = Reader()
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._jobs: deque[Job] = deque(maxlen=REMEMBERED)
        self._starting = Lock()
        self._worker: Thread | None = None

    def read_now(self, document: Document) -> Record:
        """The record of a text at once, without storing it."""
        return self._reader.read(document)

    def order(self, task: Task) -> Job:
        """Put a task in the queue; its job, under way as soon as those before it are done."""
        run = self._store.start_run("add", task.names or (task.label,))
        job = Job(task, run, total=len(task.documents) or None)
        with self._starting:
            self._jobs.append(job)
            self._waiting.put(job)
            if self._worker is None:
                self._worker = Thread(target=self._work, name="onrecord-runs", daemon=True)
                self._worker.start()
        return job

    def job(self, run: int) -> Job | None:
        """The job of a run of this process; None for older ones."""
        return next((job for job in self._jobs if job.run == run), None)

    def stop(self, run: int) -> None:
        """End a job after the article that it is at."""
        if job := self.job(run):
            job.stopped = True

    def close(self) -> None:
        """End all jobs after the article that is being read."""
        for job in self._jobs:
            job.stopped = True
        self._waiting.put(None)
        if self._worker is not None:
            self._worker.join(timeout=30)

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            self._run(job)

    def _run(self, job: Job) -> None:
        state: RunState = "done"
        try:
            for found in self._documents(job.task):
                if job.stopped:
                    state = "interrupted"
                    break
                self._take(job, found)
        except Exception as error:  # noqa: BLE001 - one job never ends the worker
            state, job.problem = "interrupted", _sentence(error)
            job.handle.failed(job.task.label, job.problem)
        finally:
            with contextlib.suppress(OnRecordError):
                job.handle.end(state)
            if job.task.upload is not None:
                job.task.upload.unlink(missing_ok=True)
            job.current, job.over = "", True

    def _documents(self, task: Task) -> Iterator[Document | InputError]:
        yield from task.documents
        for name in task.names:
            yield from read_input(name, self._options)
        if task.upload is not None:
            yield from _renamed(read_input(str(task.upload), self._options), str(task.upload.as_posix()), task.label)

    def _take(self, job: Job, found: Document | InputError) -> None:
        """Read and keep one article, or note why it could not be."""
        try:
            if isinstance(found, InputError):
                raise found
            job.current = found.title or found.id
            added = self._store.add(self._reader.read(found), origin=job.task.label, run=job.handle)
            job.advance("updated" if added.outcome == "reread" else added.outcome)
        except OnRecordError as error:
            name = error.name if isinstance(error, InputError) else getattr(found, "id", job.task.label)
            reason = error.reason if isinstance(error, InputError) else str(error)
            job.handle.failed(name, reason)
            job.advance("failed")


def _renamed(found: Iterator[Document | InputError], path: str, label: str) -> Iterator[Document | InputError]:
    """What an uploaded file gives, named as the user's file, not as ours."""
    from dataclasses import replace

    for one in found:
        if isinstance(one, InputError):
            yield InputError(one.name.replace(path, label), one.reason.replace(path, label))
        else:
            yield replace(one, id=one.id.replace(path, label))


def _sentence(error: Exception) -> str:
    if isinstance(error, OnRecordError):
        return str(error)
    return f"an error inside OnRecord ({type(error).__name__}: {error}); please report it"
