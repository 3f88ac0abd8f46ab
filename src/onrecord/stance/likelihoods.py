"""Finds the words of likelihood in a sentence: "almost certain", "a good chance", "not high", "one in three"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.stance.lexicon import Phrase, grammar, rows
from onrecord.stance.ratios import Ratio, read_odds, read_ratio
from onrecord.stance.yardsticks import Interval, interval, nearly, negated, stronger
from onrecord.values import Yardstick

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANCES = grammar("chances")
BEING = grammar("being")
NEGATIONS = grammar("negations")
_VERY = grammar("very")
_ALMOST = grammar("almost")
_SOFT = grammar("soft")
_OPINIONS = grammar("opinions")
_BREAKS = frozenset(".;:!?–—()") | {"but", "although", "though", "because", "while", "whereas"}
_NOT_POSSIBLE_AFTER = grammar("not_possible_after")
_NOT_LIKELY_BEFORE = grammar("not_likely_before")
_DETERMINERS = grammar("determiners")
_PERSONS = grammar("persons")
PLAIN = frozenset(("a", "the", "some", "any", "of"))
_VERDICT_BREAKS = frozenset((".", ";", "!", "?", "but"))
_REACH_BACK, _RAISED_REACH = 4, 9


class Likelihood(NamedTuple):
    """Words `begin` to `end` of a sentence say how likely; `chance` is the place of their noun, None without one.

    `step` names the likelihood and `is_negated` turns it; where `ratio` is given, it holds the probabilities instead.
    """

    begin: int
    end: int
    step: str
    is_negated: bool
    chance: int | None
    ratio: Interval | None = None

    def probabilities(self, yardstick: Yardstick) -> Interval:
        """Lowest and highest probability by a yardstick."""
        if self.ratio is not None:
            return (0.0, 1.0) if self.is_negated else self.ratio
        return negated(self.step, yardstick) if self.is_negated else interval(self.step, yardstick)


class _Entry(NamedTuple):
    words: Phrase
    step: str
    use: str


@cache
def _phrases() -> dict[str, list[_Entry]]:
    """All phrases but those of a chance noun, by their first word, longest first."""
    return _by_first(entry for entry in _entries() if entry.use != "of chance")


@cache
def _adjectives() -> dict[str, list[_Entry]]:
    return _by_first(entry for entry in _entries() if entry.use == "of chance")


@cache
def triggers() -> frozenset[str]:
    """A sentence without one of these words says nothing of likelihood."""
    telling = {word for entry in _entries() if entry.use != "of chance" for word in entry.words}
    return CHANCES | telling - grammar("common")


def may_hold_likelihood(text: str) -> bool:
    """A quick look: whether letters of any trigger stand in a text."""
    lowered = text.lower()
    return any(stem in lowered for stem in _stems())


@cache
def _stems() -> tuple[str, ...]:
    """Triggers that hold no other trigger."""
    return tuple(sorted(one for one in triggers() if not any(other != one and other in one for other in triggers())))


def _entries() -> Iterator[_Entry]:
    for step, use, entries in rows("likelihoods.tsv"):
        for entry in entries.split("; "):
            yield _Entry(tuple(entry.split()), step, use)


def _by_first(entries: Iterator[_Entry]) -> dict[str, list[_Entry]]:
    table: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry.words)):
        table.setdefault(entry.words[0], []).append(entry)
    return table


def find_likelihoods(words: list[str]) -> list[Likelihood]:
    """The words of likelihood of one sentence (lower case, as `tokens.split` cuts them), in order, none in another."""
    if triggers().isdisjoint(words):
        return []
    found: list[Likelihood] = []
    speaks_of_chance = not CHANCES.isdisjoint(words)
    at = 0
    while at < len(words):
        one = _at(words, at, speaks_of_chance)
        if one is not None and (not found or one.begin >= found[-1].end):
            found.append(one)
            at = max(at + 1, one.end)
        else:
            at += 1
    return _without_plain_chance(found)


def _at(words: list[str], at: int, speaks_of_chance: bool) -> Likelihood | None:
    ratio = read_ratio(words, at) or (read_odds(words, at) if "odds" in words else None)
    if ratio is not None:
        return _from_ratio(words, ratio, speaks_of_chance)
    for entry in _phrases().get(words[at], ()):
        if _stands(words, at, entry.words) and _is_used(words, at, entry):
            return _from_phrase(words, at, entry)
    return _of_chance(words, at) if words[at] in CHANCES else None


def _stands(words: list[str], at: int, phrase: Phrase) -> bool:
    return tuple(words[at : at + len(phrase)]) == phrase


def _from_ratio(words: list[str], ratio: Ratio, speaks_of_chance: bool) -> Likelihood | None:
    following = words[ratio.end] if ratio.end < len(words) else ""
    if not speaks_of_chance and following not in ("likely", "probable", "certain", "sure"):
        return None
    end = ratio.end + (following in CHANCES or following in ("likely", "probable", "certain", "sure"))
    chance = ratio.end if following in CHANCES else _chance_before(words, ratio.begin)
    return Likelihood(ratio.begin, end, "even", is_negated=False, chance=chance, ratio=(ratio.low, ratio.high))


def _chance_before(words: list[str], at: int) -> int | None:
    return next((place for place in range(at - 1, -1, -1) if words[place] in CHANCES), None)


def _is_used(words: list[str], at: int, entry: _Entry) -> bool:
    before = words[at - 1] if at else ""
    after = words[at + len(entry.words)] if at + len(entry.words) < len(words) else ""
    word = entry.words[-1]
    if entry.use in ("denial", "adverb"):
        return True
    if entry.use == "fixed":
        return entry.words[0] not in ("ruled", "excluded") or _is_after_being(words, at)
    if word == "certain":
        return before in _ALMOST or _is_certain(words, at, before, after)
    if before in _DETERMINERS or (word == "possible" and before in _NOT_POSSIBLE_AFTER):
        return False
    if word in ("likely", "unlikely"):
        return after not in _NOT_LIKELY_BEFORE
    return after in ("that", "to") or _is_after_being(words, at)


def _is_certain(words: list[str], at: int, before: str, after: str) -> bool:
    subject = next(
        (word for word in reversed(words[max(0, at - _REACH_BACK) : at]) if word in _PERSONS or word == "it"), ""
    )
    if after == "that":
        return subject == "it"
    return (
        subject not in _PERSONS
        and after in ("", ",", ".", ";")
        and (before in BEING or before in NEGATIONS or before == "from")
    )


def _is_after_being(words: list[str], at: int) -> bool:
    return not BEING.isdisjoint(words[max(0, at - _REACH_BACK) : at])


def _from_phrase(words: list[str], at: int, entry: _Entry) -> Likelihood:
    begin, step = _strengthened(words, at, entry.step)
    end = at + len(entry.words)
    if entry.use == "adverb" and entry.words[0] == "probably" and words[end : end + 1] == ["not"]:
        return Likelihood(begin, end + 1, "probably_not", is_negated=False, chance=None)
    negative = entry.use != "denial" and _negation(words, begin)
    begin = _with_near_negation(words, begin) if negative else begin
    chance = end if words[end : end + 1] and words[end] in CHANCES else None
    return Likelihood(begin, end + (chance is not None), step, negative, chance)


def _strengthened(words: list[str], at: int, step: str) -> tuple[int, str]:
    before = words[at - 1] if at else ""
    if before in _ALMOST:
        return at - 1, nearly(step)
    if before in _VERY:
        return at - 1, stronger(step)
    return at, step


def _of_chance(words: list[str], at: int) -> Likelihood | None:
    """A chance with what is said of it before ("a good chance") or after ("the probability is not high")."""
    before = _adjective_before(words, at)
    after = _adjective_after(words, at)
    if before is not None and before[2].words[0] not in PLAIN:
        begin, step, entry = before
        negative = entry.step != "impossible" and _negation(words, begin)
        return Likelihood(_with_near_negation(words, begin) if negative else begin, at + 1, step, negative, at)
    if after is not None:
        return after
    if before is not None and before[2].words[0] in ("a", "some", "any") and _has_chance(words, before[0]):
        return Likelihood(before[0], at + 1, "possible", _negation(words, before[0]), at)
    return None


def _has_chance(words: list[str], at: int) -> bool:
    return not {"is", "was", "has", "have", "had", "'s", "be", "remains", "stand", "stands"}.isdisjoint(
        words[max(0, at - 3) : at]
    )


def _adjective_before(words: list[str], at: int) -> tuple[int, str, _Entry] | None:
    for size in (4, 3, 2, 1):
        begin = at - size
        if begin < 0:
            continue
        for entry in _adjectives().get(words[begin], ()):
            if len(entry.words) == size and _stands(words, begin, entry.words):
                start, step = _strengthened(words, begin, entry.step)
                return start, step, entry
    return None


def _adjective_after(words: list[str], at: int) -> Likelihood | None:
    for place in range(at + 1, len(words)):
        if words[place] in _VERDICT_BREAKS or (words[place] in CHANCES and words[place + 1 : place + 2] == ["of"]):
            return None
        for entry in _adjectives().get(words[place], ()):
            if entry.words[0] not in PLAIN and _stands(words, place, entry.words) and _is_said(words, place):
                return _said_of(words, at, place, entry)
    return None


def _is_said(words: list[str], place: int) -> bool:
    at = place - 1
    while at >= 0 and (words[at] in _VERY or words[at] in _SOFT or words[at] in NEGATIONS or words[at] in _ALMOST):
        at -= 1
    return (at >= 0 and words[at] in BEING) or words[place - 1] == "as"


def _said_of(words: list[str], chance: int, place: int, entry: _Entry) -> Likelihood:
    begin, step = _strengthened(words, place, entry.step)
    negative = _negation(words, begin)
    begin = _with_near_negation(words, begin) if negative else begin
    return Likelihood(begin, place + len(entry.words), step, negative, chance)


def _negation(words: list[str], at: int) -> bool:
    """Whether a negation governs the word at a place: close before it, or above it ("does not mean that ...")."""
    if words[max(0, at - 2) : at] == ["far", "from"] or words[max(0, at - 2) : at] == ["anything", "but"]:
        return True
    for place in range(at - 1, max(-1, at - 1 - _RAISED_REACH), -1):
        if words[place] in _BREAKS:
            return False
        if words[place] in NEGATIONS:
            is_near = at - place <= _REACH_BACK and not _is_clause_between(words, place, at)
            return is_near or _is_raised(words, place)
    return False


def _is_clause_between(words: list[str], start: int, end: int) -> bool:
    return any(word in ("that", ",", "and", "or") for word in words[start + 1 : end])


def _is_raised(words: list[str], at: int) -> bool:
    return not _OPINIONS.isdisjoint(words[at + 1 : at + 3])


def _with_near_negation(words: list[str], begin: int) -> int:
    """The phrase begins at its negation when nothing but a soft word or an article stands between."""
    for place in range(begin - 1, max(-1, begin - 4), -1):
        if words[place] in NEGATIONS:
            return place
        if words[place] not in _SOFT and words[place] not in ("a", "an", "the", "be", "from", "but", "anything"):
            return begin
        if words[place] == "far" and words[place + 1] == "from":
            return place
    return begin


def _without_plain_chance(found: list[Likelihood]) -> list[Likelihood]:
    """Of two that speak of the same chance the one with figures stays, else the first."""
    kept: dict[int, Likelihood] = {}
    for one in found:
        if one.chance is not None and (one.chance not in kept or one.ratio is not None):
            kept[one.chance] = one
    return [one for one in found if one.chance is None or kept[one.chance] is one]
