"""Cues that always attribute, whatever stands around them: "in his opinion", "in the words of".

The network's anchors are probabilities of single words, and phrases of a noun are too rare in the training
corpus for it to trust them in every surrounding. These few have no other reading, so they are always looked at.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from onrecord.language.words import Words

LEAST = 0.6
"""Probability that such an anchor has at least."""

_NOUN = r"(?:opinion|view|judge?ment|estimation)"
_HELD = rf"(?:my|his|her|its|their|our) (?:own )?(?P<held>{_NOUN})"
_GIVEN = rf"the (?:{_NOUN}|words) (?P<given>of)"
_PHRASE = re.compile(rf"\b[Ii]n (?:{_HELD}|{_GIVEN})(?=,| (?!piece|poll|page|column))")


def sure_anchors(words: Words) -> NDArray[np.int64]:
    """Word positions, in order, of the anchors of all such cues in a text."""
    found = [match.start("held") if match["held"] else match.start("given") for match in _PHRASE.finditer(words.text)]
    return np.searchsorted(words.starts, np.array(found, dtype=np.int64)).astype(np.int64)
