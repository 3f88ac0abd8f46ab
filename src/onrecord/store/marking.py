"""Where the words of a question stand in a text: as offsets, found by the very tokenizer of the search."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence

from onrecord.record import Span
from onrecord.store.answers import Snippet

WHOLE = 320
"""Code points up to which a content is shown whole: a long sentence."""
WINDOW = 260
"""Code points that are shown of a longer text."""
_TABLE = "CREATE VIRTUAL TABLE temp.shown USING fts5 (content, tokenize = 'porter unicode61 remove_diacritics 2')"


def marks_in(texts: Sequence[str], match: str | None) -> list[tuple[Span, ...]]:
    """For each text the spans of the words that an FTS5 expression matches there."""
    if match is None or not texts:
        return [()] * len(texts)
    # A pattern that no text can hold: what lies between it and its twin is a hit.
    sign = f"\x02{secrets.token_hex(8)}"
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute(_TABLE)
        memory.executemany("INSERT INTO shown (rowid, content) VALUES (?, ?)", enumerate(texts))
        rows = memory.execute("SELECT rowid, highlight(shown, 0, ?, ?) FROM shown(?)", (sign, sign, match))
        marked = {row: _spans(text.split(sign)) for row, text in rows}
    finally:
        memory.close()
    return [marked.get(at, ()) for at in range(len(texts))]


def snippet(text: str, marks: tuple[Span, ...], pieces: Sequence[Span] | None = None) -> Snippet:
    """The text around its first marks; `pieces` are the spans of the article that the text was joined from."""
    start, end = (0, len(text)) if len(text) <= WHOLE else _window(text, marks)
    shown = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    places = tuple(span for mark in marks for span in in_article(mark, pieces or ((0, len(text)),)))
    return Snippet(text[start:end], shown, places, start > 0, end < len(text))


def in_article(mark: Span, pieces: Sequence[Span]) -> list[Span]:
    """A span of a text that was joined from pieces of an article by one space, as spans of the article."""
    found, offset = [], 0
    for start, end in pieces:
        a, b = max(mark[0], offset), min(mark[1], offset + end - start)
        if a < b:
            found.append((start + a - offset, start + b - offset))
        offset += end - start + 1
    return found


def _spans(parts: list[str]) -> tuple[Span, ...]:
    spans, at = [], 0
    for number, part in enumerate(parts):
        if number % 2 and part:
            spans.append((at, at + len(part)))
        at += len(part)
    return tuple(spans)


def _window(text: str, marks: tuple[Span, ...]) -> Span:
    """A stretch of WINDOW code points with the first mark in its first third, cut between words."""
    first = marks[0][0] if marks else 0
    start = max(0, min(first - WINDOW // 3, len(text) - WINDOW))
    end = min(len(text), start + WINDOW)
    if start:
        start = max(start, min(text.find(" ", start) + 1, first))
    if end < len(text):
        end = max(text.rfind(" ", start, end), marks[0][1] if marks else 0) if " " in text[start:end] else end
    return start, max(end, start)
