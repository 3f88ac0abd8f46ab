"""Word lists of this package: one class of words a file, `#` starts a comment line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of data/NAME.txt."""
    return frozenset(word for line in lines_of(name) for word in line.split())


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of data/NAME.txt, without comments and empty ones."""
    text = files("onrecord.matters").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def function_words() -> frozenset[str]:
    """Words that tell nothing of what a statement is about."""
    return words_of("function_words")
