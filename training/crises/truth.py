"""The matters of a crisis: questions, positions, conflicts between them, and changes of mind.

`matters.txt` is read line by line; a note belongs to the matter above it, or to the crisis:

    m1 Who shelled the hospital?
    p1 the north
    p2 the south
    conflict p1 p2
    change 1.4 5.2 hardened
    note the first count was of another ward
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from training.crises.marks import MarkError

CHANGES = ("revised", "hardened", "softened", "reversed", "withdrawn")
_POINT = re.compile(r"\d+\.\d+")


@dataclass(frozen=True)
class Change:
    """From and to are pairs of report id and statement number."""

    before: tuple[str, int]
    after: tuple[str, int]
    kind: str


@dataclass
class Matter:
    """One question; it is a dispute when two of its positions cannot both be true."""

    id: str
    question: str
    positions: dict[str, str] = field(default_factory=dict)
    conflicts: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    note: str | None = None


@dataclass(frozen=True)
class Truth:
    """All matters of a crisis and its notes."""

    matters: list[Matter]
    notes: list[str]


def load_truth(folder: Path) -> Truth:
    """Read `matters.txt` of a crisis.

    Raises
    ------
    MarkError
        For a line that fits nowhere.
    """
    path = folder / "matters.txt"
    matters: list[Matter] = []
    notes: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word, _, rest = line.strip().partition(" ")
        if not word:
            continue
        try:
            _take(word, rest, folder.name, matters, notes)
        except (ValueError, IndexError) as error:
            raise MarkError(f"{path}:{number}: cannot be read: '{line}'") from error
    return Truth(matters, notes)


def _take(word: str, rest: str, crisis: str, matters: list[Matter], notes: list[str]) -> None:
    if re.fullmatch(r"m\d+", word):
        matters.append(Matter(word, rest))
    elif re.fullmatch(r"p\d+", word):
        matters[-1].positions[word] = rest
    elif word == "conflict":
        first, second = rest.split()
        matters[-1].conflicts.append((first, second))
    elif word == "change":
        before, after, kind = rest.split()
        matters[-1].changes.append(Change(_point(crisis, before), _point(crisis, after), kind))
    elif word == "note" and matters:
        matters[-1].note = rest
    elif word == "note":
        notes.append(rest)
    else:
        raise ValueError(word)


def _point(crisis: str, text: str) -> tuple[str, int]:
    if not _POINT.fullmatch(text):
        raise ValueError(text)
    report, number = text.split(".")
    return f"{crisis}-{report}", int(number)
