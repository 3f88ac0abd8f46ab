"""`onrecord reread`: read the articles of the store again, with the model of this version."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED
from onrecord.cli.storing import store_option, writing_store
from onrecord.errors import InputError

if TYPE_CHECKING:
    from onrecord.cli.pace import Pace
    from onrecord.document import Document
    from onrecord.store import Added, Run, Store

EXAMPLES = """\b
Examples:
  onrecord reread
  onrecord reread https://news.example/report --store desk.sqlite
  onrecord reread --threads 2 --format jsonl
"""


@click.command(epilog=EXAMPLES)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use.")
@click.option(
    "-f", "--format", "output_format", type=click.Choice(("table", "csv", "jsonl")), default="table",
    show_default=True, help="How what became of each article is shown; a table shows only the summary.",
)  # fmt: skip
@store_option
@click.pass_context
def reread(
    context: click.Context, articles: tuple[str, ...], threads: int, output_format: str, store: str | None
) -> None:
    """Read every article of the store again, or each ARTICLE by its id or address; judgements stay.

    A judgement follows its statement by its id, else to the statement whose words it shares; one that finds no home is
    kept, and listed by 'onrecord judgements --unplaced'. Exit code: 0 all read, 1 some failed.
    """
    from onrecord.cli.outcomes import show_outcomes, summarize
    from onrecord.cli.pace import pace_over

    started = time.monotonic()
    with writing_store(store) as opened:
        with opened.start_run("reread", articles) as run:
            total = len(articles) or opened.status().articles
            with pace_over([""] * total) as pace:
                show_outcomes(_reread(opened, run, articles, threads, pace), output_format)
        summarize(opened, run, time.monotonic() - started)
        unplaced = len(opened.judgements(unplaced=True))
        if unplaced:
            click.echo(f"{unplaced} without a home: 'onrecord judgements --unplaced' lists them", err=True)
        context.exit(SOME_FAILED if run.entry().failed else ALL_READ)


def _reread(store: Store, run: Run, articles: tuple[str, ...], threads: int, pace: Pace) -> Iterator[Added]:
    from onrecord.cli.reading import records_of

    def failed(message: str) -> None:
        name, _, reason = message.partition(": ")
        run.failed(name, reason or message)
        pace.say(message)

    for record in records_of(_documents(store, articles, failed), threads, failed):
        yield store.add(record, again=True, run=run)
        pace.article(record.document.id)


def _documents(store: Store, articles: tuple[str, ...], failed: Callable[[str], None]) -> Iterator[Document]:
    if not articles:
        for record in store.records(as_read=True):
            yield record.document
        return
    for name in articles:
        found = store.record(name, as_read=True)
        if found is None:
            failed(str(InputError(name, "the store has no such article; 'onrecord articles' lists what it has")))
        else:
            yield found.document
