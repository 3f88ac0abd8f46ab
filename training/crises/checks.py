"""Everything that must hold between the reports of a crisis and its matters; each fault is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from training.crises.marks import Label, Span
from training.crises.reports import Report
from training.crises.truth import CHANGES, Change, Matter, Truth

_TIME = re.compile(
    r"(\d{4}|XXXX)(-(\d{2}|W\d{2}|WXX|WI|SP|SU|FA|XX)(-(\d{1,2}|WE|XX))?)?(T(\d{2}(:\d{2})?|MO|MI|AF|EV|NI|DT))?"
    r"|P(T?[\dX.]+[YMWDHS])+(T?\d+[HMS])*|PAST_REF|PRESENT_REF|FUTURE_REF|T\d{2}:\d{2}|\d{3}"
)
_FIGURE = re.compile(r"(?P<low>[\d.]*?)(?P<dots>\.\.)?(?P<high>[\d.]*?):\S+")


def faults(reports: list[Report], truth: Truth) -> list[str]:
    """All faults of a crisis, in reading order."""
    labels = {(r.id, n): label for r in reports for n, label in r.marked.labels.items()}
    found = [fault for r in reports for fault in _report_faults(r)]
    found += _matter_faults(labels, truth)
    for matter in truth.matters:
        for change in matter.changes:
            found += _change_faults(matter, change, labels, {r.id: r.published for r in reports})
    return found


def _report_faults(report: Report) -> Iterator[str]:
    text = report.marked.text
    for number, label in report.marked.labels.items():
        where = f"{report.id}: statement {number}"
        for name in label.names:
            if name and name.split()[-1].lower() not in text.lower():
                yield f"{where}: nothing in the text carries the name '{name}'"
        roles = report.marked.spans[number]
        if _points(roles.get("source", [])) & _points(roles.get("cue", []) + roles["content"]):
            yield f"{where}: the source overlaps the cue or the content"
        for begin, end in (span for spans in roles.values() for span in spans):
            if text[begin:end] != text[begin:end].strip() or text[end - 1 : end] in {",", ";"}:
                yield f"{where}: untidy edge of '{text[begin:end]}'"
    for value in report.marked.values:
        pattern = _TIME if value.kind == "t" else _FIGURE
        if not pattern.fullmatch(value.value):
            yield f"{report.id}: '{value.value}' is no value of a {'time' if value.kind == 't' else 'figure'}"


def _points(spans: list[Span]) -> set[int]:
    return {p for begin, end in spans for p in range(begin, end)}


def _matter_faults(labels: dict[tuple[str, int], Label], truth: Truth) -> Iterator[str]:
    known = {m.id: m for m in truth.matters}
    used: set[tuple[str | None, str | None]] = {(label.matter, label.position) for label in labels.values()}
    for (report, number), label in labels.items():
        if label.matter and label.matter not in known:
            yield f"{report}: statement {number}: there is no matter {label.matter}"
        elif label.matter and label.position and label.position not in known[label.matter].positions:
            yield f"{report}: statement {number}: {label.matter} has no position {label.position}"
    for matter in truth.matters:
        for position in matter.positions:
            if (matter.id, position) not in used:
                yield f"{matter.id}: nobody takes position {position}"
        for pair in matter.conflicts:
            if not set(pair) <= set(matter.positions):
                yield f"{matter.id}: conflict between unknown positions {pair}"


def _change_faults(
    matter: Matter, change: Change, labels: dict[tuple[str, int], Label], published: dict[str, str]
) -> Iterator[str]:
    where = f"{matter.id}: change {change.before} to {change.after}"
    before, after = labels.get(change.before), labels.get(change.after)
    if before is None or after is None:
        yield f"{where}: no such statement"
        return
    if change.kind not in CHANGES:
        yield f"{where}: unknown kind {change.kind}"
    if {before.matter, after.matter} != {matter.id}:
        yield f"{where}: not both of this matter"
    if not set(before.names) & set(after.names) - {None}:
        yield f"{where}: not one speaker: {before.names}, {after.names}"
    if published[change.before[0]] > published[change.after[0]]:
        yield f"{where}: backwards in time"
    if before.position == after.position and change.kind not in {"hardened", "softened"}:
        yield f"{where}: {change.kind}, but the position stays {before.position}"
