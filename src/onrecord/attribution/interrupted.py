"""Contents that a relative clause interrupts: "… of the winter, in which fighting ebbs, to open a path to talks".

The network, which sees the clause as the reporter's aside, may stop before it, though the infinitive after it goes on
with what was said. Annotators never stop there: of the eleven such places in the training corpus (PolNeAR train) all
eleven lie inside the content.
"""

from __future__ import annotations

import re

import numpy as np

from onrecord.attribution.decode import Run
from onrecord.language.sentences import split_sentences
from onrecord.language.words import Words

_PREPOSITION = "(?:in|on|of|for|with|at|by|from|during|under|through|to|after|about|against)"
_CLAUSE = rf" (?:{_PREPOSITION} )?(?:which|who|whom|whose|where|when)\b"
_INTERRUPTION = re.compile(rf",?{_CLAUSE}(?:[^.;:!?“”\"«»\n]{{3,160}}), (?:and |so as |in order )?to (?=[a-z])")


def with_what_goes_on(words: Words, parts: list[Run]) -> list[Run]:
    """Content parts, the last drawn on to the end of its sentence where it stops before such a clause."""
    first, last = parts[-1]
    end = int(words.ends[last - 1])
    if words.quotes[last - 1] or not _INTERRUPTION.match(words.text, end):
        return parts
    return [*parts[:-1], (first, max(last, _sentence_end(words, end)))]


def _sentence_end(words: Words, place: int) -> int:
    """The word after the last one of the sentence that holds a place, its closing stop left out."""
    ends = (end for start, end in split_sentences(words.text, words.stretches) if start <= place < end)
    end = next(ends, place)
    return int(np.searchsorted(words.starts, end - 1 if words.text[end - 1] in ".!?" else end))
