"""`onrecord resolve`: what became of an estimate, and how well each estimator did."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.storing import format_option, reading_store, store_option, writing_store
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.matters.scoring import BrierScore, Calibration

EXAMPLES = """\b
Examples:
  onrecord resolve 1f0c9a3be2d4 --happened
  onrecord resolve 1f0c9a3be2d4 --not --why "no vote was held"
  onrecord resolve
  onrecord resolve --calibration --format csv
"""


@click.command(epilog=EXAMPLES)
@click.argument("statement", required=False)
@click.option("--happened/--not", "happened", default=None, help="Whether what was estimated came about.")
@click.option("--why", metavar="WORDS", help="Your reason, kept with the outcome.")
@click.option("--calibration", "by_words", is_flag=True, help="Show how often each word of likelihood came true.")
@format_option
@store_option
def resolve(
    statement: str | None, happened: bool | None, why: str | None, by_words: bool, output_format: str, store: str | None
) -> None:
    """Say what became of the estimate in a STATEMENT (see 'onrecord estimates'); without one, show each estimator's
    Brier score: the best and worst that the words allow, and the middle between them. 0 is best, 1 worst.
    """
    from onrecord.matters.outcomes import resolve as keep
    from onrecord.matters.outcomes import resolved_estimates
    from onrecord.matters.scoring import brier_scores, calibration

    if (statement is None) != (happened is None):
        raise UsageError("give a STATEMENT with --happened or --not, or neither to see the scores")
    if statement is not None and happened is not None:
        with writing_store(store) as opened:
            kept = keep(opened, statement, happened, why=why)
        click.echo(f"kept as judgement {kept.key}: {'it happened' if happened else 'it did not happen'}")
        return
    with reading_store(store) as opened:
        found = resolved_estimates(opened)
    _show(calibration(found) if by_words else brier_scores(found), output_format)


def _show(rows: Sequence[BrierScore] | Sequence[Calibration], form: str) -> None:
    from onrecord.cli.output import utf8_stdout
    from onrecord.export.csv_rows import cell
    from onrecord.export.wording import encodable

    stream = utf8_stdout()
    if not rows:
        click.echo("onrecord: no estimate is resolved yet: 'onrecord resolve STATEMENT --happened' does it", err=True)
        return
    names = [field.name for field in fields(rows[0])]
    if form == "jsonl":
        stream.writelines(encodable(json.dumps(asdict(row), ensure_ascii=False)) + "\n" for row in rows)
    elif form == "csv":
        stream.write(",".join(names) + "\n")
        stream.writelines(_csv_line([cell(value) for value in asdict(row).values()]) for row in rows)
    else:
        stream.write("  ".join(names) + "\n")
        stream.writelines(encodable("  ".join(map(_shown, asdict(row).values()))) + "\n" for row in rows)


def _csv_line(cells: list[Any]) -> str:
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
