"""`onrecord articles`: the articles of the store."""

from __future__ import annotations

import click

from onrecord.cli.find import NONE_FOUND
from onrecord.cli.storing import format_option, page_options, reading_store, store_option

EXAMPLES = """\b
Examples:
  onrecord articles
  onrecord articles air defence --from 2022-11
  onrecord articles --source 'Lowland Courier' --format csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1)
@click.option("--source", metavar="OUTLET", help="Only from this outlet, or one whose name holds the word.")
@click.option("--from", "since", metavar="DATE", help="Published on this day, month or year, or later.")
@click.option("--to", "until", metavar="DATE", help="Published on this day, month or year, or before.")
@page_options(50)
@format_option
@store_option
@click.pass_context
def articles(
    context: click.Context,
    words: tuple[str, ...],
    source: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    offset: int,
    output_format: str,
    store: str | None,
) -> None:
    """List articles, the newest first; with WORDS those whose text or title holds them all, best first.

    The exit code is 1 where there is none.
    """
    from onrecord.cli.listing import Listing, fields, plain
    from onrecord.store import ArticleEntry, Query

    Query(since=since, until=until)
    with reading_store(store) as opened:
        found = opened.articles(
            " ".join(words) or None, source=source, since=since, until=until, limit=limit, offset=offset
        )
    listing = Listing[ArticleEntry](
        shown=(
            ("Day", lambda one: one.day),
            ("Title", lambda one: one.title or ""),
            ("Source", lambda one: one.source),
            ("Statements", lambda one: one.statements),
            ("Version", lambda one: one.version),
            ("Id", lambda one: one.document),
        ),
        cells=fields(
            "document", "title", "url", "source", "published", "sha256", "added", "changed", "version", "statements"
        ),
        full=plain,
    )
    if not listing.write(found, output_format):
        click.echo("onrecord: no article of the store fulfils all of that", err=True)
        context.exit(NONE_FOUND)
