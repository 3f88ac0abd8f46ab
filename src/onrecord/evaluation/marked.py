r"""Gold in one readable file: an article with its statements marked in brackets, labels below.

The notation, made for writing gold by hand (see docs/gold.md)::

    title: Two ministers, two stories
    published: 2027-03-02

    [s1 Minister Ada Brenn] [q1 said] [c1 that [s2 Kyiv] [q2 insists] [c2 on talks]].
    ---
    1 | Ada Brenn | person | assertive | affirmed | certain
    2 | Kyiv | government | assertive | affirmed | certain

``s`` marks a source, ``q`` a cue, ``c`` a content; the number names the statement. A tag that
comes twice is one span in several parts, ``[s1,3 he]`` serves two statements, brackets nest, and a
literal bracket is written ``\[`` or ``\]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROLES = {"s": "source", "q": "cue", "c": "content"}
KINDS = {"person", "organization", "government", "group", "document", "anonymous", "unknown"}
ACTS = {"assertive", "directive", "commissive", "expressive", "declaration", "question"}
POLARITIES = {"affirmed", "negated"}
CERTAINTIES = {"certain", "probable", "possible", "unlikely", "unstated"}

_TOKEN = re.compile(r"\\[\[\]]|\[(?=[sqc]\d)|[\[\]]|[^\\\[\]]+|\\", re.DOTALL)
_TAG = re.compile(r"((?:[sqc]\d+)(?:,[sqc]?\d+)*)\s?")
_HEADER = re.compile(r"(title|source|published|note): ?(.*)")

Span = tuple[int, int]


class MarkedError(ValueError):
    """A marked file that breaks the notation; says where and why."""


@dataclass
class MarkedStatement:
    """One gold statement: spans by role (code points of the text) and the labels given below it."""

    number: int
    spans: dict[str, list[Span]] = field(default_factory=dict)
    speakers: list[dict[str, str | None]] | None = None
    act: str | None = None
    polarity: str | None = None
    certainty: str | None = None
    parent: int | None = None


@dataclass
class MarkedArticle:
    """One marked article: its headers, plain text, and statements in order of their numbers."""

    headers: dict[str, str]
    text: str
    statements: list[MarkedStatement]


def load(path: Path) -> MarkedArticle:
    """Read one marked file; raises MarkedError naming the file and the fault."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except MarkedError as error:
        raise MarkedError(f"{path}: {error}") from None


def parse(source: str) -> MarkedArticle:
    """Read the notation; raises MarkedError for unbalanced brackets, unknown labels, missing contents."""
    body, _, labels = source.replace("\r\n", "\n").partition("\n---\n")
    headers, body = _headers(body)
    text, spans = _unmark(body.strip("\n"))
    statements = {n: MarkedStatement(n, roles) for n, roles in sorted(spans.items())}
    for statement in statements.values():
        if not statement.spans.get("content"):
            raise MarkedError(f"statement {statement.number} has no content")
    for line in filter(str.strip, labels.splitlines()):
        _label(line, statements)
    _parents(list(statements.values()))
    return MarkedArticle(headers, text, list(statements.values()))


def _headers(body: str) -> tuple[dict[str, str], str]:
    headers: dict[str, str] = {}
    lines = body.split("\n")
    while lines and (match := _HEADER.fullmatch(lines[0])):
        headers[match[1]] = match[2].strip()
        lines.pop(0)
    return headers, "\n".join(lines)


def _unmark(body: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    out: list[str] = []
    length = 0
    stack: list[tuple[list[tuple[str, int]], int]] = []
    spans: dict[int, dict[str, list[Span]]] = {}
    position = 0
    while match := _TOKEN.match(body, position):
        mark = match[0]
        position = match.end()
        if mark == "[":
            tag = _TAG.match(body, position)
            if not tag:
                raise MarkedError(f"a bracket without a tag before {body[position : position + 30]!r}")
            stack.append((_names(tag[1]), length))
            position = tag.end()
        elif mark == "]":
            _close(stack, length, spans, body[position : position + 30])
        else:
            plain = mark[1:] if mark in ("\\[", "\\]") else mark
            out.append(plain)
            length += len(plain)
    if stack:
        raise MarkedError(f"bracket {stack[-1][0]} is never closed")
    text = "".join(out)
    for roles in spans.values():
        for role, parts in roles.items():
            roles[role] = sorted(_trim(text, part) for part in parts)
    return text, spans


def _close(
    stack: list[tuple[list[tuple[str, int]], int]], end: int, spans: dict[int, dict[str, list[Span]]], following: str
) -> None:
    if not stack:
        raise MarkedError(f"a closing bracket too many before {following!r}")
    names, start = stack.pop()
    if start == end:
        raise MarkedError(f"an empty span before {following!r}")
    for role, number in names:
        spans.setdefault(number, {}).setdefault(ROLES[role], []).append((start, end))


def _names(tag: str) -> list[tuple[str, int]]:
    names: list[tuple[str, int]] = []
    role = "s"
    for item in tag.split(","):
        role = item[0] if item[0] in ROLES else role
        names.append((role, int(item.lstrip("sqc"))))
    return names


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _label(line: str, statements: dict[int, MarkedStatement]) -> None:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 6 or not cells[0].isdigit():
        raise MarkedError(f"a label line needs 6 cells (number | names | kinds | act | polarity | certainty): {line!r}")
    statement = statements.get(int(cells[0]))
    if statement is None:
        raise MarkedError(f"labels for statement {cells[0]}, which the text does not have")
    names, kinds = cells[1].split(";"), cells[2].split(";")
    if cells[2] in ("", "-"):
        statement.speakers = []
    else:
        if len(names) != len(kinds):
            raise MarkedError(f"as many names as kinds are needed: {line!r}")
        statement.speakers = [
            {"name": None if name.strip() in ("", "-") else name.strip(), "kind": _one_of(kind, KINDS, line)}
            for name, kind in zip(names, kinds, strict=True)
        ]
    statement.act = _one_of(cells[3], ACTS, line)
    statement.polarity = _one_of(cells[4], POLARITIES, line)
    statement.certainty = None if cells[5] in ("", "-") else _one_of(cells[5], CERTAINTIES, line)
    if (statement.act == "assertive") != (statement.certainty is not None):
        raise MarkedError(f"certainty is given for assertives, and for them only: {line!r}")


def _one_of(value: str, allowed: set[str], line: str) -> str:
    if value.strip() not in allowed:
        raise MarkedError(f"{value.strip()!r} is none of {', '.join(sorted(allowed))}: {line!r}")
    return value.strip()


def _parents(statements: list[MarkedStatement]) -> None:
    """A statement whose content lies in another's content is nested in the innermost such one."""
    for inner in statements:
        holders = [
            outer
            for outer in statements
            if outer is not inner
            and _inside(inner.spans["content"], outer.spans["content"])
            and _inside(inner.spans.get("cue", []), outer.spans["content"])
            and inner.spans["content"] != outer.spans["content"]
        ]
        if holders:
            inner.parent = min(holders, key=lambda s: sum(e - b for b, e in s.spans["content"])).number


def _inside(inner: list[Span], outer: list[Span]) -> bool:
    return all(any(b <= start and end <= e for b, e in outer) for start, end in inner)
