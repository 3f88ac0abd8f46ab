"""Sentences: where each begins and ends, by rules made for news reports.

A run of full stops, question or exclamation marks ends a sentence unless something beside it speaks
against it: an abbreviation before it, a small letter or the quote's own cue after it. Written here
because the small libraries do not fit: pysbd (MIT) has had no release since 0.3.4 of February 2021, has been
reported to run for hours on a long string of digits (its issue 76), and takes no account of the quotes already
read; the larger ones bring a model each.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.lexicon import abbreviations, reporting_verbs, sentence_starters

if TYPE_CHECKING:
    from onrecord.language.quotes import Quote

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_STOP = re.compile(r"[.!?…‽]+|(?<=\s)[•▪◦‣●■](?=\s)")
_BULLETS = frozenset("•▪◦‣●■")
_CLOSING = frozenset("\"'”’»›)]}＂")
_OPENING = frozenset("\"'“‘„‚«‹([{＂`”’»›")
_QUOTE_MARKS = frozenset("\"'“”‘’„‚«»‹›＂`‟‛")
_DASHES = frozenset("-–—―")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_ABBREVIATION = 12
_LOOK_AHEAD = 100
"""Code points after a closing quote in which its speaker and verb are looked for."""


def split_sentences(text: str, quotes: list[Quote]) -> list[Span]:
    """Half-open spans (code points) of the sentences of a text, without the white space around them.

    `quotes` as `read_quotes` gives them for the text. Never raises; time grows with the text's length alone.
    """
    opening = {quote.start for quote in quotes}
    closing = {quote.end - 1 for quote in quotes if quote.closed}
    sentences: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        begin = paragraph.start()
        for end in _ends(text, paragraph.start(), paragraph.end(), opening, closing):
            sentences.append((begin, end))
            begin = end
    return [span for span in (_trim(text, *sentence) for sentence in sentences) if span[0] < span[1]]


def _ends(text: str, start: int, end: int, opening: set[int], closing: set[int]) -> list[int]:
    """Where the sentences of one paragraph [start, end) end, its own end included."""
    ends: list[int] = []
    done = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < done:
            continue
        if stop[0] in _BULLETS:
            ends.append(stop.start())
            continue
        after = _take_closing(text, stop.end(), end, opening, closing)
        if after < end and text[after].isspace() and _ends_here(text, start, stop, after, end):
            ends.append(after)
            done = after
    return [*ends, end]


def _take_closing(text: str, at: int, end: int, opening: set[int], closing: set[int]) -> int:
    """The place after a stop's closing marks; one after a stray space counts if a quote closes there."""
    while at < end:
        if text[at] in _CLOSING and at not in opening:
            at += 1
        elif text[at].isspace() and at + 1 in closing and at + 1 not in opening:
            at += 2
        else:
            break
    return at


def _ends_here(text: str, start: int, stop: re.Match[str], after: int, end: int) -> bool:
    following = _first_of_next(text, after, end)
    if following >= end or text[following].islower() or _is_list_number(text, start, stop):
        return False
    quoted = any(mark in _QUOTE_MARKS for mark in text[stop.end() : after])
    if quoted and (text[following] in _DASHES or _is_followed_by_cue(text, following, end, stop[0])):
        return False
    if stop[0] == ".":
        return not _is_abbreviated(text, start, stop.start(), following, end)
    return not (stop.start() > start and text[stop.start() - 1] in "([" and stop[0] in ("...", "…"))


def _first_of_next(text: str, at: int, end: int) -> int:
    """The first character after white space, quote marks and brackets."""
    while at < end and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return at


def _is_list_number(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a paragraph begins with this stop's number or letter ("3. Prices")."""
    head = text[start : stop.start()].strip() if stop.start() - start <= _LONGEST_ABBREVIATION else ""
    return stop[0] == "." and _LIST_NUMBER.fullmatch(head) is not None


def _is_followed_by_cue(text: str, following: int, end: int, stop: str) -> bool:
    """Whether a quote's speaker and verb follow it; after a full stop they must stand alone, as a comma is usual."""
    cue = _cue().match(text, following, min(end, following + _LOOK_AHEAD))
    if cue is None or _first_word(cue[0]) in sentence_starters():
        return False
    return stop[-1] in "!?…" or cue.end() >= end or text[cue.end()] in ".,;:"


@cache
def _cue() -> re.Pattern[str]:
    name = r"[^\W\d_a-z][\w'’.-]*,?"
    verbs = "|".join(sorted(reporting_verbs()))
    return re.compile(rf"{name}\s+(?:(?:{name}|of|the|and|for|de|al|van|von)\s+){{0,6}}(?:{verbs})\b")


def _first_word(phrase: str) -> str:
    return phrase.split(maxsplit=1)[0].rstrip(",")


def _is_abbreviated(text: str, start: int, at: int, following: int, end: int) -> bool:
    """Whether the full stop at `at` belongs to the word before it and ends nothing."""
    word = _word_before(text, start, at)
    kind = abbreviations().get(word)
    if kind in ("name", "inline"):
        return True
    if kind == "number":
        return text[following].isdigit()
    if kind == "last" or (_DOTTED.fullmatch(word) and (len(word) > 1 or word.isupper())):
        return not _begins_sentence(text, at, following, end)
    return False


def _word_before(text: str, start: int, at: int) -> str:
    first = at
    while first > max(start, at - _LONGEST_ABBREVIATION) and not text[first - 1].isspace():
        first -= 1
    return text[first:at].lstrip("\"'“‘„«([{-–—/")


def _begins_sentence(text: str, at: int, following: int, end: int) -> bool:
    if any(character in _QUOTE_MARKS for character in text[at:following]):
        return True
    word = _WORD.match(text, following, min(end, following + _LONGEST_ABBREVIATION))
    return word is not None and word[0] in sentence_starters()


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
