"""How far adding has come: inputs done, articles a second, time left; on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from onrecord.cli.guard import say
from onrecord.export.wording import one_line


class Pace(NamedTuple):
    """`article(name)` counts one more article, `say(message)` writes a line without tearing the bar."""

    article: Callable[[str], None]
    say: Callable[[str], None]


@contextmanager
def pace_over(names: Sequence[str]) -> Iterator[Pace]:
    """Progress over inputs, counted in articles as far as names tell: lines of JSON lines, files of a folder."""
    if not sys.stderr.isatty():
        yield Pace(lambda _name: None, say)
        return
    with _bar(expected(names)) as pace:
        yield pace


def expected(names: Sequence[str]) -> int:
    """About how many articles the inputs hold."""
    from onrecord.ingest.counting import about_how_many

    return sum(about_how_many(name) for name in names)


@contextmanager
def _bar(total: int) -> Iterator[Pace]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False)
    columns = (
        MofNCompleteColumn(), BarColumn(bar_width=20), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )  # fmt: skip
    started, done = time.monotonic(), 0
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task("", total=total, rate="")

        def article(name: str) -> None:
            nonlocal done
            done += 1
            rate = f"{done / max(time.monotonic() - started, 0.001):.1f} articles/s"
            bar.update(
                task, completed=done, total=max(total, done), rate=rate, description=escape(one_line(name)[-60:])
            )

        yield Pace(article, lambda text: console.print(f"onrecord: {one_line(text)}", markup=False, soft_wrap=True))
