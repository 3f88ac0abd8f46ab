"""Conservative counting: one number for every figure, as the Armed Conflict Location & Event Data project codes it.

Source: ACLED's codebook, section on reported fatalities. The most conservative estimate holds: the lower bound of a
range, the number itself after "at least", "more than" or "about"; 10 for tens, 12 for dozens, 100 for hundreds and so
on; 3 for several, many, few. An upper bound alone ("up to 20") keeps its number, for no other is reported. The record
itself is never coded so: this is applied on the way out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import numerals, vague
from onrecord.grounding.figures.tokens import pieces

if TYPE_CHECKING:
    from onrecord.values import Figure, Number


def acled(figure: Figure) -> Figure:
    """The figure with one value for both bounds, by ACLED's conservative counting; words and span are kept."""
    value = _coded(figure)
    return replace(figure, low=value, high=value, low_inclusive=True, high_inclusive=True, approximate=False)


def _coded(figure: Figure) -> Number | None:
    words = [word.lower() for word in pieces(figure.text)]
    value: Number = 1
    terms = [word for word in words if word in vague()]
    if not terms:
        return figure.high if figure.low is None else figure.low
    for word in words:
        if word in vague():
            value *= vague()[word].acled
        elif numerals().get(word, (0, ""))[1] == "scale":
            value *= numerals()[word][0]
    return value
