"""Numbers that are no quantity: dates, times of day, addresses, telephone numbers, scores, ordinals and parts of names."""

from __future__ import annotations

from onrecord.grounding.figures.lexicon import roles, words_of
from onrecord.grounding.figures.numerals import Numeral
from onrecord.grounding.figures.tokens import Tokens

_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "s", "ers", "er", "’s", "'s"))
_JOINERS = frozenset(("-", "–", "—", "/", "_"))
_YEARS = range(1900, 2100)
_OLD_YEARS = range(1000, 2100)
_YEAR_WORDS = frozenset(
    "in since until till by from during before after of early late mid around circa year years fiscal season summer winter "
    "spring autumn fall and the to for between through this".split()
)
_LONGEST_LABEL = 4
"""Digits of a number in a name: "Section 1983", "Flight 370"."""
_CLOCK_BEFORE = frozenset("at by until till from since before after between around about".split())
_MARKET = frozenset("trade traded trading closed close opened index shares stock stocks rate rates points yield price".split())
_SCORING = frozenset(
    "win won wins winning beat beats beating lose lost losing defeat defeated draw drew score scored lead led trail trailed "
    "victory thrashed vote voted final".split()
)


def is_name(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number in the text names something in place of counting it; what follows as its unit is not looked at."""
    if numeral.form in ("plural", "vague", "few", "part"):
        return False
    if tokens.low[numeral.start][0].isdigit():
        return _hangs_on_letters(tokens, numeral) or _is_labelled(tokens, numeral.start) or _is_address(tokens, numeral.end)
    return _is_named_word(tokens, numeral)


def is_date(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number is (part of) a date or a time of day: beside a month, with a colon, "9 p.m.", a year."""
    start, end = numeral.start, numeral.end
    if tokens.word(end) in words_of("clock_words"):
        return True
    return _has_colon(tokens, start, end) or _is_beside_month(tokens, start, end) or _is_dotted_clock(tokens, start)


def is_year(tokens: Tokens, numeral: Numeral, noun_follows: bool) -> bool:
    """Whether four digits are a year: no thousands' comma, no scale, and nothing counted after them."""
    written = tokens.low[numeral.start]
    if numeral.end != numeral.start + 1 or len(written) != 4 or not written.isdecimal():
        return False
    before = tokens.word(numeral.start - 1)
    if int(written) in _YEARS:
        return not noun_follows or before in _YEAR_WORDS or tokens.word(numeral.start - 2) in words_of("months")
    return int(written) in _OLD_YEARS and before in ("in", "since", "circa", "year") and not noun_follows


def is_score(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether two numbers joined by a hyphen are the result of a match, a vote or a season ("3-1", "2014-15")."""
    end = numeral.end
    if tokens.word(end) not in ("-", "–") or not tokens.is_glued(end) or not tokens.is_glued(end + 1):
        return False
    first, second = tokens.low[numeral.start], tokens.word(end + 1)
    if not (first.isdecimal() and second.isdecimal() and first.isascii() and second.isascii()):
        return False
    if len(first) == 4 and len(second) in (2, 4) and int(first) in _YEARS:
        return True
    if len(second) >= 3 and len(first) >= 2 and len(first) != len(second) and tokens.word(end + 2) == "-":
        return True
    near = tokens.low[max(0, numeral.start - 5) : end + 4]
    return int(first[:9]) >= int(second[:9]) or any(word in _SCORING for word in near)


def _hangs_on_letters(tokens: Tokens, numeral: Numeral) -> bool:
    """ "S23", "COVID-19", "22nd", "1990s", "49ers", "#5", "24/7", "+44 20 ..."."""
    start, end = numeral.start, numeral.end
    if tokens.is_glued(end) and tokens.word(end) in _ORDINAL_ENDINGS and tokens.written(end) != "S":
        return tokens.word(end) != "s" or numeral.low >= 10
    before = tokens.word(start - 1)
    if tokens.is_glued(start) and (before[-1:].isalpha() or before in ("#", "/", "_", "@", ":", "№")):
        return True
    if tokens.is_glued(start) and before in _JOINERS and tokens.is_glued(start - 1):
        joined = tokens.word(start - 2)
        return joined[-1:].isalnum() and joined != "sub"
    return tokens.word(end) == "/" and tokens.is_glued(end) and tokens.word(end + 1).isdigit() or _is_telephone(tokens, start, end)


def _is_telephone(tokens: Tokens, start: int, end: int) -> bool:
    """Groups of digits joined by hyphens, or opened by a plus and a country's number."""
    if tokens.word(start - 1) == "+" and not tokens.is_glued(start - 1) and tokens.word(end).isdigit():
        return True
    return (
        tokens.word(end) == "-"
        and tokens.is_glued(end)
        and tokens.is_glued(end + 1)
        and len(tokens.word(end + 1)) == 4
        and len(tokens.low[start]) == 3
        and tokens.word(end + 1).isdigit()
    )


def _is_labelled(tokens: Tokens, start: int) -> bool:
    """ "Boeing 737", "page 12", "No. 5", "Prescott (4)"; the capital of a sentence's first function word is no name."""
    before = tokens.word(start - 1)
    if before == "." and tokens.word(start - 2) in ("no", "nos", "art", "sec", "fig", "vol", "pp"):
        return True
    if before in words_of("labels") and len(tokens.low[start]) <= _LONGEST_LABEL:
        return before != "no" or tokens.is_capital(start - 1)
    if before == "(" and tokens.word(start + 1) == ")" and tokens.is_capital(start - 2):
        return True
    if before == "," and tokens.word(start + 1) in (",", ".", ")") and tokens.is_capital(start - 2) and tokens.low[start].isdecimal():
        return len(tokens.low[start]) <= 2
    return False


def follows_name(tokens: Tokens, start: int) -> bool:
    """Whether a capitalized word that is not a function word stands right before a number."""
    written = tokens.written(start - 1)
    return (
        any(character.isupper() for character in written)
        and tokens.low[start - 1] not in words_of("function_words")
        and tokens.low[start - 1] not in words_of("months")
    )


def _is_address(tokens: Tokens, end: int) -> bool:
    """ "10 Downing Street", "1600 Pennsylvania Avenue NW"."""
    at = end
    while at < end + 3 and tokens.is_capital(at):
        at += 1
        if at > end + 1 and tokens.word(at - 1) in words_of("streets"):
            return True
    return False


def _is_named_word(tokens: Tokens, numeral: Numeral) -> bool:
    """ "Formula One", "Big Four", "ground zero", "no one", "the one who"."""
    start = numeral.start
    before = tokens.word(start - 1)
    if tokens.is_capital(start) and follows_name(tokens, start) and not tokens.is_stop(start - 1):
        return not tokens.is_capital(numeral.end) or tokens.is_stop(numeral.end)
    if tokens.low[start] == "one" and numeral.end == start + 1:
        return not _is_counting_one(tokens, start)
    if tokens.low[start] == "zero":
        return before in ("ground", "net", "absolute") or tokens.word(start + 1) in ("-", "tolerance", "sum")
    return tokens.is_capital(start) and before.isalpha() and tokens.written(start - 1).islower()


_NOT_BEFORE_ONE = frozenset("no any every each the this that which another some new good only -".split())
_NOT_AFTER_ONE = frozenset("another day thing time way side by - ’s 's of".split())


def _is_counting_one(tokens: Tokens, at: int) -> bool:
    if tokens.word(at - 1) in _NOT_BEFORE_ONE:
        return False
    after = tokens.word(at + 1)
    if after == "of" or tokens.word(at - 1) in roles():
        return True
    return after.isalpha() and after not in _NOT_AFTER_ONE and after not in words_of("function_words")


def _has_colon(tokens: Tokens, start: int, end: int) -> bool:
    """Hours and minutes, race times and verses: digits around a colon."""
    after = tokens.word(end) == ":" and tokens.is_glued(end) and tokens.is_glued(end + 1) and tokens.word(end + 1)[:1].isdigit()
    before = tokens.word(start - 1) == ":" and tokens.is_glued(start) and tokens.is_glued(start - 1)
    return after or (before and tokens.word(start - 2)[-1:].isdigit())


def _is_beside_month(tokens: Tokens, start: int, end: int) -> bool:
    """ "Jan. 24", "Sept 20-24", "16 November", "October 25 and 29" """
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
    """ "14.20 Power is back" at the head of a paragraph, "at 6.41": hours and minutes with a full stop between."""
    hours, dot, minutes = tokens.low[start].partition(".")
    if not dot or len(minutes) != 2 or not (hours + minutes).isdecimal() or int(hours[:3]) > 23 or int(minutes) > 59:
        return False
    if start == 0 or tokens.low[start - 1] == "\n":
        return len(hours) == 2 and not tokens.is_glued(start + 1)
    if tokens.low[start - 1] not in _CLOCK_BEFORE or tokens.word(start + 1)[:1] in ("%", "$"):
        return False
    return not _MARKET.intersection(tokens.low[tokens.sentence_start(start) : tokens.sentence_end(start)])
