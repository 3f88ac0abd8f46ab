"""What the commands on a store share: the option that names it, and opening it to read or to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.store import Store

FORMATS = ("table", "csv", "jsonl")


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --store."""
    return click.option(
        "--store",
        metavar="PATH",
        type=click.Path(dir_okay=False),
        help="The store's file. [default: ONRECORD_STORE, else in your data folder, as 'onrecord status' shows]",
    )(command)


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --format of commands that list."""
    return click.option(
        "-f",
        "--format",
        "output_format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How the answer is shown.",
    )(command)


def page_options(limit: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options --limit and --offset."""

    def options(command: Callable[..., Any]) -> Callable[..., Any]:
        shown = click.option(
            "--limit", default=limit, show_default=True, type=click.IntRange(1), help="Show at most so many."
        )
        passed = click.option("--offset", default=0, type=click.IntRange(0), help="Pass over the first so many.")
        return shown(passed(command))

    return options


@contextmanager
def reading_store(path: str | None) -> Iterator[Store]:
    """The store, open for reading; one of an older version is brought up to date first."""
    from onrecord.store import Store
    from onrecord.store.migrations import OutdatedStore

    try:
        store = Store.open(path, read_only=True)
    except OutdatedStore:
        Store.open(path).close()
        store = Store.open(path, read_only=True)
    with store:
        yield store


@contextmanager
def writing_store(path: str | None) -> Iterator[Store]:
    """The store, open for writing, made if it is not there."""
    from onrecord.store import Store

    with Store.open(path) as store:
        yield store
