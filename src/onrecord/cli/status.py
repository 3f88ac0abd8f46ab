"""`onrecord status`: where the store lies and what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.storing import format_option, reading_store, store_option

if TYPE_CHECKING:
    from onrecord.cli.listing import Listing
    from onrecord.store import RunEntry, Status

RUN_COLUMNS = ("key", "kind", "started", "ended", "state", "added", "updated", "unchanged", "failed", "inputs")
EXAMPLES = """\b
Examples:
  onrecord status
  onrecord status --store desk.sqlite --format jsonl
  onrecord status --failures
  onrecord status --runs --format csv
"""


@click.command(epilog=EXAMPLES)
@click.option("--failures", is_flag=True, help="List what failed and was not tried again since.")
@click.option("--runs", is_flag=True, help="List the latest runs of add, watch and reread.")
@format_option
@store_option
def status(failures: bool, runs: bool, output_format: str, store: str | None) -> None:
    """Show where the store lies, how much it holds, and how the latest run ended."""
    from onrecord.store import store_path

    if not store_path(store).exists():
        click.echo(f"There is no store at {store_path(store)} yet: 'onrecord add INPUT' makes it.")
        return
    with reading_store(store) as opened:
        if failures:
            _named("run", "input", "name", "reason", "at").write(opened.failures(), output_format)
        elif runs:
            _named(*RUN_COLUMNS).write(opened.runs(), output_format)
        else:
            _show(opened.status(), output_format)


def _show(found: Status, output_format: str) -> None:
    if output_format != "table":
        names = [name for name in type(found).__dataclass_fields__ if name not in ("latest_run", "migrations")]
        _named(*names).write([found], output_format)
        return
    from onrecord.cli.listing import console
    from onrecord.export.wording import showable

    for name, value in _lines(found):
        console().print(showable(f"{name + ':':13}{value}"), soft_wrap=True)


def _lines(found: Status) -> list[tuple[str, str]]:
    from onrecord.export.wording import counted

    days = "" if found.first is None else f", {found.first} to {found.last}"
    lines = [
        ("Store", found.path),
        ("Size", f"{found.bytes / 1e6:,.1f} MB"),
        ("Articles", f"{found.articles:,} in {counted(found.versions, 'version')}{days}"),
        ("Statements", f"{found.statements:,}"),
        ("Actors", f"{found.actors:,}"),
        ("Estimates", f"{found.estimates:,}"),
        ("Judgements", f"{found.judgements:,} in force, {found.unplaced:,} without a home"),
    ]
    if found.failures:
        lines.append(("Failed", f"{found.failures:,}; 'onrecord add --retry-failed' tries again"))
    if found.latest_run is not None:
        lines.append(("Latest run", _run(found.latest_run)))
    return lines


def _run(run: RunEntry) -> str:
    counts = ", ".join(f"{getattr(run, name)} {name}" for name in ("added", "updated", "unchanged", "failed"))
    return f"{run.kind}, {run.started}, {run.state}: {counts}"


def _named(*names: str) -> Listing[object]:
    from onrecord.cli.listing import Listing, fields, plain

    return Listing(shown=fields(*names), cells=fields(*names), full=plain)
