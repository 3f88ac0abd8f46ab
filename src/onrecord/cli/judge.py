"""`onrecord judge`: accept, reject or correct a statement; say who is who; take a judgement back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.find import ACTS, LEVELS
from onrecord.cli.storing import store_option, writing_store
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.store import Judgement, Store

KINDS = ("accept", "reject", "correct", "note", "same", "different", "unsure", "split", "rename", "undo")
_NEEDED = {"same": 2, "different": 2, "unsure": 2, "rename": 2, "split": 3}
EXAMPLES = """\b
Examples:
  onrecord judge accept 1f2e3d4c5b6a
  onrecord judge reject 1f2e3d4c5b6a --why 'a headline, not a statement'
  onrecord judge correct 1f2e3d4c5b6a --speaker 'Ada Brenn' --certainty possible --content 120:164
  onrecord judge same 'A. Brenn' 'Ada Brenn' --why 'one minister, two spellings'
  onrecord judge split 'John Smith' 'John Smith (Bishop)' 1f2e3d4c5b6a 6a5b4c3d2e1f
  onrecord judge rename 'Blue Line' 'Blue Line AB'
  onrecord judge undo 12
"""


@click.command(epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("subjects", nargs=-1, required=True, metavar="SUBJECT...")
@click.option("--article", metavar="ID", help="The article, where two have a statement of that id.")
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="correct: who said it; again for a second.")
@click.option("--source", metavar="SPANS", help="correct: where the source stands, as START:END in characters.")
@click.option("--cue", metavar="SPANS", help="correct: where the cue stands.")
@click.option("--content", metavar="SPANS", help="correct: where the content stands; several as 3:20,31:44.")
@click.option("--act", type=click.Choice(ACTS), help="correct: the speech act.")
@click.option("--certainty", type=click.Choice(LEVELS), help="correct: how sure the speaker is.")
@click.option("--polarity", type=click.Choice(("affirmed", "negated")), help="correct: said, or denied.")
@click.option("--why", metavar="TEXT", help="The reason, kept with the judgement.")
@click.option("--by", metavar="NAME", help="Who judges. [default: your user name]")
@click.option(
    "-f", "--format", "output_format", type=click.Choice(("table", "csv", "jsonl")), default="table", show_default=True,
    help="How the judgement is shown.",
)  # fmt: skip
@store_option
def judge(
    kind: str,
    subjects: tuple[str, ...],
    article: str | None,
    why: str | None,
    by: str | None,
    output_format: str,
    store: str | None,
    **correction: Any,  # noqa: ANN401 - as the options give them
) -> None:
    """Keep a judgement: on a statement by its id (accept, reject, correct, note), on two actors by name or id (same,
    different, unsure), an actor and its new name (rename), an actor, a new name and its statements (split), or a
    judgement by its number (undo).

    It is kept with who, when and why, and holds for what is added later. 'onrecord show' lists statement ids.
    """
    from onrecord.cli.judgements import listing

    with writing_store(store) as opened:
        made = [
            *_judged(opened, kind, subjects, _correction(kind, correction), article, {"by": by, "why": why}),
        ]
        listing().write(made, output_format)


def _judged(
    store: Store,
    kind: str,
    subjects: tuple[str, ...],
    correction: dict[str, Any] | None,
    article: str | None,
    told: dict[str, Any],
) -> list[Judgement]:
    needed = _NEEDED.get(kind, 1)
    if len(subjects) < needed or (len(subjects) > needed and kind in ("same", "different", "unsure", "rename")):
        raise UsageError(f"{kind} needs {needed} subjects, not {len(subjects)}: see 'onrecord judge --help'")
    if kind == "undo":
        return [store.undo(_number(one), **told) for one in subjects]
    if kind == "rename":
        return [store.judge(kind, actor=subjects[0], name=subjects[1], **told)]
    if kind == "split":
        actor, name, *statements = subjects
        return [store.judge(kind, actor=actor, name=name, statements=statements, document=article, **told)]
    if kind in ("same", "different", "unsure"):
        return [store.judge(kind, actor=subjects[0], other=subjects[1], **told)]
    return [store.judge(kind, statement=one, document=article, correction=correction, **told) for one in subjects]


def _correction(kind: str, given: dict[str, Any]) -> dict[str, Any] | None:
    told = {name: value for name, value in given.items() if value}
    if kind != "correct":
        if told:
            raise UsageError(f"--{next(iter(told)).rstrip('s')} belongs to correct, not to {kind}")
        return None
    if not told:
        raise UsageError("correct needs what is to be corrected: --speaker, --content, --act … (see --help)")
    made: dict[str, Any] = {name: told[name] for name in ("act", "certainty", "polarity") if name in told}
    if "speakers" in told:
        made["speakers"] = list(told["speakers"])
    return made | {role: _spans(role, told[role]) for role in ("source", "cue", "content") if role in told}


def _spans(role: str, text: str) -> list[list[int]]:
    if not re.fullmatch(r"\d+[:-]\d+(,\d+[:-]\d+)*", text):
        raise UsageError(f"--{role} {text!r} is no span: write START:END in characters of the text, like 120:164")
    return [[int(number) for number in re.split("[:-]", one)] for one in text.split(",")]


def _number(text: str) -> int:
    if not text.isdecimal():
        raise UsageError(f"{text!r} is no number of a judgement: 'onrecord judgements' lists them")
    return int(text)


def shown_subject(one: Judgement) -> str:
    """What a judgement is about, on one line."""
    if one.undoes is not None:
        return f"judgement {one.undoes}"
    if one.statement is not None:
        before = one.detail.get("snapshot", {}).get("before", {})
        return f"{one.statement} {before.get('content', {}).get('text', '')}"
    named = one.detail.get("name")
    return " / ".join(part for part in (one.actor, one.other, named) if part) or json.dumps(dict(one.detail))
