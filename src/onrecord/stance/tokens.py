"""Words of a cue or a content as stance looks at them: lower case, one apostrophe, "n't" and "'s" apart."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?=n't\b)|n't\b|'\w+|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})


def split(text: str) -> list[str]:
    """The words of a text in order; marks are words of their own."""
    return _WORD.findall(text.translate(_APOSTROPHES).lower())


def split_with_places(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The words of `text[start:end]`, with where each begins and ends in the text (code points)."""
    plain = text[start:end].translate(_APOSTROPHES)
    matches = list(_WORD.finditer(plain.lower() if len(plain.lower()) == len(plain) else plain))
    return [m[0].lower() for m in matches], [start + m.start() for m in matches], [start + m.end() for m in matches]
