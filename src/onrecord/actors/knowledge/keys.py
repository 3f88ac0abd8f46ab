"""Names as keys: the forms under which the table is searched, so that Kyiv’s, KYIV and kyiv are one."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_POSSESSIVE = re.compile(r"['’ʼ`´]s\b")
_INSIDE = re.compile(r"[.'’‘ʼʻ`´\"“”]")
_BETWEEN = re.compile(r"[^\w+&]+|_")
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")


def name_key(text: str) -> str:
    """A name without case, accents, points, quotation marks, possessive 's and a leading article.

    >>> name_key("the Kremlin’s")
    'kremlin'
    """
    plain = text if text.isascii() else _without_accents(text)
    plain = _INSIDE.sub("", _POSSESSIVE.sub("", plain.strip()).casefold())
    words = _BETWEEN.sub(" ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def acronym_key(text: str) -> str:
    """A short form as it is written, without points and article: WHO is the organization, who is not."""
    return "=" + _POSSESSIVE.sub("", _ARTICLE.sub("", text.strip())).replace(".", "")


def slug(name: str) -> str:
    """A name as part of an id: ASCII letters and digits joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name_key(name)).strip("-")


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
