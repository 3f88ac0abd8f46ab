"""Build gold from marked crises: `python -m training.crises.build [NAME...]` writes examples/crises/NAME/.

Each crisis becomes `docs.jsonl` (articles in), `gold.jsonl` (statements, times, figures, with offsets in code points)
and `matters.json` (wire copies, matters, positions, conflicts, changes). Nothing is written while a fault stands.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from training.crises.checks import faults
from training.crises.marks import Label, Marked, MarkError, Span, Value
from training.crises.reports import Report, load_reports
from training.crises.truth import Matter, Truth, load_truth

SOURCES = Path(__file__).parent
BUILT = SOURCES.parent.parent / "examples" / "crises"
_PRONOUNS = frozenset(
    "he she it they i we you who him her them his its their my our which this these those both".split()
)

Json = dict[str, Any]


def build(folder: Path) -> tuple[list[Json], list[Json], Json, list[str]]:
    """The documents, gold and matters of one crisis, and its faults."""
    reports = load_reports(folder)
    truth = load_truth(folder)
    return (
        [_document(r) for r in reports],
        [_gold(r) for r in reports],
        _matters(reports, truth),
        faults(reports, truth),
    )


def _document(report: Report) -> Json:
    head = {"id": report.id, "title": report.title, "source": report.source, "published": report.published}
    return {**head, "text": report.marked.text}


def _gold(report: Report) -> Json:
    marked = report.marked
    order = sorted(marked.labels, key=lambda n: marked.spans[n]["content"][0])
    parents = {n: _parent(n, marked) for n in order}
    return {
        "id": report.id,
        "statements": [_statement(marked, n, parents) for n in order],
        "times": [_time(marked.text, v) for v in marked.values if v.kind == "t"],
        "figures": [_figure(marked.text, v) for v in marked.values if v.kind == "f"],
    }


def _parent(number: int, marked: Marked) -> int | None:
    """The innermost other statement in whose content this one's cue and content wholly lie."""
    roles = marked.spans[number]
    own = roles.get("cue", []) + roles["content"]
    around = [n for n, other in marked.spans.items() if n != number and _inside(own, other["content"])]
    return min(around, key=lambda n: _size(marked.spans[n]["content"]), default=None)


def _inside(own: list[Span], content: list[Span]) -> bool:
    return all(any(b <= begin and end <= e for b, e in content) for begin, end in own)


def _size(spans: list[Span]) -> int:
    return sum(end - begin for begin, end in spans)


def _statement(marked: Marked, number: int, parents: dict[int, int | None]) -> Json:
    label, roles = marked.labels[number], marked.spans[number]
    parent = parents[number]
    return {
        "id": f"s{number}",
        "depth": _depth(number, parents),
        "parent": f"s{parent}" if parent else None,
        **{role: _spans(marked.text, roles.get(role)) for role in ("source", "cue", "content")},
        "speakers": [{"name": n, "kind": k} for n, k in zip(label.names, label.kinds, strict=True)],
        "act": label.act,
        "polarity": label.polarity,
        "certainty": {"level": label.level} if label.level else None,
        "matter": label.matter,
        "position": label.position,
        "source_form": _form(marked.text, roles.get("source"), label),
    }


def _depth(number: int, parents: dict[int, int | None]) -> int:
    parent = parents[number]
    return 0 if parent is None else 1 + _depth(parent, parents)


def _spans(text: str, spans: list[Span] | None) -> Json | None:
    return {"spans": [list(s) for s in spans], "text": " ".join(text[b:e] for b, e in spans)} if spans else None


def _form(text: str, spans: list[Span] | None, label: Label) -> str:
    if not spans:
        return "none"
    words = {w.strip(".,'’\"“”").removesuffix("'s").removesuffix("’s") for b, e in spans for w in text[b:e].split()}
    if {w.lower() for w in words} <= _PRONOUNS:
        return "pronoun"
    named = any(name and words & set(name.split()) for name in label.names)
    return "name" if named else "description"


