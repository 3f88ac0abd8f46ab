"""`onrecord matters`: statements of many speakers and articles, side by side by the question they answer."""

from __future__ import annotations

import click

from onrecord.cli.grouped import ALL_READ, SOME_FAILED, grouped, inputs_argument, output_option
from onrecord.cli.storing import store_option

EXAMPLES = """\b
Examples:
  onrecord matters reports.jsonl
  onrecord matters reports/ --format jsonl -o matters.jsonl
  onrecord matters --store desk.sqlite --format csv
  onrecord matters --store desk.sqlite --brief 3f9a -o brief.html
"""
FORMATS = ("table", "jsonl", "csv", "stix", "schema-org")


@click.command(epilog=EXAMPLES)
@inputs_argument
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the matters are shown.",
)
@click.option("--brief", metavar="ID", help="Write one matter as an HTML page to print: parties, positions, sources.")
@output_option
@store_option
@click.pass_context
def matters(
    context: click.Context,
    inputs: tuple[str, ...],
    threads: int,
    output_format: str,
    brief: str | None,
    output: str,
    store: str | None,
) -> None:
    """Group statements by the question they answer: those of the INPUTs, or without any those of the store.

    An input that cannot be read is reported and passed over. Exit code: 0 all read, 1 some failed, 2 wrong usage.
    """
    from onrecord.cli.output import refuse_to_overwrite
    from onrecord.cli.textout import text_output
    from onrecord.export.brief import brief_page
    from onrecord.export.matters import write_matters

    refuse_to_overwrite(inputs, output)
    found = grouped(inputs, store, threads, brief)
    with text_output(output) as stream:
        if brief is not None:
            stream.write(brief_page(found.matters[0], found.records, found.copies))
        else:
            write_matters(found.matters, found.records, found.copies, stream, output_format)
    context.exit(SOME_FAILED if found.failures else ALL_READ)
