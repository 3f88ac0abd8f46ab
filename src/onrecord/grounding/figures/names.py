"""Numbers that name: addresses, telephone numbers, scores, ordinals and parts of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.dates import YEARS
from onrecord.grounding.figures.lexicon import numerals, roles, words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.numeral import Numeral
    from onrecord.grounding.figures.tokens import Tokens

_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th", "s", "ers", "er", "’s", "'s"))
_JOINERS = frozenset(("-", "–", "—", "/", "_"))
_LONGEST_LABEL = 4
"""Digits of a number in a name: "Section 1983", "Flight 370"."""
_COMPASS = frozenset("N S E W NE NW SE SW North South East West".split())
_STREETS_FIRST = frozenset("Ave Avenue Rue Via Calle Boulevard Place".split())
_SHORTEST_GROUP = 3
"""Digits of the shortest group of a telephone number that is told from a count."""
_SCORING = frozenset(
    "win won wins winning beat beats beating lose lost losing defeat defeated draw drew score scored lead led trail "
    "trailed victory thrashed vote voted final".split()
)
_NOT_BEFORE_ONE = frozenset("no any every each the this that which another some new good only -".split())
_NOT_AFTER_ONE = frozenset("another day thing time way side by - ’s 's of".split())


def is_name(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number names something in place of counting it; what follows as its unit is not looked at."""
    if numeral.form in ("plural", "vague", "few", "part"):
        return False
    if tokens.low[numeral.start][0].isdigit():
        return (
            _hangs_on_letters(tokens, numeral)
            or _is_labelled(tokens, numeral.start)
            or _is_address(tokens, numeral.end)
        )
    return _is_named_word(tokens, numeral)


def is_score(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether two numbers joined by a hyphen are the result of a match, a vote or a season ("3-1", "2014-15")."""
    end = numeral.end
    if tokens.word(end) not in ("-", "–") or not tokens.is_glued(end) or not tokens.is_glued(end + 1):
        return False
    first, second = tokens.low[numeral.start], tokens.word(end + 1)
    if not (first.isdecimal() and second.isdecimal() and first.isascii() and second.isascii()):
        return False
    if len(first) == 4 and len(second) in (2, 4) and int(first) in YEARS:
        return True
    if len(second) >= 3 and len(first) >= 2 and len(first) != len(second) and tokens.word(end + 2) == "-":
        return True
    near = tokens.low[max(0, numeral.start - 5) : end + 4]
    return int(first[:9]) >= int(second[:9]) or any(word in _SCORING for word in near)


def _hangs_on_letters(tokens: Tokens, numeral: Numeral) -> bool:
    """As in "S23", "COVID-19", "22nd", "1990s", "49ers", "#5", "24/7", "+44 20 ..."."""
    start, end = numeral.start, numeral.end
    if tokens.is_glued(end) and tokens.word(end) in _ORDINAL_ENDINGS and tokens.written(end) != "S":
        return tokens.word(end) != "s" or numeral.low >= 10
    before = tokens.word(start - 1)
    if tokens.is_glued(start) and (before[-1:].isalpha() or before in ("#", "/", "_", "@", ":", "№")):
        return True
    if tokens.is_glued(start) and before in _JOINERS and tokens.is_glued(start - 1):
        joined = tokens.word(start - 2)
        return joined[-1:].isalnum() and joined not in ("sub", "minus")
    return (tokens.word(end) == "/" and tokens.is_glued(end) and tokens.word(end + 1).isdigit()) or _is_telephone(
        tokens, start, end
    )


def _is_telephone(tokens: Tokens, start: int, end: int) -> bool:
    """A group of digits of a telephone number: led by a nought, beside another group, or in brackets before one."""
    written, after = tokens.low[start], tokens.word(end)
    if written[0] == "0" and len(written) > 1 and written.isdecimal():
        return True
    if tokens.word(start - 1) == "+" and tokens.is_glued(start) and _is_group(after):
        return True
    if not written.isdecimal() or len(written) < _SHORTEST_GROUP:
        return False
    if _is_group(tokens.word(start - 1)) or _is_group(after):
        return True
    if after == ")" and tokens.word(start - 1) == "(":
        return _is_group(tokens.word(end + 1))
    joined = after == "-" and tokens.is_glued(end) and tokens.is_glued(end + 1)
    second = tokens.word(end + 1)
    if not joined or len(written) != _SHORTEST_GROUP or len(second) != 4 or not second.isdecimal():
        return False
    following = tokens.word(end + 2)
    return not following.isalpha() or following in words_of("function_words")


def _is_group(word: str) -> bool:
    return word.isdecimal() and len(word) >= _SHORTEST_GROUP


def _is_labelled(tokens: Tokens, start: int) -> bool:
    """As in "Boeing 737", "page 12", "No. 5", "Prescott (4)", "Senard, 65,"."""
    before = tokens.word(start - 1)
    if before == "." and tokens.word(start - 2) in ("no", "nos", "art", "sec", "fig", "vol", "pp"):
        return True
    if before in words_of("labels") and len(tokens.low[start]) <= _LONGEST_LABEL:
        return before != "no" or tokens.is_capital(start - 1)
    if before == "(" and tokens.word(start + 1) == ")" and tokens.is_capital(start - 2):
        return True
    if (
        before == ","
        and tokens.word(start + 1) in (",", ".", ")")
        and tokens.is_capital(start - 2)
        and tokens.low[start].isdecimal()
    ):
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
    """As in "10 Downing Street", "1600 Pennsylvania Avenue NW"."""
    if (tokens.written(end) in _COMPASS and tokens.word(end + 1)[:1].isdigit()) or tokens.written(
        end
    ) in _STREETS_FIRST:
        return True
    at = end
    while at < end + 3 and tokens.is_capital(at):
        at += 1
        if at > end + 1 and tokens.word(at - 1) in words_of("streets"):
            return True
    return False


def _is_named_word(tokens: Tokens, numeral: Numeral) -> bool:
    """As in "Formula One", "Big Four", "ground zero", "no one", "the one who"."""
    start = numeral.start
    before = tokens.word(start - 1)
    if tokens.is_capital(start) and follows_name(tokens, start) and not tokens.is_stop(start - 1):
        return not tokens.is_capital(numeral.end) or tokens.is_stop(numeral.end)
    if tokens.low[start] == "one" and numeral.end == start + 1:
        return not _is_counting_one(tokens, start)
    if tokens.low[start] == "zero":
        return before in ("ground", "net", "absolute") or tokens.word(start + 1) in ("-", "tolerance", "sum")
    return tokens.is_capital(start) and before.isalpha() and tokens.written(start - 1).islower()


def _is_counting_one(tokens: Tokens, at: int) -> bool:
    if tokens.word(at - 1) in _NOT_BEFORE_ONE:
        return False
    after = tokens.word(at + 1)
    if after == "of" or tokens.word(at - 1) in roles() or (after in ("to", "or") and tokens.word(at + 2) in numerals()):
        return True
    return after.isalpha() and after not in _NOT_AFTER_ONE and after not in words_of("function_words")
