"""Vague number words: "dozens", "tens of thousands", "a handful of", "several hundred"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import numerals, vague
from onrecord.grounding.figures.numeral import Numeral
from onrecord.grounding.figures.spelled import MOST_SCALES

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens


def read_vague(tokens: Tokens, at: int) -> Numeral | None:
    """The number that the vague word at a token stands for; None where it is used otherwise ("as many")."""
    word = tokens.low[at]
    entry = vague()[word]
    if entry.form == "plural":
        return _read_plural(tokens, at)
    start = at - (tokens.word(at - 1) == "a")
    if entry.form == "group":
        is_group = start < at and tokens.word(at + 1) == "of"
        return Numeral(entry.low, entry.high, start, at + 2, soft=True, form="few") if is_group else None
    scale, end = _scale_after(tokens, at + 1 + (tokens.word(at + 1) == "of"))
    if scale and (entry.high is not None):
        return Numeral(entry.low * scale, entry.high * scale, start, end, scale, soft=True, form="vague")
    if entry.form == "noun":
        return (
            Numeral(entry.low, entry.high, start, at + 1, soft=True, form="vague")
            if tokens.word(at + 1) == "of"
            else None
        )
    if tokens.word(at - 1) in ("how", "as", "so", "too", "very", "that", "these", "the"):
        return None
    return Numeral(entry.low, entry.high, start, at + 1, soft=True, form="few")


def _scale_after(tokens: Tokens, at: int) -> tuple[int, int]:
    scale, end = 1, at
    while end < at + MOST_SCALES and (found := numerals().get(tokens.word(end), (0, "")))[1] == "scale":
        scale, end = scale * found[0], end + 1
    return (scale, end) if end > at else (0, at)


def _read_plural(tokens: Tokens, at: int) -> Numeral | None:
    """As in "dozens", "tens of thousands": bounds that grow with each further word."""
    word, table = tokens.low[at], vague()
    low, high, end = table[word].low, table[word].high or 0, at + 1
    if word in ("scores", "tens") and tokens.word(end) != "of":
        return None
    further = table.get(tokens.word(end + 1)) if tokens.word(end) == "of" else None
    if further is not None and further.form == "plural":
        low, high, end = low * further.low, high * further.low, end + 2
    return Numeral(low, high, at, end, scale=low, form="plural")
