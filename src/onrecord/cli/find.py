"""`onrecord find`: search the statements of the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.storing import format_option, page_options, reading_store, store_option

if TYPE_CHECKING:
    from onrecord.cli.listing import Listing
    from onrecord.store import Hit

NONE_FOUND = 1
"""The exit code of a search that finds nothing, as grep has it."""
ACTS = ("assertive", "directive", "commissive", "expressive", "declaration", "question")
LEVELS = ("certain", "probable", "possible", "unlikely", "unstated")
EXAMPLES = """\b
Examples:
  onrecord find military victory --speaker Milley
  onrecord find '"air defence" missile*' --from 2022-11 --to 2022-12
  onrecord find killed --figure '>1000' --near 'Kherson, 100 km' --format csv
  onrecord find --source Reuters --act commissive --certainty probable --direct
"""


def query_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The filters of find, for other commands on statements too."""
    for option in reversed(
        (
            click.option("--speaker", metavar="NAME", help="Said by this actor: a name, or an id."),
            click.option("--country", metavar="CODE", help="Said by a speaker of this state, like UA."),
            click.option("--source", metavar="OUTLET", help="From this outlet, or one whose name holds the word."),
            click.option("--from", "since", metavar="DATE", help="Said on this day, month or year, or later."),
            click.option("--to", "until", metavar="DATE", help="Said on this day, month or year, or before."),
            click.option("--act", type=click.Choice(ACTS), help="Only this speech act."),
            click.option("--certainty", type=click.Choice(LEVELS), help="Only what the speaker is so sure of."),
            click.option("--figure", metavar="CONDITION", help="With a figure like '>1000', '<=5%' or '18..20'."),
            click.option("--near", metavar="PLACE", help="About a place near this one; 'PLACE, 100 km' sets how near."),
            click.option("--direct", is_flag=True, help="Only words in quotation marks."),
        )
    ):
        command = option(command)
    return command


@click.command(epilog=EXAMPLES)
@click.argument("words", nargs=-1)
@query_options
@page_options(20)
@format_option
@store_option
@click.pass_context
def find(
    context: click.Context,
    /,
    words: tuple[str, ...],
    limit: int,
    offset: int,
    output_format: str,
    store: str | None,
    **filters: Any,  # noqa: ANN401 - as the options give them
) -> None:
    """Find statements that hold all WORDS and fulfil all options; without words the newest first.

    "Words in quotation marks" stand together, word* is a beginning, -word must not occur. The exit code is 1 where
    nothing is found.
    """
    from onrecord.store import Query

    filters["direct"] = filters["direct"] or None
    query = Query(" ".join(words) or None, **filters)
    with reading_store(store) as opened:
        found = opened.search(query, limit=limit, offset=offset)
    if not hit_listing().write(found, output_format):
        click.echo("onrecord: no statement of the store fulfils all of that", err=True)
        context.exit(NONE_FOUND)


def hit_listing() -> Listing[Hit]:
    """How statements that were found are listed."""
    from onrecord.cli.listing import Listing, plain

    return Listing(
        shown=(
            ("Day", lambda hit: hit.day),
            ("Who", _who),
            ("Statement", _snippet),
            ("Sure", lambda hit: hit.statement.certainty and hit.statement.certainty.level),
            ("Article", lambda hit: hit.article.title or hit.article.document),
            ("Id", lambda hit: hit.statement.id),
        ),
        cells=(
            ("day", lambda hit: hit.day),
            ("speakers", _names),
            ("actors", lambda hit: "; ".join(actor or "" for actor in hit.actors)),
            ("roles", lambda hit: "; ".join(one.role or "" for one in hit.statement.speakers)),
            ("countries", lambda hit: "; ".join(one.country or "" for one in hit.statement.speakers)),
            ("source", lambda hit: hit.statement.source and hit.statement.source.text),
            ("cue", lambda hit: hit.statement.cue and hit.statement.cue.text),
            ("content", lambda hit: hit.statement.content.text),
            ("quotation", lambda hit: hit.statement.quotation),
            ("act", lambda hit: hit.statement.act),
            ("polarity", lambda hit: hit.statement.polarity),
            ("certainty", lambda hit: hit.statement.certainty and hit.statement.certainty.level),
            ("low", lambda hit: hit.statement.certainty and hit.statement.certainty.low),
            ("high", lambda hit: hit.statement.certainty and hit.statement.certainty.high),
            ("review", lambda hit: hit.review),
            ("document", lambda hit: hit.article.document),
            ("title", lambda hit: hit.article.title),
            ("publisher", lambda hit: hit.article.source),
            ("published", lambda hit: hit.article.published),
            ("url", lambda hit: hit.article.url),
            ("statement", lambda hit: hit.statement.id),
            ("confidence", lambda hit: hit.statement.confidence),
        ),
        full=plain,
    )


def _names(hit: Hit) -> str:
    return "; ".join(one.actor_name or one.name or one.kind for one in hit.statement.speakers)


def _who(hit: Hit) -> str:
    return _names(hit) or (hit.statement.source.text if hit.statement.source else "not named")


def _snippet(hit: Hit) -> object:
    """The words around the hits, these in bold on a terminal."""
    from rich.text import Text

    from onrecord.export.wording import showable

    shown = hit.snippet
    text = Text("… " if shown.before else "")
    at = 0
    for start, end in shown.marks:
        text.append(showable(shown.text[at:start]).replace("\n", " "))
        text.append(showable(shown.text[start:end]).replace("\n", " "), "bold")
        at = end
    text.append(showable(shown.text[at:]).replace("\n", " "))
    text.append(" …" if shown.after else "")
    return text
