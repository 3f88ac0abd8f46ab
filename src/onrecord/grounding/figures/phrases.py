"""Phrases of a word list, looked up forwards or backwards from a token; the longest one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from onrecord.grounding.figures.tokens import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = TypeVar("Entry")


class Found(NamedTuple, Generic[Entry]):
    """A phrase at tokens [start, end), and what the list says of it."""

    entry: Entry
    start: int
    end: int


class Phrases(Generic[Entry]):
    """A set of phrases, each with its entry; compared with the tokens as they are given (lower case or as written)."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in entries:
            words = pieces(phrase)
            self._by_first.setdefault(words[0], []).append((words, entry))
            self._by_last.setdefault(words[-1], []).append((words, entry))
        for table in (self._by_first, self._by_last):
            for rows in table.values():
                rows.sort(key=lambda row: -len(row[0]))

    def at(self, tokens: list[str], start: int) -> Found[Entry] | None:
        """The longest phrase that begins at a token."""
        if not 0 <= start < len(tokens):
            return None
        for words, entry in self._by_first.get(tokens[start], ()):
            end = start + len(words)
            if tuple(tokens[start:end]) == words:
                return Found(entry, start, end)
        return None

    def before(self, tokens: list[str], end: int) -> Found[Entry] | None:
        """The longest phrase whose last token stands right before a place."""
        if not 0 < end <= len(tokens):
            return None
        for words, entry in self._by_last.get(tokens[end - 1], ()):
            start = end - len(words)
            if start >= 0 and tuple(tokens[start:end]) == words:
                return Found(entry, start, end)
        return None
