"""`onrecord who`: what the store holds of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.find import NONE_FOUND
from onrecord.cli.storing import format_option, reading_store, store_option

if TYPE_CHECKING:
    from onrecord.store import Who

EXAMPLES = """\b
Examples:
  onrecord who Milley
  onrecord who 'defence ministry' --limit 10 --format csv
  onrecord who name/ada brenn --format jsonl
"""


@click.command(epilog=EXAMPLES)
@click.argument("name", nargs=-1, required=True)
@click.option("--limit", default=3, show_default=True, type=click.IntRange(1), help="Show at most so many actors.")
@format_option
@store_option
@click.pass_context
def who(context: click.Context, name: tuple[str, ...], limit: int, output_format: str, store: str | None) -> None:
    """Show who NAME is in the store: roles over time, statements, how sure; NAME may be an id.

    The exit code is 1 where nobody is found.
    """
    with reading_store(store) as opened:
        found = opened.who(" ".join(name), limit=limit)
    if not found:
        click.echo(f"onrecord: nobody in the store is called {' '.join(name)!r}", err=True)
        context.exit(NONE_FOUND)
    if output_format == "table":
        _print(found)
    else:
        _listed(found, output_format)


def _listed(found: list[Who], output_format: str) -> None:
    from onrecord.cli.listing import Listing, plain

    Listing(
        shown=(),
        cells=(
            ("id", lambda one: one.actor.id),
            ("name", lambda one: one.actor.name),
            ("kind", lambda one: one.actor.kind),
            ("country", lambda one: one.actor.country),
            ("statements", lambda one: one.actor.statements),
            ("articles", lambda one: one.articles),
            ("first", lambda one: one.first),
            ("last", lambda one: one.last),
            ("names", lambda one: "; ".join(name for name, _ in one.names)),
            ("roles", lambda one: "; ".join(f"{role.role} ({_between(role)})" for role in one.roles)),
            ("certainty", lambda one: "; ".join(f"{level} {count}" for level, count in one.certainty)),
            ("acts", lambda one: "; ".join(f"{act} {count}" for act, count in one.acts)),
            ("merged", lambda one: "; ".join(one.actor.merged)),
        ),
        full=plain,
    ).write(found, output_format)


def _print(found: list[Who]) -> None:
    from rich.text import Text

    from onrecord.cli.find import hit_listing
    from onrecord.cli.listing import as_text, console
    from onrecord.export.wording import counted

    out = console()
    for number, one in enumerate(found):
        if number:
            out.print()
        out.print(Text(as_text(one.actor.name).plain, "bold"), Text(f"  {one.actor.id}", "dim"))
        about = [one.actor.kind, one.actor.country, counted(one.actor.statements, "statement"),
                 f"in {counted(one.articles, 'article')}", _days(one.first, one.last)]  # fmt: skip
        out.print(as_text(", ".join(part for part in about if part)))
        for heading, lines in _parts(one):
            if lines:
                out.print(as_text(f"{heading}: {'; '.join(lines)}"))
        out.print()
        hit_listing().write(one.latest, "table")


def _parts(one: Who) -> list[tuple[str, list[str]]]:
    return [
        ("Roles", [f"{role.role} ({_between(role)}, {role.statements})" for role in one.roles[:12]]),
        ("Called", [name for name, _ in one.names[:8] if name != one.actor.name]),
        ("Sure", [f"{level} {count}" for level, count in one.certainty]),
        ("Acts", [f"{act} {count}" for act, count in one.acts]),
        ("Reported by", [f"{source} {count}" for source, count in one.sources[:8]]),
        ("One with", list(one.actor.merged)),
    ]


def _between(role: object) -> str:
    return _days(getattr(role, "first", None), getattr(role, "last", None)) or "undated"


def _days(first: str | None, last: str | None) -> str:
    return (first or "") if first == last else f"{first} to {last}"
