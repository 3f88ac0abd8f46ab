"""`onrecord matters`: statements of many speakers and articles, side by side by the question they answer."""

from __future__ import annotations

import sys

import click

EXAMPLES = """\b
Examples:
  onrecord matters reports.jsonl
  onrecord matters reports/ --format jsonl
"""
ALL_READ, SOME_FAILED = 0, 1


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="How the matters are shown.",
)
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use.")
@click.pass_context
def matters(context: click.Context, inputs: tuple[str, ...], output_format: str, threads: int) -> None:
    """Group the statements of each INPUT by the question they answer.

    An input that cannot be read is reported and passed over. Exit code: 0 all read, 1 some failed, 2 wrong usage.
    """
    from onrecord.cli.output import utf8_stdout
    from onrecord.cli.progress import progress_over
    from onrecord.cli.reading import documents_of, records_of
    from onrecord.export.matters import write_matters
    from onrecord.ingest.options import IngestOptions
    from onrecord.matters import group

    failures: list[str] = []
    with progress_over(len(inputs), sys.stdout.isatty()) as progress:

        def report(message: str) -> None:
            failures.append(message)
            progress.say(message)

        documents = documents_of(inputs, IngestOptions(), progress.advance, report)
        records = list(records_of(documents, threads, report))
    write_matters(group(records), records, utf8_stdout(), output_format)
    context.exit(SOME_FAILED if failures else ALL_READ)
