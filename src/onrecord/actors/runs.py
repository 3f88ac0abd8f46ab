"""Runs of capitalised words, with the small words that join them: "Lt. Gen. John van der Meer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.actors.lexicon import (
    not_names,
    noun,
    organization_words,
    sex_of_given_names,
    titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.actors.tokens import Tokens

_PARTICLES = frozenset("de la del der den van von bin ibn al el da di du dos das le ben ter ten zu af y e".split())
_OF = frozenset("of for on".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


def _lowered(tokens: Tokens) -> set[str]:
    """Words that the article also writes small: a capital letter at a sentence's beginning tells nothing of them."""
    return {key for word, key in zip(tokens.words, tokens.keys, strict=True) if word == key}


def runs_of(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """All runs [first, last) of tokens that may be names with their titles."""
    lowered = _lowered(tokens)
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, lowered):
            at += 1
            continue
        last = _run_end(tokens, at, lowered)
        yield at, last
        at = last


def _begins(tokens: Tokens, at: int, lowered: set[str]) -> bool:
    if not tokens.capital[at]:
        return False
    key = tokens.keys[at]
    if key.endswith("-based"):
        return False
    if (
        key.partition("’")[0].partition("'")[0] in not_names()
        and key[:2] not in ("o’", "o'", "d’", "d'")
        and not (tokens.words[at].isupper() and len(key) > 1 and key in ("us", "who"))
    ):
        return _is_given(tokens, at) or _leads_name(tokens, at)
    if not tokens.headline[at] and _is_common_here(tokens, at):
        return False
    if tokens.headline[at] or tokens.opening[at]:
        return key not in lowered or key in titles() or _is_given(tokens, at)
    return True


def _leads_name(tokens: Tokens, at: int) -> bool:
    """Whether an adjective begins a name: "the New York Times"."""
    key, behind = tokens.keys[at], tokens.key(at + 1)
    if key not in _LEADS or tokens.gap(at) != " " or not tokens.capital[at + 1] or tokens.headline[at]:
        return False
    return behind in _NEW_PLACES if tokens.opening[at] else True


_LEADS = frozenset("new great high big old good first black white christian african european asian democratic".split())
_NEW_PLACES = frozenset("york zealand jersey mexico hampshire orleans delhi south england britain".split())


def _is_common_here(tokens: Tokens, at: int) -> bool:
    """Whether the first word of a sentence is a noun like any other: "Polls show", "Engineers from both"."""
    key = tokens.keys[at]
    known = noun(key)
    alone = at + 1 >= len(tokens) or not tokens.capital[at + 1] or tokens.gap(at) != " "
    return known is not None and alone and (known.plural or known.kind == "document") and key not in titles()


def _is_given(tokens: Tokens, at: int) -> bool:
    """Whether a word that is common otherwise is a given name here: "Will Smith", "May Lind"."""
    return (
        tokens.keys[at] in sex_of_given_names()
        and at + 1 < len(tokens)
        and tokens.capital[at + 1]
        and tokens.gap(at) == " "
        and tokens.keys[at + 1] not in not_names()
    )


def _run_end(tokens: Tokens, first: int, lowered: set[str]) -> int:
    last = first + 1
    while last < len(tokens):
        step = _step(tokens, first, last, lowered)
        if step == last:
            break
        last = step
    return last


def _step(tokens: Tokens, first: int, last: int, lowered: set[str]) -> int:
    """The end of the run after taking the next name word, its connecting words included; `last` where it ends."""
    at = last
    if tokens.words[at] == ".":
        if not _abbreviated(tokens, at):
            return last
        at += 1
        if at >= len(tokens) or tokens.gap(at - 1) != " ":
            return at if tokens.keys[last - 1] in _SUFFIXES or len(tokens.words[last - 1]) == 1 else last
        return at + 1 if _continues(tokens, at, lowered) else (at if tokens.keys[last - 1] in _SUFFIXES else last)
    if _owns_body(tokens, at):
        return at + 2
    if tokens.gap(at - 1) != " ":
        return last
    if _continues(tokens, at, lowered):
        return at + 1
    return _over_connector(tokens, first, at, lowered)


def _owns_body(tokens: Tokens, at: int) -> bool:
    """Whether a body's name goes on behind an apostrophe: "Rail Workers' Union", "Prosecutor's Office"."""
    if at + 1 >= len(tokens) or tokens.gap(at) != " " or tokens.keys[at + 1] not in organization_words():
        return False
    if not tokens.capital[at + 1] or tokens.gap(at - 1):
        return False
    plural = tokens.words[at] in ("'", "’") and tokens.keys[at - 1].endswith("s")
    return plural or (tokens.words[at] in ("'s", "’s") and tokens.keys[at - 1] in titles())


def _abbreviated(tokens: Tokens, at: int) -> bool:
    before = tokens.words[at - 1]
    return tokens.gap(at - 1) == "" and (
        (len(before) == 1 and before.isupper())
        or tokens.keys[at - 1] in _ABBREVIATED
        or tokens.keys[at - 1] in _SUFFIXES
    )


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev hon gov sen sens rep reps gen col maj capt lt sgt cpl pvt adm cmdr brig st ft supt det "
    "insp fr".split()
)


def _continues(tokens: Tokens, at: int, lowered: set[str]) -> bool:
    if (
        at >= len(tokens)
        or not tokens.capital[at]
        or (tokens.opening[at] and not tokens.headline[at] and at and tokens.sentence[at] != tokens.sentence[at - 1])
    ):
        return False
    key = tokens.keys[at]
    if tokens.headline[at] and key in lowered and key not in titles():
        return False
    if tokens.words[at].isupper() and len(key) > 2 and not tokens.headline[at]:
        return True
    return key not in not_names() or (key in sex_of_given_names() and tokens.keys[at - 1] in titles())


def _over_connector(tokens: Tokens, first: int, at: int, lowered: set[str]) -> int:
    """Over "of", "of the", "van", "for the" and "&" to the next name word."""
    key = tokens.keys[at]
    before = tokens.keys[at - 1]
    joins = key in _PARTICLES or key == "&" or (key in _OF and _governs(before, key, tokens.keys[first]))
    if key == "and" and _is_body_with_of(tokens, first, at):
        joins = (
            at + 1 < len(tokens)
            and tokens.keys[at + 1] not in sex_of_given_names()
            and tokens.keys[at + 1] not in titles()
        )
    if not joins:
        return at
    end = at + 1
    while (
        end < len(tokens)
        and ((tokens.keys[end] == "the" and key in _OF) or tokens.keys[end] in _PARTICLES)
        and tokens.gap(end - 1) == " "
    ):
        end += 1
    return end + 1 if end < len(tokens) and tokens.gap(end - 1) == " " and _continues(tokens, end, lowered) else at


_GOVERNING = frozenset(
    "secretary chief minister president house bank court speaker king queen prince duke mayor governor "
    "leader republic kingdom emirate union university institute state".split()
)


def _governs(before: str, connector: str, first: str) -> bool:
    if connector == "of":
        return first in ("ministry", "department") or before in organization_words() or before in _GOVERNING
    return before in organization_words() or before in {"appeals", "secretary", "minister", "ministry"}


def _is_body_with_of(tokens: Tokens, first: int, at: int) -> bool:
    words = tokens.keys[first:at]
    if words[0] in ("house", "senate") and len(words) > 1:
        return words[1] not in titles()
    return (
        any(w in _OF for w in words)
        and any(w in organization_words() or w in ("secretary", "minister") for w in words)
        and words[-1] not in sex_of_given_names()
    )
