"""`onrecord estimates`: who puts which likelihood on what."""

from __future__ import annotations

from typing import Any

import click

from onrecord.cli.find import NONE_FOUND, query_options
from onrecord.cli.storing import format_option, page_options, reading_store, store_option

EXAMPLES = """\b
Examples:
  onrecord estimates
  onrecord estimates victory --speaker Milley --from 2022-11
  onrecord estimates --format csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1)
@query_options
@page_options(50)
@format_option
@store_option
@click.pass_context
def estimates(
    context: click.Context,
    /,
    words: tuple[str, ...],
    limit: int,
    offset: int,
    output_format: str,
    store: str | None,
    **filters: Any,  # noqa: ANN401 - as the options give them
) -> None:
    """List estimates, newest first: the likelihood that somebody puts on an outcome, as an interval of probability.

    WORDS and options choose statements as in find. The exit code is 1 where there is none.
    """
    from onrecord.cli.listing import Listing, fields, plain
    from onrecord.matters.outcomes import outcomes
    from onrecord.store import EstimateEntry, Query

    filters["direct"] = filters["direct"] or None
    with reading_store(store) as opened:
        found = opened.estimates(Query(" ".join(words) or None, **filters), limit=limit, offset=offset)
        resolved = outcomes(opened)

    def came(one: EstimateEntry) -> bool | None:
        return resolved.get((one.article.document, one.statement))

    listing = Listing[EstimateEntry](
        shown=(
            ("Day", lambda one: one.day),
            ("Who", lambda one: "; ".join(one.speakers) or "not named"),
            ("Outcome", lambda one: one.outcome),
            ("Words", lambda one: one.phrase),
            ("Likelihood", lambda one: f"{one.low:.0%} to {one.high:.0%}"),
            ("By when", lambda one: one.horizon),
            ("Happened", lambda one: {True: "yes", False: "no", None: ""}[came(one)]),
            ("Id", lambda one: one.statement),
        ),
        cells=(
            ("day", lambda one: one.day),
            ("speakers", lambda one: "; ".join(one.speakers)),
            ("actors", lambda one: "; ".join(actor or "" for actor in one.actors)),
            *fields("outcome", "phrase", "low", "high", "yardstick", "horizon", "first", "last", "statement"),
            ("happened", came),
            ("document", lambda one: one.article.document),
            ("title", lambda one: one.article.title),
            ("url", lambda one: one.article.url),
        ),
        full=lambda one: plain(one) | {"happened": came(one)},
    )
    if not listing.write(found, output_format):
        click.echo("onrecord: no estimate of the store fulfils all of that", err=True)
        context.exit(NONE_FOUND)
