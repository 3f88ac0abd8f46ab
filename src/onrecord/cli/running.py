"""How far a run over a corpus has come, and what it came to: rate, time left, counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.corpus import Advance, Counts


class _Pace:
    """What was read since the start: what earlier runs had done counts as nothing."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._before: int | None = None

    def seconds(self) -> float:
        """Seconds since the start."""
        return max(time.monotonic() - self._started, 1e-6)

    def words_a_second(self, advance: Advance) -> float:
        """The words of this run by its time."""
        if self._before is None:
            self._before = advance.counts.words if self.seconds() < 1 else 0
        return (advance.counts.words - self._before) / self.seconds()


@contextmanager
def advance_shown() -> Iterator[tuple[Callable[[Advance], None], Callable[[], float]]]:
    """A hearer of the advance, which shows it on the error stream if that is a terminal; and the seconds since now."""
    pace = _Pace()
    if not sys.stderr.isatty():
        yield lambda _advance: None, pace.seconds
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TaskProgressColumn(), BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def show(advance: Advance) -> None:
            counts = advance.counts
            told = f"{counts.articles:,} articles, {pace.words_a_second(advance):,.0f} words a second"
            bar.update(task, completed=advance.done_bytes, total=advance.total_bytes, description=told)

        yield show, pace.seconds


def summary(counts: Counts, seconds: float, out: str) -> str:
    """What a run came to, in one line."""
    failed = f"; {counts.failed:,} failed, listed in {out.rstrip('/')}/_failures.jsonl" if counts.failed else ""
    return (
        f"{counts.articles:,} articles, {counts.words:,} words, {counts.statements:,} statements in {out}{failed} "
        f"({_lasting(seconds)}, {counts.seconds:,.0f} s of processor time)"
    )


def _lasting(seconds: float) -> str:
    if seconds < 100:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"
