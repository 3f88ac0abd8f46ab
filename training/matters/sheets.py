"""Matter sheets: invented stories whose statements are sorted by the question they answer and the position they take.

A sheet is one story, in plain lines:

    story: Shells land on a hospital at a disputed border
    # Who shelled the hospital?
    ## the northern army
    Governor Lale Demir | "The rounds came from their side of the river"
    Northern Defence Ministry | ! that its guns had fired that morning
    ## -
    UN monitors | ? whose battery it was

Empty lines count for nothing. A statement is its content as a reader would find it, with the speaker before ` | ` where
one is known. `! ` marks a content that its source denies, `? ` one that it asks about or will not answer. The position
`-` holds statements that bear on the question and take no position. Contradicting positions stand under one question.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SHEETS = Path(__file__).parent / "sheets"
Polarity = Literal["affirmed", "negated", "open"]
_MARKS: dict[str, Polarity] = {"! ": "negated", "? ": "open"}


class SheetError(ValueError):
    """A sheet that cannot be read; the message names the file and the line."""


@dataclass(frozen=True)
class Statement:
    """One statement: what its source says (`affirmed`), denies (`negated`) or leaves open (`open`)."""

    text: str
    speaker: str | None
    polarity: Polarity


@dataclass(frozen=True)
class Position:
    """One answer to a question; `label` is None for statements that give no answer."""

    label: str | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Question:
    """One question with the positions taken on it."""

    text: str
    positions: tuple[Position, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All its statements, whatever the position."""
        return tuple(s for p in self.positions for s in p.statements)


@dataclass(frozen=True)
class Sheet:
    """One story with questions near to one another: statements of two questions are hard negatives."""

    name: str
    story: str
    questions: tuple[Question, ...]


def load_sheet(path: Path) -> Sheet:
    """Read one sheet.

    Raises
    ------
    SheetError
        For a line out of place, an empty question or position, or anything that stands twice.
    """
    lines = [(n, line.strip()) for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
    filled = [(n, line) for n, line in lines if line]
    if not filled or not filled[0][1].startswith("story: "):
        raise SheetError(f"{path}:1: a sheet begins with a line 'story: …'")
    questions = tuple(_question(path, block) for block in _blocks(path, filled[1:], "# "))
    sheet = Sheet(path.stem, filled[0][1].removeprefix("story: "), questions)
    _refuse_repeats(path, sheet)
    return sheet


def load_sheets(folder: Path = SHEETS) -> tuple[Sheet, ...]:
    """All sheets of a folder, by name."""
    return tuple(load_sheet(path) for path in sorted(folder.glob("*.txt")))


def _blocks(path: Path, lines: list[tuple[int, str]], mark: str) -> Iterator[list[tuple[int, str]]]:
    """Cut lines before each one that begins with `mark`; the first line must begin with it."""
    block: list[tuple[int, str]] = []
    for number, line in lines:
        if line.startswith(mark):
            if block:
                yield block
            block = [(number, line)]
        elif not block:
            raise SheetError(f"{path}:{number}: expected a line that begins with '{mark}'")
        else:
            block.append((number, line))
    if block:
        yield block


def _question(path: Path, block: list[tuple[int, str]]) -> Question:
    number, head = block[0]
    positions = tuple(_position(path, b) for b in _blocks(path, block[1:], "## "))
    if not positions:
        raise SheetError(f"{path}:{number}: this question has no position")
    return Question(head.removeprefix("# ").strip(), positions)


def _position(path: Path, block: list[tuple[int, str]]) -> Position:
    number, head = block[0]
    label = head.removeprefix("## ").strip()
    if len(block) == 1:
        raise SheetError(f"{path}:{number}: this position has no statement")
    return Position(None if label == "-" else label, tuple(_statement(path, *line) for line in block[1:]))


def _statement(path: Path, number: int, line: str) -> Statement:
    speaker, bar, text = line.rpartition(" | ")
    polarity: Polarity = _MARKS.get(text[:2], "affirmed")
    text = text[2:].strip() if text[:2] in _MARKS else text.strip()
    if not text or (bar and not speaker.strip()):
        raise SheetError(f"{path}:{number}: a statement is 'text' or 'speaker | text'")
    return Statement(text, speaker.strip() or None, polarity)


def _refuse_repeats(path: Path, sheet: Sheet) -> None:
    if len({q.text for q in sheet.questions}) != len(sheet.questions):
        raise SheetError(f"{path}: one question stands twice")
    for question in sheet.questions:
        labels = [p.label for p in question.positions]
        if len(set(labels)) != len(labels):
            raise SheetError(f"{path}: one position of '{question.text}' stands twice")
    said = [(s.speaker, s.text) for q in sheet.questions for s in q.statements]
    for one in said:
        if said.count(one) > 1:
            raise SheetError(f"{path}: '{one[1]}' stands twice")


def main() -> int:
    """Print the counts of each sheet and of all."""
    parser = argparse.ArgumentParser(description="Check the matter sheets of a folder and count them.")
    parser.add_argument("folder", nargs="?", type=Path, default=SHEETS)
    sheets = []
    faults = 0
    for path in sorted(parser.parse_args().folder.glob("*.txt")):
        try:
            sheets.append(load_sheet(path))
        except SheetError as error:
            faults += 1
            sys.stdout.write(f"{error}\n")
    for sheet in sheets:
        _report(sheet.name, [sheet])
    _report("all", sheets)
    return 1 if faults else 0


def _report(name: str, sheets: list[Sheet]) -> None:
    questions = [q for s in sheets for q in s.questions]
    positions = sum(len(q.positions) for q in questions)
    statements = sum(len(q.statements) for q in questions)
    sys.stdout.write(f"{name}: {len(questions)} questions, {positions} positions, {statements} statements\n")


if __name__ == "__main__":
    raise SystemExit(main())
