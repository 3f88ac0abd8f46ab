"""Numbers that are dates, years or times of day, and therefore no quantities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.numeral import Numeral
    from onrecord.grounding.figures.tokens import Tokens

YEARS = range(1900, 2100)
_OLD_YEARS = range(1000, 2100)
_YEAR_WORDS = frozenset(
    "in since until till by from during before after of early late mid around circa year years fiscal season summer "
    "winter spring autumn fall and the to for between through this".split()
)
_CLOCK_BEFORE = frozenset("at by until till from since before after between around about".split())
_MARKET = frozenset(
    "trade traded trading closed close opened index shares stock stocks rate rates points yield price".split()
)


def is_date(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number is (part of) a date or a time of day: beside a month, with a colon, "9 p.m.", a year."""
    start, end = numeral.start, numeral.end
    if is_clock(tokens, end):
        return True
    return _has_colon(tokens, start) or _is_beside_month(tokens, start, end) or _is_dotted_clock(tokens, start)


def is_clock(tokens: Tokens, end: int) -> bool:
    """Whether what follows a number or range makes it a time of day or a year of an era: "p.m.", ":30", "BC"."""
    if tokens.word(end) in words_of("clock_words"):
        return True
    return (
        tokens.word(end) == ":"
        and tokens.is_glued(end)
        and tokens.is_glued(end + 1)
        and tokens.word(end + 1)[:1].isdigit()
    )


def is_year(tokens: Tokens, numeral: Numeral, noun_follows: bool) -> bool:
    """Whether four digits are a year: no thousands' comma, no scale, and nothing counted after them."""
    written = tokens.low[numeral.start]
    if numeral.end != numeral.start + 1 or len(written) != 4 or not written.isdecimal():
        return False
    before = tokens.word(numeral.start - 1)
    if int(written) in YEARS:
        return not noun_follows or before in _YEAR_WORDS or tokens.word(numeral.start - 2) in words_of("months")
    return int(written) in _OLD_YEARS and before in ("in", "since", "circa", "year") and not noun_follows


def _has_colon(tokens: Tokens, start: int) -> bool:
    """The minutes of a time of day, the seconds of a race time, the verse: digits after a colon after digits."""
    glued = tokens.word(start - 1) == ":" and tokens.is_glued(start) and tokens.is_glued(start - 1)
    return glued and tokens.word(start - 2)[-1:].isdigit()


def _is_beside_month(tokens: Tokens, start: int, end: int) -> bool:
    """As in "Jan. 24", "Sept 20-24", "16 November", "October 25 and 29"."""
    if len(tokens.low[start]) > 4 or not tokens.low[start].isdecimal():
        return False
    if tokens.word(end) in words_of("months") and tokens.is_capital(end):
        return True
    at = start - 1
    if tokens.word(at) in ("-", "–", "—", "and", "to", ",") and tokens.word(at - 1).isdecimal():
        at -= 2
    at -= tokens.word(at) == "."
    return tokens.word(at) in words_of("months") and tokens.is_capital(at)


def _is_dotted_clock(tokens: Tokens, start: int) -> bool:
    """As in "14.20 Power is back" at the head of a paragraph, "at 6.41": hours and minutes with a full stop between."""
    hours, dot, minutes = tokens.low[start].partition(".")
    if not dot or len(minutes) != 2 or not (hours + minutes).isdecimal() or int(hours[:3]) > 23 or int(minutes) > 59:
        return False
    if start == 0 or tokens.low[start - 1] == "\n":
        return len(hours) == 2 and not tokens.is_glued(start + 1)
    if tokens.low[start - 1] not in _CLOCK_BEFORE or tokens.word(start + 1)[:1] in ("%", "$"):
        return False
    return not _MARKET.intersection(tokens.low[tokens.sentence_start(start) : tokens.sentence_end(start)])
