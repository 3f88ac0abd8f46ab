"""A record for reading in a terminal, and as plain text in a pipe: who, how, what, and how sure."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TextIO

from onrecord.export.listings import columns
from onrecord.export.outline import outline
from onrecord.export.value_kinds import VALUE_KINDS
from onrecord.export.value_words import said_words, stance_words
from onrecord.export.wording import counted, heading, how, one_line, percent, published_day, what, who_is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from onrecord.export.value_kinds import ValueKind
    from onrecord.record import Record, Statement

_WIDTH_IN_A_PIPE = 80
_WIDEST = 110
"""Longer lines are hard to read, however wide the terminal."""
_NARROWEST = 20
_INDENT = 3
_DEEPEST_INDENT = 4
_STYLES = {"direct": "cyan", "indirect": "yellow", "mixed": "magenta"}


class TableWriter:
    """Writes each record as indented text, folded to the width; in colour only on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._console = console_of(stream)
        self._written = False

    def write(self, record: Record) -> None:
        """Write one article: its heading, then its statements, each under the one that reports it."""
        if self._written:
            self._console.print()
        self._written = True
        for line in _lines(record, self._console):
            self._console.print(line, soft_wrap=True, highlight=False)

    def close(self) -> None:
        """Nothing stands after the last record."""


def console_of(stream: TextIO) -> Console:
    """A console on a stream: its terminal's width and colours, or plain text of 80 columns in a pipe."""
    from rich.console import Console

    terminal = stream.isatty()
    width = None if terminal or "COLUMNS" in os.environ else _WIDTH_IN_A_PIPE
    # FORCE_COLOR and its like would colour a pipe: the stream alone decides.
    return Console(file=stream, width=width, force_terminal=terminal, markup=False, emoji=False, highlight=False)


def _lines(record: Record, console: Console) -> Iterator[Text]:
    from rich.text import Text

    width = max(_NARROWEST, min(console.width, _WIDEST))
    yield from _folded(Text(heading(record.document), "bold"), 0, width, console)
    yield from _folded(Text(_about(record), "dim"), 0, width, console)
    for number, (statement, depth) in enumerate(outline(record.statements), start=1):
        yield Text()
        yield from _statement(record, statement, number, depth, width, console)
    for kind in VALUE_KINDS:
        yield from _values(record, kind, width, console)
    for diagnostic in record.diagnostics:
        note = Text(f"Note: {one_line(diagnostic.message)} ({diagnostic.stage})", "dim")
        yield from _folded(note, 0, width, console)


def _about(record: Record) -> str:
    document = record.document
    found = counted(len(record.statements), "statement") if record.statements else "no statements found"
    return " · ".join(filter(None, (one_line(document.source or ""), published_day(document), found)))


def _statement(
    record: Record, statement: Statement, number: int, depth: int, width: int, console: Console
) -> Iterator[Text]:
    from rich.text import Text

    left = min(_INDENT * min(depth, _DEEPEST_INDENT), width // 5)
    yield from _headed(_head(statement, number), _label(statement), left, width, console)
    content = Text(what(record, statement), _STYLES[statement.quotation])
    yield from _folded(content, left + _INDENT, width, console)
    told = " · ".join(filter(None, (stance_words(statement), said_words(statement))))
    if told:
        yield from _folded(Text(told, "dim"), left + _INDENT, width, console)


def _values(record: Record, kind: ValueKind, width: int, console: Console) -> Iterator[Text]:
    from rich.text import Text

    found = columns(record, kind, width - 2 * _INDENT)
    if found:
        yield Text()
        yield Text(kind.capitalize(), "bold")
    for number, line in enumerate(found):
        yield from _folded(Text(line, "" if number else "dim"), _INDENT, width, console, hanging=_INDENT)


def _head(statement: Statement, number: int) -> Text:
    from rich.text import Text

    head = Text.assemble((f"{number:>2} ", "dim"), (who_is(statement), "bold"))
    return head.append(" · ").append(how(statement), "italic") if statement.cue else head


def _label(statement: Statement) -> Text:
    from rich.text import Text

    return Text.assemble((statement.quotation, _STYLES[statement.quotation]), f" {percent(statement.confidence):>4}")


def _headed(head: Text, label: Text, left: int, width: int, console: Console) -> Iterator[Text]:
    """The head with its label at the right edge, or, where both do not fit, the label on a line of its own."""
    from rich.text import Text

    gap = width - left - head.cell_len - label.cell_len
    if gap >= 2:
        yield Text(" " * left) + head + Text(" " * gap) + label
        return
    yield from _folded(head, left, width, console, hanging=_INDENT)
    yield Text(" " * (left + _INDENT)) + label


def folded(text: Text, left: int, console: Console) -> Iterator[Text]:
    """The text's lines, folded to the console's width and set in from the left."""
    return _folded(text, left, max(_NARROWEST, min(console.width, _WIDEST)), console)


def _folded(text: Text, left: int, width: int, console: Console, hanging: int = 0) -> Iterator[Text]:
    from rich.text import Text

    for index, line in enumerate(text.wrap(console, max(_NARROWEST // 2, width - left - hanging))):
        line.rstrip()
        yield Text(" " * (left + (hanging if index else 0))) + line
