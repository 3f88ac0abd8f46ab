"""`onrecord evaluate`: how well a record, or a fresh reading, agrees with gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.evaluation.attributions import Attribution, GoldArticle
    from onrecord.evaluation.evaluation import Evaluation

EXAMPLES = """\b
Examples:
  onrecord evaluate tests/gold
  onrecord evaluate corpus/gold.jsonl --record record.jsonl --format json
  onrecord evaluate corpus/gold.jsonl --reliability reliability.svg
"""
FILE = click.Path(path_type=Path)


@click.command(epilog=EXAMPLES)
@click.argument("gold", type=FILE)
@click.option("--docs", type=FILE, metavar="DOCS", help="The articles of a gold.jsonl. [default: docs.jsonl beside it]")
@click.option("--record", type=FILE, metavar="RECORD.jsonl", help="The record. [default: the articles are read now]")
@click.option(
    "-f",
    "--format",
    "output_format",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How the scores are shown.",
)
@click.option("--reliability", type=FILE, metavar="FILE.svg", help="Also draw confidence against correctness.")
@click.option("--threads", default=1, show_default=True, type=click.IntRange(1, 256), help="Processor threads to use.")
def evaluate(
    gold: Path, docs: Path | None, record: Path | None, output_format: str, reliability: Path | None, threads: int
) -> None:
    """Score a record against GOLD: a brat folder, a gold.jsonl with its docs.jsonl, or a folder of marked texts.

    Exit code: 0 scored, 1 a file cannot be read or written, 2 wrong usage.
    """
    from onrecord.evaluation.evaluation import evaluate as score
    from onrecord.evaluation.gold import read_gold
    from onrecord.evaluation.jsonlines import read_record_lines

    articles = read_gold(gold, docs)
    records = read_record_lines(record, articles) if record is not None else _read_now(articles, threads)
    evaluation = score(articles, records)
    if reliability is not None:
        _draw(evaluation, reliability)
    _print(evaluation, output_format)


def _read_now(articles: Sequence[GoldArticle], threads: int) -> Mapping[str, Sequence[Attribution]]:
    from onrecord.cli.progress import progress_over
    from onrecord.evaluation.attributions import from_record
    from onrecord.reader import Reader

    found: dict[str, Sequence[Attribution]] = {}
    documents = [article.document for article in articles]
    with progress_over(len(documents), records_on_terminal=False) as progress:
        for record in Reader(threads).read_many(documents):
            progress.advance(record.document.id)
            for diagnostic in record.diagnostics:
                progress.say(f"{record.document.id}: {diagnostic.message}")
            found[record.document.id] = from_record(record)
    return found


def _draw(evaluation: Evaluation, file: Path) -> None:
    from onrecord.errors import InputError
    from onrecord.evaluation.reliability import reliability_svg
    from onrecord.export.files import replacing

    if evaluation.calibration is None:
        raise InputError(str(file), "not drawn: no statement of the record carries a confidence")
    try:
        with replacing(file) as stream:
            stream.write(reliability_svg(evaluation.calibration.equal_mass))
    except OSError as error:
        # The draft's name would mean nothing to the reader: the file that was asked for is named.
        raise InputError(str(file), f"cannot be written: {error.strerror or error}") from None


def _print(evaluation: Evaluation, output_format: str) -> None:
    if output_format == "json":
        click.echo(json.dumps(evaluation.to_dict()))
        return
    from rich.console import Console

    from onrecord.evaluation.table import tables

    console = Console(highlight=False)
    for part in tables(evaluation):
        console.print(part)
        console.print()
