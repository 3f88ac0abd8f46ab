"""`onrecord run`: a whole corpus, in shards."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED, say
from onrecord.cli.read import _limit

if TYPE_CHECKING:
    from onrecord.corpus import Counts
    from onrecord.corpus.job import Form

EXAMPLES = """\b
Examples:
  onrecord run articles.jsonl --out records/
  onrecord run 2024/ 2025/ archive.warc.gz --out records/ --workers 8
  onrecord run articles.jsonl --out records/ --format jsonl
  onrecord run /shared/articles.jsonl --out /shared/records --dask tcp://scheduler:8786
"""


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option("--out", required=True, metavar="FOLDER", type=click.Path(), help="Write one file a shard to FOLDER.")
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    metavar="N",
    help="Processes to use. [default: one for each processor]",
)
@click.option("--dask", metavar="ADDRESS", help="Give the shards to the Dask scheduler at ADDRESS instead.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("parquet", "jsonl")),
    default="parquet",
    show_default=True,
    help="The form of the shards' files.",
)
@click.option("--published", metavar="DATE", help="When the articles appeared, such as 2022-11-16.")
@click.option(
    "--max-size", default=16.0, show_default=True, metavar="MB", callback=_limit, help="Size limit for one article."
)
@click.option("--text-column", metavar="NAME", help="The column of a table (CSV, TSV) that holds the texts.")
@click.pass_context
def run(
    context: click.Context,
    inputs: tuple[str, ...],
    out: str,
    workers: int | None,
    dask: str | None,
    form: Form,
    published: str | None,
    max_size: float,
    text_column: str | None,
) -> None:
    """Read all articles of the INPUTs (files and folders of what `onrecord read` takes) into a folder of shards.

    Ended at any moment, the same command goes on where it stood. Exit code: 0 all read, 1 some failed (listed in
    _failures.jsonl in the folder), 2 wrong usage.
    """
    from onrecord.cli.running import advance_shown, summary
    from onrecord.corpus import run_corpus
    from onrecord.ingest.options import IngestOptions

    options = IngestOptions(published, max_bytes=int(max_size * 1024 * 1024), text_column=text_column)
    number = workers or os.cpu_count() or 1
    try:
        with advance_shown() as (on_advance, clock):
            counts: Counts = run_corpus(
                inputs, out, workers=number, dask=dask, form=form, options=options, on_advance=on_advance
            )
    except KeyboardInterrupt:
        say("interrupted: the same command goes on where this one stood")
        raise
    say(summary(counts, clock(), out))
    context.exit(SOME_FAILED if counts.failed else ALL_READ)
