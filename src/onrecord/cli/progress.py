"""How far a run over several inputs has come, shown on the error stream, and only on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from onrecord.cli.guard import say
from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Progress(NamedTuple):
    """`advance(name)` says which input comes next, `say(message)` writes one line without tearing the bar."""

    advance: Callable[[str], None]
    say: Callable[[str], None]


@contextmanager
def progress_over(inputs: int, records_on_terminal: bool) -> Iterator[Progress]:
    """Progress over so many inputs. Without a bar for one input, and where the records themselves scroll by."""
    if inputs < 2 or records_on_terminal or not sys.stderr.isatty():
        yield Progress(lambda _name: None, say)
        return
    with _bar(inputs) as progress:
        yield progress


@contextmanager
def _bar(inputs: int) -> Iterator[Progress]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as RichProgress

    console = Console(stderr=True, highlight=False)
    columns = (MofNCompleteColumn(), BarColumn(), TextColumn("{task.description}"))
    # Not redirected: rich would send the records, which go to the standard output, to the error stream.
    with RichProgress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task("", total=inputs)
        started = iter([0] + [1] * inputs)
        yield Progress(
            lambda name: bar.update(task, advance=next(started, 0), description=escape(one_line(name))),
            lambda message: console.print(f"onrecord: {one_line(message)}", markup=False, soft_wrap=True),
        )
