"""Reads the beginning of a content: its form, the signs in its first sentence, and its first finite verb."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import NamedTuple

from onrecord.stance.levels import level_of
from onrecord.stance.lexicon import signs, wordsets
from onrecord.stance.likelihoods import find_likelihoods
from onrecord.stance.tokens import split

MAX_CHARACTERS = 220
MAX_WORDS = 34
NEAR = 10
OPENING_MARKS = frozenset("\"“„«‘'`”")
_ENDS = frozenset(".!?")
_SELF = frozenset("he she they it i we".split())
_OWN_WILL = frozenset("will would wo 'll 'd ca cannot can".split())
_THINKING = frozenset("think believe guess suppose reckon bet imagine feel hope expect suspect doubt".split())
_FIRST_FINITE_REACH = 16
_SHORT, _TINY = 6, 2


class _Sets(NamedTuple):
    question: frozenset[str]
    asking: frozenset[str]
    base: frozenset[str]
    finite: frozenset[str]
    determiner: frozenset[str]


def tags(text: str, start: int, end: int, last: int) -> tuple[list[str], set[str]]:
    """The words (without quote marks) at the beginning of `text[start:end]`, and names of what they show.

    `last` is where the content's last span ends: a question mark there tells a question.
    """
    beginning = text[start : min(end, start + MAX_CHARACTERS)]
    quoted = beginning[:1] in OPENING_MARKS
    words = [word for word in split(beginning)[: MAX_WORDS + 4] if word not in OPENING_MARKS]
    found = {f"form={form(words, quoted)}"}
    if quoted:
        found.add("quoted")
    sentence = _first_sentence(words)
    _add_signs(sentence, found)
    _add_finite(sentence, found)
    found.update(f"odds={level_of(one)}" for one in find_likelihoods(sentence)[:1])
    _add_ending(text[max(start, last - 2) : last], found)
    if len(words) <= _SHORT:
        found.add("short" if len(words) > _TINY else "tiny")
    return words, found


def form(words: list[str], quoted: bool) -> str:
    """How a content begins: to, that, whether, wh, imperative, inverted, np-to, ing, quote, np, clause, bare, empty."""
    if not words:
        return "empty"
    first = words[0]
    opener = _opener(words, first)
    if opener is not None:
        return opener
    sets = _sets()
    if quoted and first in sets.base:
        return "imperative"
    if quoted and first in sets.asking:
        return "inverted"
    if _is_object_with_infinitive(words, sets):
        return "np-to"
    if first.endswith("ing") and len(first) > len("bring"):
        return "ing"
    if quoted:
        return "quote"
    if not sets.finite.isdisjoint(words[1:12]):
        return "clause"
    return "np" if first in sets.determiner else "bare"


def _opener(words: list[str], first: str) -> str | None:
    if first == "to" or words[:2] == ["not", "to"]:
        return "to"
    if first == "that":
        return "that"
    if first in ("whether", "if"):
        return "whether"
    return "wh" if first in _sets().question else None


def _is_object_with_infinitive(words: list[str], sets: _Sets) -> bool:
    head = words[1:9]
    if "to" not in head:
        return False
    at = head.index("to") + 1
    following = words[at + 1] if at + 1 < len(words) else "the"
    return sets.finite.isdisjoint(words[:at]) and following not in sets.determiner and not following[:1].isdigit()


def _first_sentence(words: list[str]) -> list[str]:
    rest = takewhile(lambda word: word not in _ENDS, words[3:])
    return [*words[:3], *rest][:MAX_WORDS]


def _add_signs(sentence: list[str], found: set[str]) -> None:
    table = signs()
    for at, word in enumerate(sentence):
        for name in table.get(word, ()):
            if name not in found:
                found.add(name if at < NEAR else f"{name}>")
            if at < 2:
                found.add(f"{name}0")
    if "first0" in found and len(sentence) > 1 and not _THINKING.isdisjoint(sentence[1:5]):
        found.add("ithink")
    if sentence and not _SELF.isdisjoint(sentence[:2]) and not _OWN_WILL.isdisjoint(sentence[1:4]):
        found.add("selfwill")


def _add_finite(sentence: list[str], found: set[str]) -> None:
    finite = _sets().finite
    for at, word in enumerate(sentence[:_FIRST_FINITE_REACH]):
        if word in finite:
            following = sentence[at + 1] if at + 1 < len(sentence) else ""
            found.add(f"fin={word}")
            if following in ("not", "n't"):
                found.add("fin-not")
            return


def _add_ending(ending: str, found: set[str]) -> None:
    if "?" in ending:
        found.add("?")
    if "!" in ending:
        found.add("!")


@cache
def _sets() -> _Sets:
    sets = wordsets()
    return _Sets(*(sets[name] for name in _Sets._fields))
