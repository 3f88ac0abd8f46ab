"""Which article of a cluster of copies is likely the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.document import Document

_LAST = "9999"
_HEAD, _TAIL = 400, 250
"""Code points in which an article credits an agency: the dateline stands in the first, the credit line in the last."""
_IN_PARENTHESES = re.compile(r"\(([^()\n]{2,40})\)")
_LAST_LINE = re.compile(r"(?:^|\n)\W*(?:source|credit|by)?[\s:]*([^\n]{2,40}?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells of one article whether it is an original; `credits` are the names that it gives as its origin."""

    id: str
    source: str
    published: str
    length: int
    credits: tuple[str, ...]


def sign(document: Document) -> Sign:
    """The signs of one article."""
    published = document.published.value if document.published else _LAST
    return Sign(document.id, _name(document.source or ""), published, len(document.text), _credits(document.text))


def original_of(signs: Sequence[Sign]) -> Sign:
    """The earliest by day; of one day the one that others credit, then an agency's, then the earlier, then the longest.

    Days come before credits: who printed first cannot have copied. Within a day a paper often stamps the hour at which
    it printed, an agency that of its last update.
    """
    credited = {name for one in signs for name in one.credits if name != one.source}
    return min(
        signs, key=lambda one: (one.published[:10], one.source not in credited, not is_agency(one.source),
                                one.published, -one.length),
    )  # fmt: skip


def is_agency(source: str) -> bool:
    """Whether a publisher's name is that of a news agency, or says that it is one."""
    name = _name(source)
    return name in agencies() or any(mark in f" {name} " for mark in agency_words())


@cache
def agencies() -> frozenset[str]:
    """The names of news agencies, without case."""
    return frozenset(_lines("agencies.txt"))


@cache
def agency_words() -> tuple[str, ...]:
    """Words that make a publisher's name an agency's, each with a space on both sides."""
    return tuple(f" {line} " for line in _lines("agency_words.txt"))


def _credits(text: str) -> tuple[str, ...]:
    found: Iterable[str] = (match[1] for match in _IN_PARENTHESES.finditer(text[:_HEAD] + "\n" + text[-_TAIL:]))
    last = _LAST_LINE.search(text.rstrip()[-_TAIL:])
    return tuple(dict.fromkeys(_name(name) for name in (*found, *([last[1]] if last else []))))


def _name(text: str) -> str:
    return " ".join(text.casefold().split())


def _lines(name: str) -> list[str]:
    text = files("onrecord.copies").joinpath("data", name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
