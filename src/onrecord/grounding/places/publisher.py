"""The publisher's home: where a paper is at home, from what its web domain tells."""

from __future__ import annotations

import re

from onrecord.grounding.places.gazetteer import Gazetteer
from onrecord.grounding.places.keys import name_key
from onrecord.grounding.places.layout import WORD
from onrecord.grounding.places.lexicon import publishers

_COUNTRY_DOMAINS = {"uk": "GB"}
_NO_COUNTRY = frozenset("tv me co io ai fm cc ws to ly am".split())
_SHORTEST = 5
"""Letters of the shortest name that is looked for inside a domain."""


def home_names(source: str | None, table: Gazetteer) -> tuple[str, ...]:
    """Keys of the places that a domain names: the home known for it, else the longest name in it with one meaning.

    A name of many meanings ("theparisnews") would speak for the largest, which is seldom a local paper's home.
    """
    domain = _domain(source)
    known = publishers().get(domain) or publishers().get(domain.partition(".")[2])
    if known:
        return tuple(name_key(part) for part in known.split(","))
    best = ""
    for label in re.split(r"[.\-_]", domain)[:-1]:
        for start in range(min(len(label), 40)):
            for end in range(min(len(label), start + 24), start + max(_SHORTEST, len(best) + 1) - 1, -1):
                names = table.names(label[start:end])
                if names is not None and not names.flags & WORD and len(names.meanings) == 1:
                    best = label[start:end]
                    break
    return (best,) if best else ()


def home_country(source: str | None) -> str:
    """The country of a domain's last part, "" for the general ones."""
    last = _domain(source).rpartition(".")[2]
    if len(last) != 2 or last in _NO_COUNTRY:
        return ""
    return _COUNTRY_DOMAINS.get(last, last.upper())


def _domain(source: str | None) -> str:
    if not source:
        return ""
    domain = re.sub(r"^[a-z]+://", "", source[:300].strip().lower()).partition("/")[0].partition(":")[0]
    return domain.removeprefix("www.") if "." in domain and " " not in domain else ""
