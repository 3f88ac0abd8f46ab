"""What the commands on matters share: matters with their records and wire copies, from INPUTs or from the store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.matters import Matter, Ref
    from onrecord.record import Record, Statement
    from onrecord.store import Store

ALL_READ, SOME_FAILED, NONE_FOUND = 0, 1, 1


@dataclass
class Grouped:
    """Matters, the records that hold their statements, and clusters of copies; sentences on what failed."""

    matters: list[Matter]
    records: list[Record]
    copies: list[tuple[str, ...]]
    failures: list[str] = field(default_factory=list)

    @property
    def index(self) -> dict[Ref, tuple[Record, Statement]]:
        """Each statement by its ref."""
        from onrecord.matters.dispute import index_of

        return index_of(self.records)


def inputs_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument INPUT..., and --threads for reading them."""
    threads = click.option(
        "--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use."
    )
    return click.argument("inputs", nargs=-1, metavar="[INPUT]...", type=click.Path())(threads(command))


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option -o."""
    return click.option(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        type=click.Path(allow_dash=True),
        help="Write to FILE when whole.",
    )(command)


def grouped(inputs: Sequence[str], store: str | None, threads: int, wanted: str | None = None) -> Grouped:
    """Group the inputs, or, without any, what the store holds. `wanted`: the id (or its beginning) of one matter."""
    if inputs and store:
        raise UsageError("give INPUTs or --store, not both")
    found = _of_inputs(inputs, threads) if inputs else _of_store(store, wanted)
    if wanted is None:
        return found
    chosen = [matter for matter in found.matters if matter.id.startswith(wanted)]
    if len(chosen) != 1:
        raise UsageError(
            f"{'no' if not chosen else 'more than one'} matter has the id {wanted!r}: see 'onrecord matters'"
        )
    return Grouped(chosen, found.records, found.copies, found.failures)


def _of_inputs(inputs: Sequence[str], threads: int) -> Grouped:
    from onrecord.cli.progress import progress_over
    from onrecord.cli.reading import documents_of, records_of
    from onrecord.copies import find_copies
    from onrecord.ingest.options import IngestOptions
    from onrecord.matters import group

    failures: list[str] = []
    with progress_over(len(inputs), sys.stdout.isatty()) as progress:

        def report(message: str) -> None:
            failures.append(message)
            progress.say(message)

        documents = documents_of(inputs, IngestOptions(), progress.advance, report)
        records = list(records_of(documents, threads, report))
    copies = [tuple(cluster.documents) for cluster in find_copies(record.document for record in records)]
    return Grouped(list(group(records)), records, copies, failures)


def _of_store(path: str | None, wanted: str | None) -> Grouped:
    from onrecord.cli.storing import writing_store
    from onrecord.matters.stored import stored_matters, update_matters

    with writing_store(path) as store:
        update_matters(store)
        matters = [one for one in stored_matters(store) if wanted is None or one.id.startswith(wanted)]
        records = [record for name in _documents(matters) if (record := store.record(name)) is not None]
        return Grouped(matters, records, _copies(store, {record.document.id for record in records}))


def _documents(matters: Sequence[Matter]) -> list[str]:
    return list(dict.fromkeys(ref.document for matter in matters for ref in matter.statements))


def _copies(store: Store, documents: set[str]) -> list[tuple[str, ...]]:
    from onrecord.copies.stored import copies_of

    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(documents):
        if not any(name in cluster for cluster in found.values()) and (cluster := copies_of(store.connection, name)):
            found[name] = cluster
    return list(found.values())
