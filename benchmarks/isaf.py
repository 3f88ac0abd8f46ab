"""Event days and casualties of military press releases: records beside the facts that an annotator drew from each.

    python benchmarks/isaf.py --corpus ../shared/corpora/isaf-dev

The corpus: releases of the NATO force in Afghanistan with one event each (day, least number killed and captured). It
may not be handed on. What is compared: the day of the event by the rule of `event_day`, and the counts by
`onrecord.grounding.figures.tolls`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord import Document, Reader, Record, Time
from onrecord.grounding.figures import tolls
from onrecord.ingest.dates import parse_published

_DATELINE = re.compile(r"\([^)\n]{3,20}\)")
_LONGEST_HEAD = 400
_CONFIRMED = re.compile(r"\b(?:confirm\w*|announce\w*|report\w*|complete\w*)\W+(?:\w+\W+){0,1}$")
_SAID_SO = re.compile(r"\W+(?:\w+\W+)?confirm")
_OTHER = re.compile(r"(?:['’]s)?\W+(?:\w+\W+){0,2}(?:attack|bombing|ambush|offensive|election)")
SHIFTED = ("2010-11", "2011-02", "2011-03")
"""Months in which the gold's day is one day before the day that the release names, explicit dates included."""


def event_day(record: Record) -> str | None:
    """The first day told after the dateline that is neither the day of a confirmation nor names another attack.

    A release that tells no day is of the day of its dateline.
    """
    text = record.document.text
    published = record.document.published.value[:10] if record.document.published else None
    head = _DATELINE.search(text, 0, _LONGEST_HEAD)
    told = [one for one in record.times if one.span[0] >= (head.end() if head else 0) and _is_day(one)]
    found = [one for one in told if not _is_of_something_else(text, one)]
    return found[0].begin if found else published


def _is_day(one: Time) -> bool:
    return (
        one.type in ("DATE", "TIME") and bool(one.begin and one.end) and one.value != "PRESENT_REF" and _days(one) <= 1
    )


def _days(one: Time) -> int:
    return (dt.date.fromisoformat(one.end or "") - dt.date.fromisoformat(one.begin or "")).days


def _is_of_something_else(text: str, one: Time) -> bool:
    before, after = text[max(0, one.span[0] - 40) : one.span[0]], text[one.span[1] : one.span[1] + 45]
    return bool(_CONFIRMED.search(before) or _SAID_SO.match(after) or _OTHER.match(after))


def main() -> None:
    """Read every release, then print the shares that are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="list the releases whose day is wrong")
    arguments = parser.parse_args()
    events = {row["id"]: row["event"] for row in _rows(arguments.corpus / "gold.jsonl")}
    scores: Counter[str] = Counter()
    for record in Reader().read_many(map(_document, _rows(arguments.corpus / "docs.jsonl"))):
        _score(record, events[record.document.id], scores, errors=arguments.errors)
    for name in ("day", "day, date known", "day, date known, without the shifted months"):
        print(f"{name:45} {_share(scores, name)}   within one day {_share(scores, name + ' within')}")
    for name in ("killed", "captured"):
        print(f"{name:45} {_share(scores, name)}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _document(row: dict[str, Any]) -> Document:
    published = parse_published(row["published"]) if row.get("published") else None
    return Document(row["id"], row["text"], source=row.get("source"), published=published)


def _score(record: Record, event: dict[str, Any], scores: Counter[str], *, errors: bool) -> None:
    published = record.document.published.value if record.document.published else ""
    day, gold = event_day(record), event["start_date"]
    names = ["day"] + ["day, date known"] * bool(published)
    names += ["day, date known, without the shifted months"] * bool(published and published[:7] not in SHIFTED)
    apart = abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(gold)).days) if day else 999
    for name in names:
        scores.update({name: day == gold, f"{name} within": apart <= 1, f"of {name}": 1, f"of {name} within": 1})
    counted = tolls(record.document.text, record.figures)
    for role in ("killed", "captured"):
        scores.update({role: counted.get(role, 0) == event[f"min_{role}"], f"of {role}": 1})
    if errors and published and day != gold:
        print(record.document.id, published, "gold", gold, "read", day)


def _share(scores: Counter[str], name: str) -> str:
    total = scores[f"of {name}"]
    return f"{100 * scores[name] / total:5.1f} % of {total}" if total else "nothing"


if __name__ == "__main__":
    main()