def _time(text: str, value: Value) -> Json:
    return {
        "span": list(value.span),
        "value": value.value,
        "text": text[slice(*value.span)],
        "type": _type(value.value),
    }


def _type(value: str) -> str:
    """The TIMEX3 type that a value tells: `P3D` DURATION, `XXXX-WXX-2` SET, `T` within TIME, else DATE."""
    if value in {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}:
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    if value.startswith("XXXX-XX") or "-WXX" in value:
        return "SET"
    return "TIME" if "T" in value else "DATE"


def _figure(text: str, value: Value) -> Json:
    bounds, _, unit = value.value.partition(":")
    low, dots, high = bounds.partition("..")
    return {
        "span": list(value.span),
        "low": _number(low),
        "high": _number(high if dots else low),
        "unit": unit.replace("_", " "),
        "text": text[slice(*value.span)],
    }


def _number(text: str) -> float | int | None:
    if not text:
        return None
    return float(text) if "." in text else int(text)


def _matters(reports: list[Report], truth: Truth) -> Json:
    copies: dict[str, list[str]] = {}
    for report in reports:
        if report.copy_of:
            copies.setdefault(report.copy_of, [report.copy_of]).append(report.id)
    built: Json = {"copies": list(copies.values()), "matters": [_matter(m) for m in truth.matters]}
    return {**built, "notes": truth.notes} if truth.notes else built


def _matter(matter: Matter) -> Json:
    built: Json = {
        "id": matter.id,
        "question": matter.question,
        "dispute": bool(matter.conflicts),
        "positions": matter.positions,
        "conflicts": [list(c) for c in matter.conflicts],
        "changes": [
            {"from": [c.before[0], f"s{c.before[1]}"], "to": [c.after[0], f"s{c.after[1]}"], "kind": c.kind}
            for c in matter.changes
        ],
    }
    return {**built, "note": matter.note} if matter.note else built


def files(folder: Path) -> tuple[dict[str, str], list[str]]:
    """The built files of a crisis by name, and its faults."""
    docs, gold, matters, wrong = build(folder)
    lines = {name: "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows) for name, rows in
             (("docs.jsonl", docs), ("gold.jsonl", gold))}  # fmt: skip
    return {**lines, "matters.json": json.dumps(matters, ensure_ascii=False, indent=1) + "\n"}, wrong


def names() -> list[str]:
    """The crises there are."""
    return sorted(p.parent.name for p in SOURCES.glob("*/matters.txt"))


def main() -> int:
    """Build the crises named on the command line, or all; print counts and faults."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("names", nargs="*")
    bad = 0
    for name in parser.parse_args().names or names():
        try:
            built, wrong = files(SOURCES / name)
        except MarkError as error:
            sys.stdout.write(f"{error}\n")
            bad += 1
            continue
        bad += len(wrong)
        sys.stdout.write("".join(f"{w}\n" for w in wrong))
        _report_counts(name, built)
        if not wrong:
            _write(BUILT / name, built)
    return 1 if bad else 0


def _write(folder: Path, built: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in built.items():
        (folder / name).write_text(text, encoding="utf-8")


def _report_counts(name: str, built: dict[str, str]) -> None:
    gold = [json.loads(line) for line in built["gold.jsonl"].splitlines()]
    matters = json.loads(built["matters.json"])["matters"]
    statements = [s for g in gold for s in g["statements"]]
    counts = {
        "statements": len(statements),
        "nested": sum(s["depth"] > 0 for s in statements),
        "with a matter": sum(s["matter"] is not None for s in statements),
        "matters": len(matters),
        "disputes": sum(m["dispute"] for m in matters),
        "changes": sum(len(m["changes"]) for m in matters),
        "times": sum(len(g["times"]) for g in gold),
        "figures": sum(len(g["figures"]) for g in gold),
    }
    sys.stdout.write(f"{name}: " + ", ".join(f"{n} {what}" for what, n in counts.items()) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
