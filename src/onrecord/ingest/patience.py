"""When to give up on a file of lines: one that goes on for ever without an article must not keep a run."""

from __future__ import annotations

from onrecord.errors import InputError

MOST_BLANK = 300_000
MOST_BAD = 10_000


class Patience:
    """Told of every line; raises InputError after MOST_BLANK blank ones in a row, or MOST_BAD bad ones at the start.

    Bad lines after a good one are never too many: each is reported, and the good ones behind them are read.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._blank = 0
        self._bad = 0
        self._any_good = False

    @property
    def any(self) -> bool:
        """Whether there was a good or a bad line at all."""
        return self._any_good or self._bad > 0

    def blank(self) -> None:
        """A line or row without anything in it, or one more line of the same row."""
        self._blank += 1
        if self._blank > MOST_BLANK:
            raise InputError(self._name, f"has {MOST_BLANK:,} lines in a row without an article; the rest was not read")

    def bad(self) -> None:
        """A line or row that was reported."""
        self._blank = 0
        self._bad += 1
        if self._bad >= MOST_BAD and not self._any_good:
            raise InputError(self._name, f"has no article in its first {MOST_BAD:,} lines; the rest was not read")

    def good(self) -> None:
        """A line or row that became a Document."""
        self._blank = 0
        self._any_good = True
