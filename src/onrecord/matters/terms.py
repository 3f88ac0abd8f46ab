"""Terms: what the words of a text are about: stems of content words, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.matters.lexicon import function_words

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
_SHORTEST = 3
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n][\"'”’)\]]*\s*|[\"“‘«]\s*)$")
_LOOK_BACK = 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest ending: enough for "signed", "signing" and "signature" to come near each other."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            base = word[: -len(ending)]
            return base[:-1] if len(base) > _SHORTEST and base[-1] == base[-2] else base
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words, in order, with repetitions; numbers stay whole."""
    lowered = (found[0].lower() for found in WORD.finditer(text))
    return tuple(stem(word) for word in lowered if word not in function_words())


def names(text: str) -> frozenset[str]:
    """Words that are written with a capital inside a sentence, in small letters: the names of a text, word by word."""
    return frozenset(word.lower() for word in _capitalised(text) if word.lower() not in function_words())


def _capitalised(text: str) -> Iterator[str]:
    for found in WORD.finditer(text):
        word = found[0]
        if not word[0].isupper() or len(word) == 1:
            continue
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if (word.isupper() and len(word) > 1) or not _SENTENCE_START.search(before):
            yield word
