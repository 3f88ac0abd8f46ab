"""Which column of a table holds what: by the names that exports use, else by what stands in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

from onrecord.errors import InputError

ROLES = ("text", "html", "id", "title", "url", "source", "published", "language")
DELIMITERS = ",;\t|"
_LONG = 60
"""Characters that a cell of running text has on average at least; names, dates and addresses stay below."""

MOST_COLUMNS = 10_000
_MOST_COLUMNS_SHOWN = 12
_LONGEST_NAME = 40


@cache
def names_of(role: str) -> tuple[str, ...]:
    """The names that a column of this role may have, the surest first; see columns.tsv."""
    lines = resources.files(__package__).joinpath("columns.tsv").read_text("utf-8").splitlines()
    rows = dict(line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(rows[role].split())


def folded(name: str) -> str:
    """A column's name as the table of names writes it."""
    return re.sub(r"[\s_.-]+", "_", name.strip().strip("\ufeff").lower()).strip("_")


def looks_like_table(start: str) -> bool:
    """Whether a text's first line is a table's heading that names a text column and at least one other."""
    line = start.strip("\ufeff").partition("\n")[0]
    for delimiter in DELIMITERS:
        cells = {folded(cell.strip('" ')) for cell in line.split(delimiter)}
        if len(cells) > 1 and all(len(cell) <= _LONGEST_NAME for cell in cells) and _names_text(cells):
            return True
    return False


def _names_text(cells: set[str]) -> bool:
    known = {name for role in ROLES for name in names_of(role)}
    return not cells.isdisjoint((*names_of("text"), *names_of("html"))) and len(cells & known) > 1


def delimiter_of(line: str) -> str:
    """The delimiter of a table by its heading: the one that splits it into the most cells, a comma where none does."""
    line = line.partition("\r")[0]
    return max(DELIMITERS, key=lambda delimiter: len(next(csv.reader([line], delimiter=delimiter), [])))


def has_heading(first: Sequence[str]) -> bool:
    """Whether a first row names columns: it is short, no cell is a number, none is empty or there twice."""
    cells = [cell.strip() for cell in first]
    short = all(len(cell) <= _LONGEST_NAME for cell in cells)
    return short and len(set(cells)) == len(cells) and not any(re.fullmatch(r"[\d.,/:-]+", cell) for cell in cells)


def roles_of(heading: Sequence[str], sample: Sequence[Sequence[str]], wanted: str | None, name: str) -> dict[str, int]:
    """The number of the column of each role that the table has. Raises InputError where no text column can be told.

    `wanted` names the text column (or gives its number from 1); `sample` are the first rows.
    """
    if len(heading) > MOST_COLUMNS:
        raise InputError(name, f"has more than {MOST_COLUMNS:,} columns, which is no table of articles")
    columns = [folded(cell) for cell in heading]
    roles = {role: place for role in ROLES if (place := _named(columns, role)) is not None}
    if wanted is not None:
        roles["text"] = _wanted(heading, wanted, name)
        roles = {role: place for role, place in roles.items() if place != roles["text"] or role == "text"}
        roles.pop("html", None)
    elif "text" not in roles and "html" not in roles:
        roles["text"] = _longest(heading, sample, set(roles.values()), name)
    return roles


def _named(columns: Sequence[str], role: str) -> int | None:
    return next((columns.index(name) for name in names_of(role) if name in columns), None)


def _wanted(heading: Sequence[str], wanted: str, name: str) -> int:
    columns = [folded(cell) for cell in heading]
    if folded(wanted) in columns:
        return columns.index(folded(wanted))
    if wanted.isdecimal() and 0 < int(wanted) <= len(heading):
        return int(wanted) - 1
    raise InputError(name, f"has no column {wanted[:60]!r}; its columns are {_shown(heading)}")


def _longest(heading: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int], name: str) -> int:
    means = {
        place: sum(len(row[place]) for row in sample if place < len(row)) / max(1, len(sample))
        for place in range(max(map(len, sample), default=0))
        if place not in taken
    }
    best = max(means, key=lambda place: means[place], default=None)
    if best is None or means[best] < _LONG:
        raise InputError(name, f"has no column of texts; name it with --text-column (its columns: {_shown(heading)})")
    return best


def _shown(heading: Sequence[str]) -> str:
    shown = ", ".join(" ".join(cell.split())[:_LONGEST_NAME] or "''" for cell in heading[:_MOST_COLUMNS_SHOWN])
    return shown + (", …" if len(heading) > _MOST_COLUMNS_SHOWN else "")
