"""`onrecord export`: what the store holds, in any format."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.find import NONE_FOUND, query_options
from onrecord.cli.storing import reading_store, store_option
from onrecord.export import FORMATS, format_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record
    from onrecord.store import Query, Store

PAGE = 1000
EXAMPLES = """\b
Examples:
  onrecord export -o record.parquet
  onrecord export --format ftm --store desk.sqlite > entities.ftm.json
  onrecord export killed --near Kherson --from 2022-11 -o map.geojson
  onrecord export --format brat -o annotations/
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1)
@query_options
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    help="The format. [default: by the ending of -o FILE, else table]",
)
@click.option(
    "-o",
    "--output",
    default="-",
    metavar="FILE",
    type=click.Path(allow_dash=True),
    help="Write to FILE, which appears only when it is whole; a folder for brat.",
)
@store_option
@click.pass_context
def export(
    context: click.Context,
    /,
    words: tuple[str, ...],
    output_format: str | None,
    output: str,
    store: str | None,
    **filters: Any,  # noqa: ANN401 - as the options give them
) -> None:
    """Write all records of the store, or only the statements that `onrecord find` finds with these WORDS and options.

    Judgements are applied: rejected statements are left out. The exit code is 1 where nothing is found.
    """
    from onrecord.cli.output import NothingRead, open_output
    from onrecord.cli.pace import pace_over
    from onrecord.store import Query

    filters["direct"] = filters["direct"] or None
    query = Query(" ".join(words) or None, **filters)
    written = 0
    with reading_store(store) as opened, open_output(output, output_format or format_of(output)) as writer:
        quiet = output == "-" and sys.stdout.isatty()
        with pace_over([] if quiet else [""] * opened.status().articles) as pace:
            for record in _records(opened, query):
                writer.write(record)
                pace.article(record.document.id)
                written += 1
        if not written:
            raise NothingRead
    if not written:
        click.echo("onrecord: the store holds nothing of that kind", err=True)
        context.exit(NONE_FOUND)


def _records(store: Store, query: Query) -> Iterator[Record]:
    """One record in memory at a time; of a search the ids of what it finds."""
    from onrecord.export.selection import selected
    from onrecord.store import Query

    if query == Query():
        return store.records()

    def first_id(record: Record) -> str:
        """The id under which searches tell an article: a later version may have come by another."""
        sql = "SELECT article.document FROM version JOIN article ON article.key = article WHERE version.document = ?"
        return store.connection.value(sql, (record.document.id,)) or record.document.id

    return selected(store.records(), _found(store, query), first_id)


def _found(store: Store, query: Query) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    offset = 0
    while hits := store.search(query, limit=PAGE, offset=offset):
        for hit in hits:
            found.setdefault(hit.article.document, set()).add(hit.statement.id)
        offset += len(hits)
    return found
