"""`onrecord import`: records and corrected annotations into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.guard import ALL_READ, SOME_FAILED, say
from onrecord.cli.storing import store_option, writing_store
from onrecord.errors import InputError, OnRecordError

if TYPE_CHECKING:
    from onrecord.imports.merging import Merged
    from onrecord.store import Run, Store

EXAMPLES = """\b
Examples:
  onrecord import record.jsonl
  onrecord import annotations/ --store desk.sqlite
  onrecord import annotations.jsonld --reject-missing
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option(
    "--reject-missing", is_flag=True, help="Reject the statements of the same articles that a FILE does not have."
)
@store_option
@click.pass_context
def import_(context: click.Context, files: tuple[str, ...], reject_missing: bool, store: str | None) -> None:
    """Take the records of each FILE into the store: JSON lines, W3C annotations (.jsonld), brat (.ann, or a folder).

    Articles that it lacks are added. Of those that it holds with the same text, what a FILE says otherwise becomes
    judgements: corrected spans, kinds, speakers. Exit code: 0 all taken, 1 some failed, 2 wrong usage.
    """
    with writing_store(store) as opened, opened.start_run("import", files) as run:
        total: dict[str, int] = {}
        for name in files:
            _take(opened, run, name, reject_missing, total)
        entry = run.entry()
        told = ", ".join(f"{number} statements {what}" for what, number in total.items() if number)
        click.echo(
            f"{entry.added} articles added, {entry.updated} updated, {entry.unchanged} unchanged, {entry.failed} failed"
            f"{'; ' + told if told else ''} ({opened.path})",
            err=True,
        )
        failed = entry.failed
    context.exit(SOME_FAILED if failed else ALL_READ)


def _take(store: Store, run: Run, name: str, reject_missing: bool, total: dict[str, int]) -> None:
    from onrecord.imports import read_records
    from onrecord.imports.merging import merge

    for found in read_records(name):
        if isinstance(found, InputError):
            _fail(run, found.name, found.reason, name)
            continue
        try:
            merged = merge(store, found, name, run, reject_missing=reject_missing)
        except OnRecordError as error:
            _fail(run, found.document.id, str(error), name)
        else:
            _count(merged, total)


def _fail(run: Run, name: str, reason: str, given: str) -> None:
    say(f"{name}: {reason}")
    run.failed(name, reason, given)


def _count(merged: Merged, total: dict[str, int]) -> None:
    for what in ("corrected", "rejected", "drawn"):
        total[what] = total.get(what, 0) + int(getattr(merged, what))
