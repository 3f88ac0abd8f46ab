"""Finds what a likelihood is put on: the words of the outcome in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.stance.lexicon import grammar
from onrecord.stance.likelihoods import BEING, CHANCES

if TYPE_CHECKING:
    from onrecord.stance.likelihoods import Likelihood

Range = tuple[int, int]

_STARTS = grammar("starts")
_BREAKS = frozenset('.;:!?–—()"“”«»')
_ENDS = grammar("ends")
_LINKS = frozenset(("of", "that", "for", "to", "with"))
_HAVING = grammar("having")
_BARE = grammar("bare")
_ATTRIBUTING = grammar("attributing")
ARTICLES = frozenset(("a", "an", "the"))
_SAYING = grammar("saying")
_BEFORE_WHICH = frozenset("in during at by under on from after before through for of".split())
_EDGES = frozenset(",'\"“”‘’«»-–—")
_DROPPED = grammar("dropped")
_AUXILIARIES = frozenset("will would may might could can should has have had not n't never be been 's".split()) | BEING


def find_outcome(words: list[str], one: Likelihood) -> Range | None:
    """Words `begin` to `end` of the outcome; None where the sentence names none."""
    found = _of_chance(words, one) if one.chance is not None else _of_predicate(words, one)
    return None if found is None else _trimmed(words, found)


def is_bare(words: list[str], outcome: Range) -> bool:
    """Whether the outcome is a mere pointer: "that", "this", "it", "that happening", "the probability"."""
    kept = words[outcome[0] : outcome[1]]
    if len(kept) <= 2 and kept[-1] in CHANCES:
        return True
    return bool(kept) and kept[0] in _BARE and (len(kept) == 1 or (len(kept) <= 4 and kept[1].startswith("happen")))


def named_before(words: list[str], one: Likelihood) -> Range | None:
    """What an earlier chance of the same sentence was of: "the probability of a deal – the probability of that ..."."""
    limit = one.chance if one.chance is not None else one.begin
    for at in range(limit - 1, -1, -1):
        if words[at] in CHANCES and words[at + 1 : at + 2] == ["of"]:
            end = next(
                (place for place in range(at + 2, limit) if words[place] in _BREAKS or words[place] == "-"), limit
            )
            return _trimmed(words, (at + 2, end))
    return None


def _of_chance(words: list[str], one: Likelihood) -> Range | None:
    chance = one.chance if one.chance is not None else one.begin
    after = chance + 1
    if after < len(words) and words[after] in _LINKS:
        end = _before_verdict(words, after + 1, one) if one.begin > chance else clause_end(words, after + 1)
        having = _having_before(words, min(one.begin, chance))
        if having is not None and words[after] in ("of", "to"):
            return _clause_start(words, having), end
        return after + 1, end
    if (
        one.begin <= chance
        and after < len(words)
        and words[after] not in BEING
        and words[after] not in _BREAKS
        and words[after] != ","
    ):
        return after, clause_end(words, after)
    return _of_predicate(words, one)


def _before_verdict(words: list[str], start: int, one: Likelihood) -> int:
    """Where the outcome ends before "is not high" or "at 30 percent"."""
    at = one.begin
    while at > start and (
        words[at - 1] in _AUXILIARIES or words[at - 1] in ("at", "as", "about", "still", "now", "that")
    ):
        at -= 1
    return at


def _having_before(words: list[str], at: int) -> int | None:
    return next((place for place in range(at - 1, max(-1, at - 5), -1) if words[place] in _HAVING), None)


def _of_predicate(words: list[str], one: Likelihood) -> Range | None:
    after = words[one.end] if one.end < len(words) else ""
    start = _clause_start(words, one.begin)
    if after in ("that", "whether", "if") or (words[start : start + 1] == ["it"] and after == "to"):
        return one.end + (after == "that"), clause_end(words, one.end + 1)
    if words[one.end - 1] == "that" or _is_active_denial(words, one) or words[one.end - 1] in ("against", "on"):
        return one.end, clause_end(words, one.end)
    if (
        after in ("", ",", ".", "in", "by", "before", "this", "next", "any", "anytime", "within", "at", "on")
        or after in _BREAKS
        or after in _ENDS
    ):
        subject = _subject(words, start, one.begin)
        return subject if subject is not None else (start, clause_end(words, one.end))
    return start, clause_end(words, one.end)


def _is_active_denial(words: list[str], one: Likelihood) -> bool:
    kept = words[one.begin : one.end]
    return not {"rule", "exclude", "ruling"}.isdisjoint(kept) and one.end < len(words)


def _subject(words: list[str], start: int, verdict: int) -> Range | None:
    """The subject of "... is unlikely", its verb of being left out; None where other words follow that verb."""
    verb = next(
        (
            at
            for at in range(verdict - 1, start - 1, -1)
            if words[at] in BEING or words[at] in ("cannot", "can", "could")
        ),
        None,
    )
    if verb is None:
        return (start, verdict) if verdict > start else None
    end = verb
    while end > start and words[end - 1] in _AUXILIARIES:
        end -= 1
    return (start, end) if end > start else None


def _clause_start(words: list[str], at: int) -> int:
    for place in range(at - 1, -1, -1):
        if words[place] in _BREAKS or (
            words[place] in _SAYING and place + 1 < at and words[place + 1] not in _AUXILIARIES
        ):
            return place + 1
        if words[place] == "which" and place and words[place - 1] in _BEFORE_WHICH:
            return place + 1
        if words[place] in _STARTS and not (
            words[place] in ("and", "or", "as", "that", "so") and place + 1 < at and _is_inner(words, place, at)
        ):
            return place + 1
    return 0


def _is_inner(words: list[str], place: int, at: int) -> bool:
    """Whether a joining word stands inside the subject: "that" right before its verb, "and" between two nouns."""
    return (
        words[place + 1] in _AUXILIARIES
        or (
            words[place] in ("and", "or") and not any(word in _AUXILIARIES for word in words[max(0, place - 6) : place])
        )
        or place + 1 == at
    )


def clause_end(words: list[str], at: int) -> int:
    """Where the clause around a word ends."""
    for place in range(at, len(words)):
        if words[place] in _BREAKS or words[place] in _ENDS:
            return place
        if (
            words[place] == ","
            and place + 1 < len(words)
            and (words[place + 1] in _ENDS or words[place + 1] in _ATTRIBUTING or words[place + 1] in ("and", "to"))
        ):
            return place
    return len(words)


def _trimmed(words: list[str], found: Range) -> Range | None:
    begin, end = found
    while begin < end and (
        words[begin] in _EDGES
        or (
            words[begin] in _DROPPED
            and begin + 1 < end
            and words[begin + 1] not in _BARE
            and not (words[begin] == "that" and words[begin + 1].startswith("happen"))
        )
    ):
        begin += 1
    while end > begin and words[end - 1] in _EDGES:
        end -= 1
    return (begin, end) if not ARTICLES.issuperset(words[begin:end]) else None
