"""`onrecord judgements`: what was decided, by whom and why; as JSON lines, data to train on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.find import NONE_FOUND
from onrecord.cli.storing import format_option, reading_store, store_option

if TYPE_CHECKING:
    from onrecord.cli.listing import Listing
    from onrecord.store import Judgement

EXAMPLES = """\b
Examples:
  onrecord judgements
  onrecord judgements --unplaced
  onrecord judgements --format jsonl --texts > lessons.jsonl
  onrecord judgements --kind correct --in-force --format csv
"""


@click.command(epilog=EXAMPLES)
@click.option("--kind", metavar="KIND", help="Only of this kind, like accept, reject, correct, same.")
@click.option("--article", metavar="ID", help="Only on statements of this article.")
@click.option("--actor", metavar="ID", help="Only on this actor, by its id.")
@click.option("--in-force", is_flag=True, help="Only those that nobody has undone.")
@click.option("--unplaced", is_flag=True, help="Only those whose statement the current reading does not have.")
@click.option("--texts", is_flag=True, help="In JSON lines, each with the text of its article, to train on.")
@format_option
@store_option
@click.pass_context
def judgements(
    context: click.Context,
    kind: str | None,
    article: str | None,
    actor: str | None,
    in_force: bool,
    unplaced: bool,
    texts: bool,
    output_format: str,
    store: str | None,
) -> None:
    """List judgements in the order they were given. As JSON lines each tells the statement before and after.

    The exit code is 1 where there is none.
    """
    with reading_store(store) as opened:
        found = opened.judgements(
            kind=kind, document=article, actor=actor, in_force=in_force or None, unplaced=unplaced or None
        )
        if output_format == "jsonl":
            from onrecord.cli.listing import Listing
            from onrecord.store import Judgement

            lessons = Listing[Judgement](shown=(), cells=(), full=lambda one: opened.lesson(one, text=texts))
            lessons.write(found, "jsonl")
        elif found:
            listing().write(found, output_format)
    if not found:
        click.echo("onrecord: there is no such judgement in the store", err=True)
        context.exit(NONE_FOUND)


def listing() -> Listing[Judgement]:
    """How judgements are listed."""
    from onrecord.cli.judge import shown_subject
    from onrecord.cli.listing import Listing, plain

    return Listing(
        shown=(
            ("No", lambda one: one.key),
            ("Judgement", lambda one: one.kind),
            ("On", shown_subject),
            ("By", lambda one: one.by),
            ("When", lambda one: one.at[:16].replace("T", " ")),
            ("Why", lambda one: one.why),
            ("State", _state),
        ),
        cells=(
            ("number", lambda one: one.key),
            ("kind", lambda one: one.kind),
            ("at", lambda one: one.at),
            ("by", lambda one: one.by),
            ("why", lambda one: one.why),
            ("document", lambda one: one.document),
            ("statement", lambda one: one.statement),
            ("actor", lambda one: one.actor),
            ("other", lambda one: one.other),
            ("undoes", lambda one: one.undoes),
            ("subject", shown_subject),
            ("state", _state),
            ("home", lambda one: one.home),
        ),
        full=plain,
    )


def _state(one: Judgement) -> str:
    if not one.in_force:
        return "undone"
    return "unplaced" if one.unplaced else "in force"
