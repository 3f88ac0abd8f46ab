"""`onrecord changes`: who moved on a matter, from which words to which."""

from __future__ import annotations

import click

from onrecord.cli.grouped import ALL_READ, NONE_FOUND, SOME_FAILED, grouped, inputs_argument, output_option
from onrecord.cli.storing import format_option, store_option

EXAMPLES = """\b
Examples:
  onrecord changes reports.jsonl
  onrecord changes --store desk.sqlite --speaker Ocampo
  onrecord changes reports.jsonl --figures toll.svg
"""


@click.command(epilog=EXAMPLES)
@inputs_argument
@click.option("--speaker", metavar="NAME", help="Only of speakers whose name has this in it.")
@click.option("--figures", metavar="FILE.svg", help="Also draw the largest matter of figures as a step line.")
@format_option
@output_option
@store_option
@click.pass_context
def changes(
    context: click.Context,
    inputs: tuple[str, ...],
    threads: int,
    speaker: str | None,
    figures: str | None,
    output_format: str,
    output: str,
    store: str | None,
) -> None:
    """Show where a speaker revised, hardened, softened, reversed or withdrew what was said: in the INPUTs, or without
    any in the store.

    The exit code is 1 where nobody moved, or where an input could not be read.
    """
    from onrecord.cli.textout import text_output
    from onrecord.export.changes import rows_of_changes, write_changes

    found = grouped(inputs, store, threads)
    rows = [row for row in rows_of_changes(found.matters, found.index) if _named(speaker, row["speaker"])]
    with text_output(output) as stream:
        write_changes(rows, stream, output_format)
    if figures is not None:
        _draw(found.matters, found.index, figures)
    if not rows:
        context.exit(NONE_FOUND)
    context.exit(SOME_FAILED if found.failures else ALL_READ)


def _named(wanted: str | None, name: str) -> bool:
    return wanted is None or wanted.casefold() in name.casefold()


def _draw(matters: object, index: object, path: str) -> None:
    from onrecord.cli.textout import text_output
    from onrecord.export.figureline import figure_line

    with text_output(path) as stream:
        stream.write(figure_line(matters, index))  # type: ignore[arg-type]
