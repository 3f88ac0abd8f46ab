"""The surname by which news calls a person, from the usual name and the country's order of names."""

from __future__ import annotations

import re

SURNAME_FIRST = frozenset({"CN", "TW", "KP", "KR", "VN", "HK", "MO"})
"""In these countries' names the surname stands first, also in English news."""
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|II|III|IV)$")
_REGNAL = re.compile(r"^(?:King|Queen|Pope|Emperor|Prince|Princess|Sheikh|Mullah|Ayatollah)\b|\b[IVX]+$")
_ARTICLES = ("al-", "el-")


def surnames(name: str, country: str | None) -> list[str]:
    """The surname, for Arabic names also without its article; nothing for kings, popes and single names."""
    plain = _SUFFIX.sub("", name)
    words = plain.split()
    if len(words) < 2 or _REGNAL.search(plain):
        return []
    last = words[0] if country in SURNAME_FIRST and plain[-1] != "." else words[-1]
    return [last, last[3:]] if last.startswith(_ARTICLES) else [last]
