"""Statements for the tests of stance, from one line with its cue and content marked: "Reil {said} [the dam holds]."."""

from __future__ import annotations

import re

from onrecord.record import Part, Span, Statement

_MARK = re.compile(r"[{}\[\]<>]")
_ROLES = {"<": "source", "{": "cue", "[": "content"}


def statement(marked: str) -> tuple[str, Statement]:
    """The plain text and its statement; <source> {cue} [content], a content may come in several parts."""
    text = ""
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    opened: list[tuple[str, int]] = []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[0] in _ROLES:
            opened.append((_ROLES[match[0]], len(text)))
        else:
            role, start = opened.pop()
            spans[role].append((start, len(text)))
    text += marked[at:]
    return text, found("s1", text, spans)


def found(name: str, text: str, spans: dict[str, list[Span]], depth: int = 0) -> Statement:
    """A statement with nothing weighed yet."""
    source, cue, content = (_part(text, tuple(spans.get(role, ()))) for role in ("source", "cue", "content"))
    return Statement(
        id=name,
        depth=depth,
        parent=None,
        source=source if source.spans else None,
        cue=cue if cue.spans else None,
        content=content,
        quotation="indirect",
        speakers=(),
        act=None,
        polarity=None,
        certainty=None,
        distance=None,
        said=None,
        confidence=0.9,
    )


def _part(text: str, spans: tuple[Span, ...]) -> Part:
    return Part(spans, " ".join(text[start:end] for start, end in spans))
