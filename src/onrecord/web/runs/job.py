"""One job: what it is to read, how far it is, in values that any thread may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from onrecord.document import Document
from onrecord.store import Run


@dataclass(frozen=True, slots=True)
class Task:
    """What to read: names as the command line takes them, documents at hand, or an uploaded file with its name."""

    label: str
    names: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    upload: Path | None = None


@dataclass(slots=True)
class Job:
    """A task under way; `total` is known where the number of articles is, `handle` is the run in the store."""

    task: Task
    handle: Run
    total: int | None = None
    done: int = 0
    current: str = ""
    over: bool = False
    stopped: bool = False
    problem: str = ""
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("added", "updated", "unchanged", "failed"), 0)
    )
    lock: Lock = field(default_factory=Lock)

    @property
    def run(self) -> int:
        """The run's key in the store."""
        return self.handle.key

    def advance(self, outcome: str) -> None:
        """One more article is done."""
        with self.lock:
            self.done += 1
            self.counts[outcome] = self.counts.get(outcome, 0) + 1

    def state(self) -> dict[str, Any]:
        """How far it is, for a page to show."""
        with self.lock:
            return {
                "run": self.run,
                "total": self.total,
                "done": self.done,
                "current": self.current,
                "over": self.over,
                "problem": self.problem,
                **self.counts,
            }
