"""`onrecord copies`: which articles are one report in several papers."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED, say
from onrecord.cli.storing import reading_store, store_option
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.copies import CopyCluster
    from onrecord.document import Document

EXAMPLES = """\b
Examples:
  onrecord copies articles.jsonl
  onrecord copies --store desk.sqlite
  onrecord copies monday/ tuesday/ --format jsonl > copies.jsonl
  onrecord copies articles.jsonl --format csv -o copies.csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=click.Path())
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
@store_option
@click.pass_context
def copies(
    context: click.Context, inputs: tuple[str, ...], form: str, output: str, allow_private: bool, store: str | None
) -> None:
    """Show which articles are copies of one report, and which is likely the original: those of the INPUTs (what
    `onrecord read` takes), or without any those of the store. Exit code: 0 all read, 1 some failed, 2 wrong usage.
    """
    from onrecord.cli.output import refuse_to_overwrite
    from onrecord.cli.textout import text_output
    from onrecord.copies.listing import LISTINGS

    if inputs and store:
        raise UsageError("give INPUTs or --store, not both")
    refuse_to_overwrite(inputs, output)
    failures: list[str] = []
    with _clusters(inputs, store, allow_private, failures) as clusters, text_output(output) as stream:
        stream.writelines(LISTINGS[form](clusters))
    context.exit(SOME_FAILED if failures else ALL_READ)


@contextmanager
def _clusters(
    inputs: tuple[str, ...], store: str | None, allow_private: bool, failures: list[str]
) -> Iterator[Iterable[CopyCluster]]:
    if inputs:
        from onrecord.copies import find_copies

        yield find_copies(_documents(inputs, allow_private, failures))
        return
    from onrecord.copies.stored import stored_copies

    with reading_store(store) as opened:
        yield stored_copies(opened.connection)


def _documents(inputs: tuple[str, ...], allow_private: bool, failures: list[str]) -> Iterator[Document]:
    from onrecord.cli.progress import progress_over
    from onrecord.cli.reading import documents_of
    from onrecord.ingest.options import IngestOptions

    def report(message: str) -> None:
        failures.append(message)
        say(message)

    with progress_over(len(inputs), records_on_terminal=False) as progress:
        yield from documents_of(inputs, IngestOptions(allow_private=allow_private), progress.advance, report)
