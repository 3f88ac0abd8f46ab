"""The key under which a name is looked up: the same for all the ways in which news spells one name."""

from __future__ import annotations

import re
from unicodedata import normalize

_STOPS = str.maketrans(dict.fromkeys(".'’‘`ʻʼ"))
_SHORT = {"st": "saint", "ste": "saint", "mt": "mount", "ft": "fort", "&": "and"}
_SPLIT = re.compile(r"[\s\-‐-―/,()]+")
_UNFOLDED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)


def word_key(word: str) -> str:
    """One word in small letters without accents, full stops and apostrophes; "St." and "Mt." in full."""
    key = word.lower().translate(_STOPS)
    if not key.isascii():
        plain = normalize("NFKD", key.translate(_UNFOLDED))
        key = "".join(letter for letter in plain if letter < "\u0300" or letter > "\u036f")
    return _SHORT.get(key, key)


def name_key(name: str) -> str:
    """A whole name's key: its words' keys with one space between them."""
    return " ".join(word_key(word) for word in _SPLIT.split(name) if word)
