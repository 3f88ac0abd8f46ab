"""`onrecord read`: articles in, their statements out."""

from __future__ import annotations

import math
import sys
from typing import get_args

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED
from onrecord.export import FORMATS, format_of
from onrecord.export.value_kinds import VALUE_KINDS, ValueKind
from onrecord.values import Yardstick

EXAMPLES = """\b
Examples:
  onrecord read article.txt
  onrecord read report.html --published 2022-11-16
  onrecord read https://news.example/report --format jsonl
  onrecord read articles.jsonl folder/ -o record.jsonl
  onrecord read report.pdf table.csv archive.zip
  onrecord read https://news.example/feed.xml --follow
  onrecord read article.txt --min-confidence 0.8 -o page.html
  onrecord read article.txt --only estimates --yardstick phia
  onrecord read articles.jsonl --only figures --figures acled -f csv
  onrecord read reports/ --by speaker
  onrecord read report.txt --actors my-actors.csv
  cat article.txt | onrecord read -
"""


def _probability(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    if value is not None and (not math.isfinite(value) or not 0 <= value <= 1):
        raise click.BadParameter(f"{value} is no probability: give a number from 0 to 1")
    return value


def _limit(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    if not math.isfinite(value) or value <= 0:
        raise click.BadParameter(f"{value} is no limit: give a number above 0")
    return value


def _form(output_format: str | None, output: str, by: str) -> str:
    """The format to write: that of the speakers where the record is grouped by them."""
    from onrecord.errors import UsageError

    form = output_format or format_of(output)
    if by != "speaker":
        return form
    if form not in ("table", "speakers"):
        raise UsageError(
            f"--by speaker groups the table alone: leave out --format {form}, or sort its column of actors"
        )
    return "speakers"


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option("--published", metavar="DATE", help="When the articles appeared, such as 2022-11-16.")
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help="How the record is shown. [default: by the ending of -o FILE, else table]",
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Write to FILE, which appears only when it is whole; a folder for brat and several articles.",
)
@click.option(
    "--min-confidence",
    default=0.0,
    metavar="P",
    callback=_probability,
    type=float,
    help="Leave out statements less sure than P (0 to 1).",
)
@click.option("--only", type=click.Choice(VALUE_KINDS), help="Show just these values, as table, jsonl, json or csv.")
@click.option(
    "--figures",
    "counting",
    type=click.Choice(("as-written", "acled")),
    default="as-written",
    show_default=True,
    help="Keep the bounds of vague figures, or give each one number by ACLED's conservative counting.",
)
@click.option(
    "--yardstick",
    type=click.Choice(get_args(Yardstick)),
    default="icd203",
    show_default=True,
    help="What turns words of likelihood into probabilities.",
)
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use.")
@click.option("--allow-private", is_flag=True, help="Also fetch addresses inside your own network.")
@click.option(
    "--timeout",
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    callback=_limit,
    help="Time limit for one address.",
)
@click.option(
    "--max-size",
    default=16.0,
    show_default=True,
    metavar="MB",
    callback=_limit,
    help="Size limit for one article.",
)
@click.option(
    "--by",
    type=click.Choice(("article", "speaker")),
    default="article",
    show_default=True,
    help="Group the table by article, or by who speaks over all articles.",
)
@click.option("--actors", metavar="FILE", help="Know your own actors as well, from a .csv or .toml file.")
@click.option(
    "--name-threshold",
    metavar="P",
    callback=_probability,
    type=float,
    help="Name a pronoun or description only where the name is at least so likely (0 to 1). [default: 0.4]",
)
@click.option("--text-column", metavar="NAME", help="The column of a table (CSV, TSV) that holds the texts.")
@click.option("--follow", is_flag=True, help="Fetch the articles that feeds, OPML lists and sitemaps only link to.")
@click.pass_context
def read(
    context: click.Context,
    inputs: tuple[str, ...],
    published: str | None,
    output_format: str | None,
    output: str,
    min_confidence: float,
    only: ValueKind | None,
    counting: str,
    yardstick: Yardstick,
    threads: int,
    allow_private: bool,
    timeout: float,
    max_size: float,
    text_column: str | None,
    follow: bool,
    by: str,
    actors: str | None,
    name_threshold: float | None,
) -> None:
    """Show who said what in each INPUT: a text, page, PDF, JSON lines, table, feed or web archive, a folder or a zip
    file of these, an address, or - for the standard input.

    An input that cannot be read is reported and passed over. Exit code: 0 all read, 1 some failed, 2 wrong usage.
    """
    from onrecord.cli.output import NothingRead, open_output, refuse_to_overwrite
    from onrecord.cli.progress import progress_over
    from onrecord.cli.reading import documents_of, reader_for, records_by, write_all
    from onrecord.export.counting import counted_by
    from onrecord.export.outline import at_least
    from onrecord.ingest.options import IngestOptions

    refuse_to_overwrite(inputs, output)
    limit = int(max_size * 1024 * 1024)
    options = IngestOptions(published, allow_private, timeout, limit, text_column, follow)
    shown = _form(output_format, output, by)
    reader = reader_for(threads, actors, name_threshold, yardstick)
    failures: list[str] = []
    records_on_terminal = output == "-" and sys.stdout.isatty()
    with (
        progress_over(len(inputs), records_on_terminal) as progress,
        open_output(output, shown, only) as writer,
    ):

        def report(message: str) -> None:
            failures.append(message)
            progress.say(message)

        documents = documents_of(inputs, options, progress.advance, report)
        read_records = records_by(documents, reader, report)
        records = (counted_by(at_least(record, min_confidence), counting) for record in read_records)
        if not write_all(records, writer, report) and failures:
            raise NothingRead
    context.exit(SOME_FAILED if failures else ALL_READ)
