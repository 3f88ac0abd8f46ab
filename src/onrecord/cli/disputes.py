"""`onrecord disputes`: matters whose positions cannot all be true, one row for each independent origin."""

from __future__ import annotations

import click

from onrecord.cli.grouped import ALL_READ, NONE_FOUND, SOME_FAILED, grouped, inputs_argument, output_option
from onrecord.cli.matters import FORMATS
from onrecord.cli.storing import store_option

EXAMPLES = """\b
Examples:
  onrecord disputes reports.jsonl
  onrecord disputes --store desk.sqlite --format jsonl
"""


@click.command(epilog=EXAMPLES)
@inputs_argument
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How the disputes are shown.",
)
@output_option
@store_option
@click.pass_context
def disputes(
    context: click.Context, inputs: tuple[str, ...], threads: int, output_format: str, output: str, store: str | None
) -> None:
    """Show who contradicts whom, in which words: in the INPUTs, or without any in the store. Reprints of one report
    stand in one row.

    The exit code is 1 where there is no dispute, or where an input could not be read.
    """
    from onrecord.cli.output import refuse_to_overwrite
    from onrecord.cli.textout import text_output
    from onrecord.export.matters import write_disputes

    refuse_to_overwrite(inputs, output)
    found = grouped(inputs, store, threads)
    disputed = [matter for matter in found.matters if matter.dispute]
    with text_output(output) as stream:
        write_disputes(disputed, found.records, found.copies, stream, output_format)
    if not disputed:
        context.exit(NONE_FOUND)
    context.exit(SOME_FAILED if found.failures else ALL_READ)
