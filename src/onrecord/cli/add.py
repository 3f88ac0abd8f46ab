"""`onrecord add`: articles into the store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED, say
from onrecord.cli.read import _limit
from onrecord.cli.storing import store_option, writing_store
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ingest.options import IngestOptions
    from onrecord.store import Run, Store

FORMATS = ("table", "csv", "jsonl")
EXAMPLES = """\b
Examples:
  onrecord add reports/ https://news.example/report
  onrecord add articles.jsonl --store desk.sqlite --threads 2
  onrecord add https://news.example/feed.xml --follow
  onrecord add export.csv --text-column "Full text"
  onrecord add --retry-failed
  onrecord add reports/ --format jsonl > added.jsonl
"""


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, metavar="INPUT...", type=click.Path())
@click.option("--retry-failed", is_flag=True, help="Give again what failed in earlier runs.")
@click.option("--published", metavar="DATE", help="When the articles appeared, such as 2022-11-16.")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use.")
@click.option("--allow-private", is_flag=True, help="Also fetch addresses inside your own network.")
@click.option(
    "--timeout", default=30.0, show_default=True, metavar="SECONDS", callback=_limit, help="Time limit for one address."
)
@click.option(
    "--max-size", default=16.0, show_default=True, metavar="MB", callback=_limit, help="Size limit for one article."
)
@click.option(
    "-f", "--format", "output_format", type=click.Choice(FORMATS), default="table", show_default=True,
    help="How what became of each article is shown; a table shows only the summary.",
)  # fmt: skip
@click.option("--text-column", metavar="NAME", help="The column of a table (CSV, TSV) that holds the texts.")
@click.option("--follow", is_flag=True, help="Fetch the articles that feeds, OPML lists and sitemaps only link to.")
@store_option
@click.pass_context
def add(
    context: click.Context,
    inputs: tuple[str, ...],
    retry_failed: bool,
    published: str | None,
    threads: int,
    allow_private: bool,
    timeout: float,
    max_size: float,
    output_format: str,
    text_column: str | None,
    follow: bool,
    store: str | None,
) -> None:
    """Read the articles of each INPUT, as read does, and keep them in the store.

    What it holds already is passed over; another text of the same article becomes a new version. What was added stays,
    whatever ends the run. Exit code: 0 all added, 1 some failed, 2 wrong usage, 130 interrupted.
    """
    from onrecord.cli.outcomes import summarize
    from onrecord.ingest.options import IngestOptions

    limit = int(max_size * 1024 * 1024)
    options = IngestOptions(published, allow_private, timeout, limit, text_column, follow)
    if not inputs and not retry_failed:
        raise UsageError("add needs an INPUT: a file, a folder, an address or -, or --retry-failed")
    with writing_store(store) as opened:
        names = tuple(dict.fromkeys([*inputs, *(opened.failed_inputs() if retry_failed else ())]))
        if not names:
            click.echo("Nothing has failed that was not tried again.", err=True)
            return
        _warn_of_the_clock(opened)
        started = time.monotonic()
        with opened.start_run("add", names) as run:
            try:
                _added(opened, run, names, options, threads, output_format)
            finally:
                summarize(opened, run, time.monotonic() - started)
        context.exit(SOME_FAILED if run.entry().failed else ALL_READ)


def _added(
    store: Store, run: Run, names: tuple[str, ...], options: IngestOptions, threads: int, output_format: str
) -> None:
    from onrecord.cli.intake import Intake
    from onrecord.cli.outcomes import show_outcomes
    from onrecord.cli.pace import pace_over

    with pace_over(names) as pace:
        intake = Intake(store, run, threads, pace.say, pace.article)
        show_outcomes(intake.add(names, options), output_format)


def _warn_of_the_clock(store: Store) -> None:
    latest = store.moment_ahead()
    if latest is not None:
        say(f"the clock of this machine stands before the store's latest entry ({latest}); nothing is lost, but set it")
