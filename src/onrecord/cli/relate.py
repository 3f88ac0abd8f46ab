"""`onrecord relate`: two statements of the store compared, with the reason; or a person's word on them kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from onrecord.cli.storing import format_option, store_option, writing_store
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.store import Store

EXAMPLES = """\b
Examples:
  onrecord relate 1f0c9a3be2d4 77ab01c2d3e4
  onrecord relate 1f0c9a3be2d4 77ab01c2d3e4 --decide "same matter"
  onrecord relate 1f0c9a3be2d4 77ab01c2d3e4 --decide contradict --why "both speak of Tuesday"
"""
DECISIONS = ("same matter", "different matter", "agree", "contradict")


@click.command(epilog=EXAMPLES)
@click.argument("first")
@click.argument("second")
@click.option("--decide", type=click.Choice(DECISIONS), help="Keep your own decision on the two.")
@click.option("--why", metavar="WORDS", help="Your reason, kept with the decision.")
@format_option
@store_option
def relate(first: str, second: str, decide: str | None, why: str | None, output_format: str, store: str | None) -> None:
    """Compare two statements of the store by their ids (see 'onrecord show'): they agree, contradict each other, are
    unrelated, or not comparable, and why.
    """
    from onrecord.matters import Ref
    from onrecord.matters.relating import relate as compared
    from onrecord.matters.stored import judge_matter

    with writing_store(store) as opened:
        one, other = _holding(opened, first), _holding(opened, second)
        if decide is not None:
            refs = Ref(one.document.id, first), Ref(other.document.id, second)
            kept = judge_matter(opened, decide, *refs, why=why)  # type: ignore[arg-type]
            click.echo(f"kept as judgement {kept.key}: {decide}")
            return
        verdict = compared(one, first, other, second)
    row = {
        "relation": verdict.relation,
        "reason": verdict.reason,
        "confidence": f"{verdict.confidence:.2f}",
        "first": _words(one, first),
        "second": _words(other, second),
    }
    _show(row, output_format)


def _holding(store: Store, statement: str) -> Record:
    document = store.connection.value(
        "SELECT article.document FROM statement JOIN article ON article.key = statement.article WHERE statement.id = ?",
        (statement,),
    )
    record = store.record(document) if document else None
    if record is None:
        raise UsageError(
            f"no statement in the store has the id {statement!r}: 'onrecord find --format jsonl' shows ids"
        )
    return record


def _words(record: Record, statement: str) -> str:
    return next(" ".join(one.content.text.split()) for one in record.statements if one.id == statement)


def _show(row: dict[str, str], form: str) -> None:
    from onrecord.cli.output import utf8_stdout
    from onrecord.export.csv_rows import cell
    from onrecord.export.wording import encodable

    stream = utf8_stdout()
    if form == "jsonl":
        stream.write(encodable(json.dumps(row, ensure_ascii=False)) + "\n")
    elif form == "csv":
        import csv

        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])
    else:
        stream.write(encodable(f"{row['relation']} ({row['confidence']}): {row['reason']}\n"))
        stream.write(encodable(f"  {row['first']}\n  {row['second']}\n"))
