"""Which days a length of time covers, where the words around it tell: "the nine months of war".

A length ends on the article's day in these surroundings; elsewhere ("its first six months") its days stay unknown:

- pointed at as past: "the past three weeks", "recent weeks";
- of something that lasts: "the nine months of war", "a month into the siege" (`data/ongoing.txt` names what lasts);
- as the age of what lasts: "the nine-month-old war";
- from an event on: "the two weeks since the vote";
- said to go on: "has been raining for three days", "for a week now".

Where the sentence names another year or month, or says that the thing is over, the length may have ended then.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN, Bounds, day_or_none, moved
from onrecord.grounding.times.lexicon import word_list
from onrecord.grounding.times.patterns import Found, expand

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_REACH = 160
"""Code points looked at on either side."""
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'A-Z])|[;\n]")
_OVER = re.compile(r"\b(?:ended|preceded|preceding|followed|leading up|had passed|(?:was|were) over|before|until)\b")
_STRETCH_OPENING = re.compile(
    r"\b(?:the|these|after|in|over|during|through|throughout)(?: (?:the|about|nearly|almost))? $", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:the|these)\b", re.IGNORECASE)
_GOING_ON = re.compile(r"(?:\b(?:has|have)|[’']s|[’']ve) been (?:\w+ly )?\w{2,}ing\b[^,:]*\bfor $")
_NOW = re.compile(r" now(?=[^\w\s]|$| (?!\w+ed\b|to\b|will\b))")
_OF_YEAR = re.compile(r" of (?:(?P<year>[12][0-9]{3})\b(?!-)|(?P<this>this|the current|last) year\b)")
_FIRST, _LAST = "1", "-1"


def up_to_now(found: Found, setting: Setting) -> Bounds:
    """So many units of which the last ends today; where their number is not told, only the end is known."""
    return _from_today(found, setting, -1)


def from_now(found: Found, setting: Setting) -> Bounds:
    """So many units that begin today."""
    return _from_today(found, setting, 1)[::-1]


def covered(found: Found, setting: Setting) -> Bounds:
    """First and last day of a length that its own words do not date."""
    if found.has("o"):
        return _of_year(found, setting, found.value("o"))
    return up_to_now(found, setting) if _ends_now(found, setting) else UNKNOWN


def last_of(found: Found, setting: Setting) -> Bounds:
    """Of "the last three months of 2015" that year's end; of "the last two weeks of the race" nothing is known."""
    after = _after(found)
    if not after.startswith(" of ") or found.tokens.word(found.parts["p"][0]).lower() != "last":
        return up_to_now(found, setting)
    return up_to_now(found, setting) if _of_what_lasts().match(after) else _of_year(found, setting, _LAST)


def _from_today(found: Found, setting: Setting, sign: int) -> Bounds:
    today = setting.today
    if today is None:
        return UNKNOWN
    number = found.number("a") if found.has("a") else found.number("n")
    other = moved(today, found.value("u"), sign * number) if number is not None else None
    return other.isoformat() if other else None, today.isoformat()


def _ends_now(found: Found, setting: Setting) -> bool:
    """Whether the surroundings say that the length runs up to the article's day."""
    if setting.narrates or _antiquity().search(found.tokens.classes) or _is_elsewhen(found, setting):
        return False
    before, words, after = _before(found), _words(found), _after(found)
    if words.endswith("old"):
        return _what_lasts().match(after) is not None
    if after.startswith(" since "):
        return found.has("n") or _ARTICLE.match(words) is not None
    if (before.lower().endswith("for ") and _NOW.match(after)) or _GOING_ON.search(before):
        return True
    if after.startswith(" into "):
        return _into_what_lasts().match(after) is not None
    opened = _ARTICLE.match(words) or _STRETCH_OPENING.search(before)
    return opened is not None and _of_what_lasts().match(after) is not None


def _is_elsewhen(found: Found, setting: Setting) -> bool:
    """Whether the sentence names another time, other than after "since", or says that the thing is over."""
    tokens = found.tokens
    start = tokens.starts[found.start] - len(_before(found))
    end = tokens.ends[found.end - 1] + len(_after(found))
    if _OVER.search(tokens.text, start, end):
        return True
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    return any(_names_another_year(match, found, setting) for match in _dated().finditer(tokens.classes, first, last))


def _names_another_year(match: re.Match[str], found: Found, setting: Setting) -> bool:
    inside = found.start <= match.start() < found.end
    this_year = setting.published is not None and found.tokens.word(match.start()) == str(setting.published.year)
    return not inside and not this_year


def _of_year(found: Found, setting: Setting, side: str) -> Bounds:
    """Of "the first nine months of this year": so many units at that year's beginning or end."""
    match, number = _OF_YEAR.match(_after(found)), found.number("n")
    year = _year(match, setting) if match else None
    if number is None or year is None or side not in (_FIRST, _LAST):
        return UNKNOWN
    edge = day_or_none(year, 1, 1) if side == _FIRST else day_or_none(year, 12, 31)
    step = 1 if side == _FIRST else -1
    beyond = moved(edge, found.value("u"), step * number) if edge else None
    other = moved(beyond, "D", -step) if beyond else None
    if edge is None or other is None:
        return UNKNOWN
    first, last = sorted((edge.isoformat(), other.isoformat()))
    return first, last


def _year(match: re.Match[str], setting: Setting) -> int | None:
    if match["year"]:
        return int(match["year"])
    return setting.published.year - (match["this"] == "last") if setting.published else None


def _words(found: Found) -> str:
    return found.tokens.text[found.tokens.starts[found.start] : found.tokens.ends[found.end - 1]]


def _before(found: Found) -> str:
    """What the sentence says before the expression, as far as is looked."""
    at = found.tokens.starts[found.start]
    return _SENTENCE_END.split(found.tokens.text[max(0, at - _REACH) : at])[-1]


def _after(found: Found) -> str:
    """What the sentence says after the expression, as far as is looked."""
    at = found.tokens.ends[found.end - 1]
    return _SENTENCE_END.split(found.tokens.text[at : at + _REACH])[0]


@cache
def _what_lasts() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, word_list("ongoing"))))
    return re.compile(rf" (?:[\w-]+ ){{0,2}}?(?:{nouns})\b(?! of (?:[12]\d{{3}}|[A-Z]))")


@cache
def _of_what_lasts() -> re.Pattern[str]:
    return re.compile(" of" + _what_lasts().pattern)


@cache
def _into_what_lasts() -> re.Pattern[str]:
    return re.compile(" into" + _what_lasts().pattern)


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(expand("(?<!{since})(?:{year}|{decade}|{any_month})"))


@cache
def _antiquity() -> re.Pattern[str]:
    """Years "BC", by which a text tells of times long before its own."""
    return re.compile(expand("{era}"))
