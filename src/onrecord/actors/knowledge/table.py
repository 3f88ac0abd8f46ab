"""The shipped table: lines read once for the process, searched in their order, turned into actors when asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.actors.knowledge.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.knowledge.actor import Actor


class Table:
    """Actors by row, and the index: sorted lines of a key, a tab, and values parted by spaces."""

    def __init__(self) -> None:
        self._actors: dict[int, Actor] = {}

    def find(self, key: str) -> list[str]:
        """The values of a key, in the order of the table; nothing where there is no such key."""
        start = key + "\t"
        place = bisect_left(self.index, start)
        found = place < len(self.index) and self.index[place].startswith(start)
        return self.index[place][len(start) :].split(" ") if found else []

    def actor(self, row: int) -> Actor:
        """The actor of a row, counted from 0."""
        if row not in self._actors:
            self._actors[row] = from_row(self.rows[row])
        return self._actors[row]

    def names(self) -> Iterator[tuple[str, list[str]]]:
        """All keys that are names, with their values."""
        for line in self.index:
            if line[0].isalnum():
                key, _, values = line.partition("\t")
                yield key, values.split(" ")

    def offices(self) -> list[str]:
        """All keys of offices."""
        start, end = (bisect_left(self.index, mark) for mark in ("#", "$"))
        return [line.partition("\t")[0] for line in self.index[start:end]]

    @cached_property
    def rows(self) -> list[str]:
        """The actors' lines."""
        return _lines("actors.tsv")

    @cached_property
    def index(self) -> list[str]:
        """The index' lines, sorted by code points."""
        return _lines("index.tsv")


@cache
def shipped() -> Table:
    """The table of the package."""
    return Table()


@cache
def horizons() -> dict[str, str | None]:
    """Up to which day each source tells who is in office."""
    columns = [line.split("\t") for line in _lines("sources.tsv")[1:]]
    return {source: horizon or None for source, _, _, horizon, *_ in columns}


def _lines(name: str) -> list[str]:
    text = files("onrecord.actors.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    return text[:-1].split("\n")
