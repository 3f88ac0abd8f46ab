"""Who speaks in passages of our own, each written for one construction; the finder has no part in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.actors.speakers import with_speakers
from onrecord.document import Document, Published
from onrecord.evaluation import marked
from onrecord.record import Part, Span, Speaker, Statement

PASSAGES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "passages.toml").read_text(encoding="utf-8")
)["passage"]


def _part(text: str, spans: list[Span] | None) -> Part | None:
    return Part(tuple(spans), " ".join(text[start:end] for start, end in spans)) if spans else None


def _statements(article: marked.MarkedArticle) -> tuple[Statement, ...]:
    parents = {one.number: one.parent for one in article.statements}

    def depth(number: int) -> int:
        above = parents[number]
        return 0 if above is None else 1 + depth(above)

    def statement(one: marked.MarkedStatement) -> Statement:
        source, cue, content = (_part(article.text, one.spans.get(role)) for role in ("source", "cue", "content"))
        assert content
        parent = None if one.parent is None else str(one.parent)
        return Statement(
            str(one.number),
            depth(one.number),
            parent,
            source,
            cue,
            content,
            "mixed",
            (),
            None,
            None,
            None,
            None,
            None,
            1.0,
        )

    return tuple(statement(one) for one in article.statements)


def read(passage: dict[str, Any]) -> dict[str, tuple[Speaker, ...]]:
    article = marked.parse(passage["text"].strip())
    document = Document(passage["shows"], article.text, published=Published(passage["published"], "day", "input"))
    return {one.id: one.speakers for one in with_speakers(document, _statements(article))}


def _shown(speaker: Speaker, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """What was found in the form of a line; what the line leaves open is as it wants it."""
    found = (speaker.name or "-", speaker.kind, speaker.actor or "-", speaker.basis or "-")
    return tuple("*" if want == "*" else got for got, want in zip(found, wanted, strict=True))


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["shows"] for passage in PASSAGES])
def test_who_speaks(passage: dict[str, Any]) -> None:
    wanted: dict[str, list[tuple[str, ...]]] = {}
    for line in passage["speakers"].strip().splitlines():
        number, *fields = (field.strip() for field in line.split("|"))
        wanted.setdefault(number, []).append(tuple(fields))
    found = read(passage)
    assert set(found) == set(wanted)
    for number, lines in wanted.items():
        assert len(found[number]) == len(lines), f"statement {number}: {found[number]}"
        shown = [_shown(speaker, line) for speaker, line in zip(found[number], lines, strict=True)]
        assert shown == lines, f"statement {number}"


def test_there_are_enough() -> None:
    assert len(PASSAGES) >= 40
    assert len({passage["shows"] for passage in PASSAGES}) == len(PASSAGES)
