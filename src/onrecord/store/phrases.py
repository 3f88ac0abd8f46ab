"""What a user types, as an expression of SQLite's full-text search; nothing that can be typed breaks it."""

from __future__ import annotations

import re

from onrecord.store.packing import searchable

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def match_words(words: str | None) -> str | None:
    """The user's words as an FTS5 expression over contents; None where they hold no word."""
    terms: list[str] = []
    barred: list[str] = []
    for sign, quoted, word in _TERM.findall(words or ""):
        bare = quoted or word.strip('"')
        if not _has_word(bare):
            continue
        term = phrase(bare.rstrip("*")) + ("*" if not quoted and bare.endswith("*") else "")
        (barred if sign else terms).append(term)
    if not terms:
        return None
    # One NOT over all: FTS5 refuses trees of more than 256 levels, and each further NOT would be a level.
    return " AND ".join(terms) + (f" NOT ({' OR '.join(barred)})" if barred else "")


def match_name(name: str) -> str | None:
    """A name as an FTS5 expression that all of its words fulfil; None where it holds no word."""
    return " AND ".join(phrase(word) for word in name.replace('"', " ").split() if _has_word(word)) or None


def phrase(words: str) -> str:
    """Words as an FTS5 string, which reads none of them as an operator.

    A NUL would end the expression in the middle of the string; in the texts it is kept as U+FFFD, so it is here.
    """
    return '"' + searchable(words).replace('"', '""') + '"'


def _has_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
