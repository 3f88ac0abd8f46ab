"""Marked reports: text with bracketed spans, and a label line for each statement.

The notation is that of docs/gold.md, with times and figures marked in place and labels in short form:

    source: Highland Wire
    published: 2026-03-03

    Shells kill [f=9:dead nine] at clinic

    [s1 The governor] [q1 said] [t=2026-03-03 on Tuesday] that ...
    ---
    1 | Lale Demir | p | a+c | m1 p2

`[f=LOW..HIGH:unit words]` is a figure (either bound may be left out, `f=9:dead` is both), `[t=VALUE words]` a time with
its TIMEX3 value; `_` in a unit stands for a space. A label's third cell has one letter a speaker, its fourth the act,
polarity and certainty (see `KINDS`, `ACTS`, `LEVELS`), its last the matter and position, or `-`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = {"p": "person", "o": "organization", "g": "government", "u": "group", "d": "document", "n": "anonymous"}
ACTS = {
    "a": "assertive",
    "d": "directive",
    "c": "commissive",
    "e": "expressive",
    "x": "declaration",
    "q": "question",
}
LEVELS = {"c": "certain", "p": "probable", "o": "possible", "u": "unlikely", "n": "unstated"}
ROLES = {"s": "source", "q": "cue", "c": "content"}
_OPENING = re.compile(r"\[(?:(?P<role>[sqc])(?P<numbers>\d+(?:,\d+)*)|(?P<kind>[ft])=(?P<value>\S+)) ")
_CODE = re.compile(r"(?P<act>[adcexq])(?P<polarity>[+-])(?P<level>[cpoun]?)")

Span = tuple[int, int]


class MarkError(ValueError):
    """A fault of notation; the message names the report."""


@dataclass(frozen=True)
class Label:
    """What is said of one statement: `names` has None for a party without a name."""

    number: int
    names: tuple[str | None, ...]
    kinds: tuple[str, ...]
    act: str
    polarity: str
    level: str | None
    matter: str | None
    position: str | None


@dataclass(frozen=True)
class Value:
    """A figure or a time with its value as written, at code points [begin, end)."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True)
class Marked:
    """A report's plain text, its spans by statement number and role, its values and its labels."""

    text: str
    spans: dict[int, dict[str, list[Span]]]
    values: list[Value]
    labels: dict[int, Label]


def parse(name: str, body: str, label_lines: list[str]) -> Marked:
    """Take the marks out of `body`; `name` is told in every error."""
    text, spans, values = _unmark(name, body)
    labels: dict[int, Label] = {}
    for line in label_lines:
        label = _label(name, line)
        if label.number in labels:
            raise MarkError(f"{name}: statement {label.number} has two label lines")
        labels[label.number] = label
    for number in sorted(set(spans) ^ set(labels)):
        lacks = "label line" if number in spans else "marks"
        raise MarkError(f"{name}: statement {number} has no {lacks}")
    for number, roles in spans.items():
        if "content" not in roles:
            raise MarkError(f"{name}: statement {number} has no content")
    return Marked(text, spans, values, labels)


def _unmark(name: str, body: str) -> tuple[str, dict[int, dict[str, list[Span]]], list[Value]]:
    out: list[str] = []
    length = at = 0
    opened: list[tuple[re.Match[str], int]] = []
    spans: dict[int, dict[str, list[Span]]] = {}
    values: list[Value] = []
    while at < len(body):
        opening = _OPENING.match(body, at)
        if opening:
            opened.append((opening, length))
            at = opening.end()
        elif body[at] == "]":
            if not opened:
                raise MarkError(f"{name}: a bracket closes that never opened, before '{body[at + 1 : at + 30]}'")
            _close(*opened.pop(), length, spans, values)
            at += 1
        elif body[at] == "[":
            raise MarkError(f"{name}: no mark begins with '{body[at : at + 20]}'")
        else:
            out.append(body[at])
            length += 1
            at += 1
    if opened:
        raise MarkError(f"{name}: a bracket never closes: '{opened[-1][0].group()}'")
    for roles in spans.values():
        for parts in roles.values():
            parts.sort()
    return "".join(out), spans, sorted(values, key=lambda v: v.span)


def _close(
    opening: re.Match[str], begin: int, end: int, spans: dict[int, dict[str, list[Span]]], values: list[Value]
) -> None:
    if opening["kind"]:
        values.append(Value(opening["kind"], opening["value"], (begin, end)))
        return
    for number in opening["numbers"].split(","):
        spans.setdefault(int(number), {}).setdefault(ROLES[opening["role"]], []).append((begin, end))


def _label(name: str, line: str) -> Label:
    cells = [c.strip() for c in line.split("|")]
    if len(cells) != 5 or not cells[0].isdigit():
        raise MarkError(f"{name}: a label is 'number | names | kinds | code | matter', not '{line}'")
    code = _CODE.fullmatch(cells[3])
    if code is None or (code["act"] == "a") != bool(code["level"]):
        raise MarkError(f"{name}: '{cells[3]}' is no code of act, polarity and (for an assertive) certainty")
    names = () if cells[2] == "-" else tuple(None if n.strip() == "-" else n.strip() for n in cells[1].split(";"))
    kinds = () if cells[2] == "-" else tuple(cells[2])
    if len(names) != len(kinds) or not set(kinds) <= set(KINDS):
        raise MarkError(f"{name}: statement {cells[0]} has {len(names)} names and the kinds '{cells[2]}'")
    matter, _, position = cells[4].partition(" ")
    return Label(
        number=int(cells[0]),
        names=names,
        kinds=tuple(KINDS[k] for k in kinds),
        act=ACTS[code["act"]],
        polarity="affirmed" if code["polarity"] == "+" else "negated",
        level=LEVELS[code["level"]] if code["level"] else None,
        matter=None if matter == "-" else matter,
        position=position or None,
    )
