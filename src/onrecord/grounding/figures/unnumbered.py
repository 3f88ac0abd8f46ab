"""People whom no number counts: "killed Taliban leader Saifullah", "the mayor was arrested"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.casualties import acting, form_of, role_places
from onrecord.grounding.figures.counted import is_person, is_plural
from onrecord.grounding.figures.lexicon import numerals, vague, words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens
    from onrecord.values import Role

_LONGEST_OBJECT = 8
"""Tokens of "killed the al-Qaeda associated Taliban leader"."""


def unnumbered(tokens: Tokens) -> list[tuple[Role, str, bool]]:
    """People whom no number counts, as role, noun and whether it is a plural: "killed Taliban leader Saifullah"."""
    found: list[tuple[Role, str, bool]] = []
    for place in role_places(tokens):
        role = acting(tokens, place)
        noun = None if role is None else _bare_object(tokens, place + 1)
        if role is not None and noun is not None:
            found.append((role, tokens.low[noun], is_plural(tokens, noun)))
        elif _is_told_of_one(tokens, place) and (role := form_of(tokens.low[place], "did")):
            found.append((role, "", False))
    return found


def _bare_object(tokens: Tokens, at: int) -> int | None:
    """The place of the noun or name of people that a verb or "of" has right after it, without a number."""
    if tokens.word(at) in ("him", "her") and tokens.word(at + 1) not in words_of("people"):
        return at
    while tokens.word(at) in ("of", "the", "his", "their", "its", "her"):
        at += 1
    found = None
    for place in range(at, at + _LONGEST_OBJECT):
        word = tokens.word(place)
        if word == "-":
            continue
        if not word[:1].isalpha() or word in words_of("function_words") or word in numerals() or word in vague():
            break
        if is_person(word):
            found = place
    named = tokens.is_capital(at) and tokens.low[at] not in words_of("function_words")
    return at if found is None and named else found


def _is_told_of_one(tokens: Tokens, at: int) -> bool:
    """As in "Muhammad Yah was killed", with no "no" before it."""
    if tokens.word(at - 1) not in ("was", "is") or form_of(tokens.low[at], "did") is None:
        return False
    before = tokens.low[tokens.sentence_start(at) : at]
    return not {"no", "none", "nobody", "not", "if", "neither"}.intersection(before)
