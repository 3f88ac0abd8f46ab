"""How many people an article says were killed, wounded, captured, displaced or are missing: the least that it tells of.

An article tells its count more than once: in the headline, the lead and the account. Counts of the same kind of people
(leaders, policemen) are taken as told again, and the largest holds; nouns that name no kind ("people", "suspects",
"others") are one kind together. Kinds are then added. Where people have no number, one named person is one, and a
plural three, as ACLED's codebook counts a plural of unknown size.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import words_of
from onrecord.grounding.figures.tokens import split_tokens
from onrecord.grounding.figures.unnumbered import unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.values import Figure, Role

_UNKNOWN_PLURAL = 3
_REACH = 200
"""Code points around a figure in which its sentence is looked for."""
_PERFECT = re.compile(r"\b(?:have|has|had)\b")
_LONG_TIME = re.compile(r"\b(?:so far|since|to date|(?:this|last|past) (?:\w+ )?(?:months?|years?))\b")
_PARTS = frozenset(("whom", "them", "these", "those", "which"))


def tolls(text: str, figures: Iterable[Figure]) -> dict[Role, int]:
    """The least number of people for each role that a text and its figures tell of; roles not told of are left out."""
    counts: dict[Role, dict[str, int]] = {}
    for figure in figures:
        if figure.role is None or figure.kind != "count" or _is_running_total(text, figure):
            continue
        if not (figure.role in counts and _is_part(text, figure)):
            _raise(counts.setdefault(figure.role, {}), kind_of(_head(text, figure)), _least(figure))
    numbered = set(counts)
    for role, noun, is_plural in unnumbered(split_tokens(text)):
        if role not in numbered:
            _raise(counts.setdefault(role, {}), kind_of(noun), _UNKNOWN_PLURAL if is_plural else 1)
    return {role: sum(kinds.values()) for role, kinds in counts.items()}


def _raise(kinds: dict[str, int], kind: str, count: int) -> None:
    kinds[kind] = max(kinds.get(kind, 0), count)


def _least(figure: Figure) -> int:
    """The least whole number that a figure allows; one where only an upper bound is told."""
    return 1 if figure.low is None else int(figure.low) + (not figure.low_inclusive)


def _is_part(text: str, figure: Figure) -> bool:
    """As in "two insurgents, one of whom": counted already."""
    after = text[figure.span[1] : figure.span[1] + 12].lower().split()
    return len(after) > 1 and after[0] == "of" and after[1].strip(".,;") in _PARTS


def _is_running_total(text: str, figure: Figure) -> bool:
    """As in "have captured 20 leaders this month": more than the article tells of."""
    before = text[max(0, figure.span[0] - _REACH) : figure.span[0]]
    after = text[figure.span[0] : figure.span[1] + _REACH]
    sentence = re.split(r"[.!?]\s|\n", before)[-1] + re.split(r"[.!?]\s|\n", after, maxsplit=1)[0]
    return _PERFECT.search(sentence) is not None and _LONG_TIME.search(sentence) is not None


def _head(text: str, figure: Figure) -> str:
    return "" if figure.of is None else text[figure.of[0] : figure.of[1]].lower().split()[-1]


def kind_of(noun: str) -> str:
    """The kind of people that a noun names, empty where it names none."""
    return "" if noun in words_of("unspecific") else noun.removesuffix("s")
