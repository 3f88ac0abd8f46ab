"""`onrecord copies`: which articles are one report in several papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.copies import CopyCluster
    from onrecord.document import Document

EXAMPLES = """\b
Examples:
  onrecord copies articles.jsonl
  onrecord copies monday/ tuesday/ --format jsonl > copies.jsonl
  onrecord copies articles.jsonl --format csv -o copies.csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("table", "csv", "jsonl")),
    default="table",
    show_default=True,
    help="How the clusters are shown.",
)
@click.option(
    "-o", "--output", default="-", metavar="FILE", type=click.Path(allow_dash=True), help="Write to FILE when whole."
)
@click.option("--allow-private", is_flag=True, help="Also fetch addresses inside your own network.")
@click.pass_context
def copies(context: click.Context, inputs: tuple[str, ...], form: str, output: str, allow_private: bool) -> None:
    """Show which articles of the INPUTs are copies of one report, and which is likely the original.

    Takes what `onrecord read` takes. Exit code: 0 all read, 1 some failed, 2 wrong usage.
    """
    from onrecord.cli.output import refuse_to_overwrite
    from onrecord.cli.textout import text_output
    from onrecord.copies import find_copies
    from onrecord.copies.listing import LISTINGS

    refuse_to_overwrite(inputs, output)
    failures: list[str] = []
    clusters: list[CopyCluster] = find_copies(_documents(inputs, allow_private, failures))
    with text_output(output) as stream:
        stream.writelines(LISTINGS[form](clusters))
    context.exit(SOME_FAILED if failures else ALL_READ)


def _documents(inputs: tuple[str, ...], allow_private: bool, failures: list[str]) -> Iterator[Document]:
    from onrecord.cli.progress import progress_over
    from onrecord.cli.reading import documents_of
    from onrecord.ingest.options import IngestOptions

    def report(message: str) -> None:
        failures.append(message)
        say(message)

    with progress_over(len(inputs), records_on_terminal=False) as progress:
        yield from documents_of(inputs, IngestOptions(allow_private=allow_private), progress.advance, report)
