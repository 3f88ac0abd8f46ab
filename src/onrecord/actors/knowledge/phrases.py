"""Words for an office taken apart: which office, and the words that are left to say whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.actors.knowledge.keys import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORD = re.compile(r"[^\s,/–—-]+")
_INDEFINITE = frozenset({"a", "an", "one", "some", "another"})
_BETWEEN = frozenset({"of", "the", "for", "from", "its", "their", "current"})
LONGEST = 10
"""Words of the longest phrase for an office, with room to spare."""
MOST_WORDS = 25
"""A longer text is no office with its state, and every part of it would be tried."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words: offices as role, or role>of where the phrase tells whose; and the words left."""

    roles: tuple[str, ...]
    rest: str


def readings(words: str, roles_of: Callable[[str], list[str]]) -> Iterator[Reading]:
    """Ways to read the words, by phrases that `roles_of` knows; none for "a minister", which means nobody known.

    First by the longest phrase, then by one that another name parts ("top US commander"). What stands around or inside
    the phrase is left: "former" or "deputy" there is for the caller to stumble over.
    """
    written = _rest(_WORD.findall(words)).split()
    if 0 < len(written) <= MOST_WORDS and written[0].lower() not in _INDEFINITE:
        keys = [american(name_key(word)) for word in written]
        yield from _whole(written, keys, roles_of)
        yield from _parted(written, keys, roles_of)


def _whole(written: list[str], keys: list[str], roles_of: Callable[[str], list[str]]) -> Iterator[Reading]:
    for length in range(min(LONGEST, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            roles = roles_of(" ".join(keys[start : start + length]))
            if roles:
                yield Reading(tuple(roles), _rest(written[:start] + written[start + length :]))
                return


def _parted(written: list[str], keys: list[str], roles_of: Callable[[str], list[str]]) -> Iterator[Reading]:
    for start in range(1, len(keys) - 1):
        for end in range(start + 1, len(keys)):
            roles = roles_of(" ".join(keys[:start] + keys[end:]))
            if roles:
                yield Reading(tuple(roles), " ".join(written[start:end]))


def american(key: str) -> str:
    """The spelling under which phrases are kept."""
    return key.replace("defence", "defense")


def _rest(words: list[str]) -> str:
    while words and words[0].lower() in _BETWEEN:
        words = words[1:]
    while words and words[-1].lower() in _BETWEEN:
        words = words[:-1]
    return " ".join(words)
