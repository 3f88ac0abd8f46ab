"""Word lists that come with the package: one entry a line, `#` starts a comment line."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

AbbreviationClass = Literal["name", "number", "inline", "last"]


@cache
def abbreviations() -> dict[str, AbbreviationClass]:
    """Abbreviations without their last full stop, each with what its stop may mean (see the file's head)."""
    entries: dict[str, AbbreviationClass] = {}
    for line in _lines("abbreviations.txt"):
        abbreviation, kind = line.split()
        if kind not in get_args(AbbreviationClass):
            raise ValueError(f"abbreviations.txt: {kind!r} is no class of abbreviation: {line!r}")
        entries[abbreviation] = cast("AbbreviationClass", kind)
    return entries


@cache
def sentence_starters() -> frozenset[str]:
    """Words that tell a sentence's beginning after a stop that may belong to an abbreviation."""
    return frozenset(_lines("sentence_starters.txt"))


@cache
def reporting_verbs() -> frozenset[str]:
    """Verbs that follow their speaker directly after a quote."""
    return frozenset(_lines("reporting_verbs.txt"))


def _lines(name: str) -> list[str]:
    text = files("onrecord.language").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
