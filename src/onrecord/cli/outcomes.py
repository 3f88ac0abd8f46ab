"""What became of each article that was added or read again, and the summary of a run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.store import Added, Failure, Run, Store

SHOWN_REASONS = 10


def show_outcomes(found: Iterable[Added], output_format: str) -> None:
    """Do the work, writing what became of each article as it comes; a table shows nothing but the summary."""
    if output_format == "table":
        for _ in found:
            pass
    else:
        _write(found, output_format)


def _write(found: Iterable[Added], output_format: str) -> None:
    from onrecord.cli.listing import Listing, plain

    Listing(
        shown=(),
        cells=(
            ("outcome", lambda one: one.outcome),
            ("document", lambda one: one.document),
            ("version", lambda one: one.version),
            ("new", lambda one: " ".join(one.new)),
            ("withdrawn", lambda one: " ".join(one.withdrawn)),
        ),
        full=plain,
    ).write(found, output_format)


def summarize(store: Store, run: Run, seconds: float) -> None:
    """On the error stream: what was done, and what failed and why. A store that cannot be read now has said so."""
    from onrecord.errors import StoreError

    try:
        entry, failures = run.entry(), store.failures(run=run.key)
    except StoreError:
        return
    done = entry.added + entry.updated
    rate = f", {done / seconds:.1f} articles a second" if done and seconds > 1 else ""
    counts = ", ".join(f"{getattr(entry, name)} {name}" for name in ("added", "updated", "unchanged", "failed"))
    click.echo(f"{counts} in {seconds:.1f} s{rate} ({store.path})", err=True)
    for line in _reasons(failures):
        click.echo(line, err=True)


def _reasons(failures: list[Failure]) -> list[str]:
    """Why articles failed, the most frequent reason first, where there is more than one to tell."""
    if len(failures) < 2:
        return ["'onrecord add --retry-failed' tries again"] if failures else []
    from onrecord.export.wording import one_line

    reasons = Counter(failure.reason for failure in failures)
    lines = [f"  {count} × {one_line(reason)}" for reason, count in reasons.most_common(SHOWN_REASONS)]
    rest = len(reasons) - SHOWN_REASONS
    more = [f"  and {rest} other reasons: 'onrecord status --failures' lists all"] if rest > 0 else []
    return ["Failed:", *lines, *more, "'onrecord add --retry-failed' tries again"]
