"""`onrecord show`: one article of the store with its statements, after judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.find import NONE_FOUND
from onrecord.cli.storing import format_option, reading_store, store_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.record import Record, Statement
    from onrecord.store import Store, Version

EXAMPLES = """\b
Examples:
  onrecord show reports/bridge.html
  onrecord show https://news.example/report --format jsonl
  onrecord show https://news.example/report --versions
  onrecord show https://news.example/report --as-read --format csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("article")
@click.option("--version", type=click.IntRange(1), metavar="N", help="An earlier version, as it was read.")
@click.option("--versions", is_flag=True, help="List its versions: what each brought, and what it withdrew.")
@click.option("--as-read", is_flag=True, help="As the reader made it, before judgements.")
@format_option
@store_option
@click.pass_context
def show(
    context: click.Context,
    article: str,
    version: int | None,
    versions: bool,
    as_read: bool,
    output_format: str,
    store: str | None,
) -> None:
    """Show ARTICLE, by its id or address, with the ids of its statements, which judging needs.

    Rejected statements are marked in the table, and left out of CSV and JSON lines. The exit code is 1 where the store
    has no such article.
    """
    with reading_store(store) as opened:
        found = (
            _show_versions(opened.versions(article), output_format)
            if versions
            else _show(opened, article, version, as_read, output_format)
        )
    if not found:
        wanted = f"version {version} of {article!r}" if version else repr(article)
        click.echo(f"onrecord: the store has no {wanted}: 'onrecord articles' lists what it has", err=True)
        context.exit(NONE_FOUND)


def _show(store: Store, article: str, version: int | None, as_read: bool, output_format: str) -> bool:
    record = store.record(article, version=version, as_read=as_read)
    if record is None:
        return False
    if output_format != "table":
        from onrecord.cli.output import utf8_stdout
        from onrecord.export import open_writer

        writer = open_writer(output_format, utf8_stdout())
        writer.write(record)
        writer.close()
        return True
    view = store.article(article)
    if version is None and not as_read and view is not None:
        _print(view.record, view.reviews)
    else:
        _print(record, {})
    return True


def _print(record: Record, reviews: Mapping[str, str]) -> None:
    from rich.text import Text

    from onrecord.cli.listing import Listing, as_text, console
    from onrecord.export.wording import heading, how, published_day, what

    out = console()
    out.print(Text(as_text(heading(record.document)).plain, "bold"))
    about = (record.document.id, record.document.source, published_day(record.document), record.document.url)
    out.print(as_text(", ".join(dict.fromkeys(part for part in about if part))))
    out.print()
    listing: Listing[Statement] = Listing(
        shown=(
            ("Id", lambda one: one.id),
            ("Who", _who),
            ("How", how),
            ("What", lambda one: "  " * one.depth + what(record, one)),
            ("Sure", lambda one: one.certainty and one.certainty.level),
            ("Judged", lambda one: reviews.get(one.id, "")),
        ),
        cells=(),
        full=lambda _: {},
    )
    if not listing.write(record.statements, "table"):
        out.print("No statement was found in it.")


def _who(statement: Statement) -> str:
    from onrecord.export.wording import who

    return who(statement)


def _show_versions(versions: list[Version], output_format: str) -> bool:
    from onrecord.cli.listing import Listing, plain

    listing: Listing[Version] = Listing(
        shown=(
            ("Version", lambda one: one.number),
            ("Read", lambda one: one.read),
            ("Statements", lambda one: one.statements),
            ("New", lambda one: _contents(one.new)),
            ("Withdrawn", lambda one: _contents(one.withdrawn)),
        ),
        cells=(
            ("version", lambda one: one.number),
            ("document", lambda one: one.document),
            ("sha256", lambda one: one.sha256),
            ("origin", lambda one: one.origin),
            ("added", lambda one: one.added),
            ("read", lambda one: one.read),
            ("statements", lambda one: one.statements),
            ("new", lambda one: _contents(one.new)),
            ("withdrawn", lambda one: _contents(one.withdrawn)),
        ),
        full=plain,
    )
    return bool(listing.write(versions, output_format))


def _contents(statements: tuple[Statement, ...]) -> str:
    return " / ".join(one.content.text for one in statements)
