"""The thing counted or measured: the noun after a number, or after "of" and "in"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.figures.lexicon import numerals, roles, words_of

if TYPE_CHECKING:
    from onrecord.grounding.figures.tokens import Tokens

TokenSpan = tuple[int, int]

_LONGEST_NAME = 8
_SINGULAR_ENDINGS = ("ss", "us", "is", "’s", "'s")
_DETERMINERS = frozenset("the a an its his her their our my your all these those this that such".split())
_NOT_AFTER_IN = _DETERMINERS | {"order", "total", "all"}
_ADJECTIVE_ENDINGS = ("ed", "al", "ive", "ous", "ful", "ic", "able", "ible", "less", "ary", "est", "ish")
_PEOPLE_ENDINGS = (
    "ers",
    "ors",
    "ists",
    "men",
    "women",
    "ians",
    "ants",
    "ees",
    "er",
    "or",
    "ist",
    "man",
    "ian",
    "ant",
    "ee",
)


def counted_noun(tokens: Tokens, at: int, is_one: bool) -> TokenSpan | None:
    """The noun that a number at the tokens before `at` counts, with its adjectives; None where none follows."""
    end = at if tokens.word(at)[:1].isdigit() else _name_end(tokens, at)
    if end == at:
        return None
    if is_one:
        return (at, _singular_head(tokens, at, end))
    head = _plural_head(tokens, at, end)
    if head is not None:
        return (at, head)
    return (at, at + 1) if _is_attributive(tokens, at, end) else None


def _plural_head(tokens: Tokens, at: int, end: int) -> int | None:
    """The place after the first plural noun, or the last of several in a row ("sports directors")."""
    place = next((place for place in range(at, end) if is_plural(tokens, place)), None)
    while place is not None and place + 1 < end and is_plural(tokens, place + 1) and tokens.low[place + 1] != "others":
        place += 1
    return None if place is None else place + 1


def _is_attributive(tokens: Tokens, at: int, end: int) -> bool:
    """As in "a 12 page document", "the 787 Dreamliner": a singular noun before another, or after an article."""
    word = tokens.low[at]
    if word in roles() or word.endswith(("ed", "ly", "ing")):
        return False
    return end > at + 1 or tokens.word(at - 2) in ("a", "an", "the", "own")


def measured_thing(tokens: Tokens, at: int, is_money: bool = False) -> TokenSpan | None:
    """What an amount is of: "40 percent of protection relays", "$18 billion in security aid"; None where not said."""
    if tokens.word(at) == "worth" and tokens.word(at + 1) == "of":
        at += 1
    is_in = is_money and tokens.word(at) == "in" and tokens.word(at + 1) not in _NOT_AFTER_IN
    if tokens.word(at) != "of" and not is_in:
        return None
    while tokens.word(at + 1) in _DETERMINERS:
        at += 1
    end = _name_end(tokens, at + 1)
    if end == at + 1 or tokens.low[at + 1][0].isdigit():
        return None
    return (at + 1, _plural_head(tokens, at + 1, end) or _singular_head(tokens, at + 1, end))


def is_plural(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like a plural noun."""
    word = tokens.word(at)
    looks_plural = word.endswith("s") and len(word) > 2 and not word.endswith(_SINGULAR_ENDINGS)
    return looks_plural or word in words_of("plurals")


def is_person(word: str) -> bool:
    """Whether a noun, lower case, means people: by the word list or by its ending."""
    return word in words_of("people") or (word.endswith(_PEOPLE_ENDINGS) and word not in words_of("things"))


def _name_end(tokens: Tokens, at: int) -> int:
    """The place after the words that can belong to one noun phrase."""
    end = at
    while end < at + _LONGEST_NAME and (_can_belong(tokens, end) or (end > at and _joins_adjectives(tokens, end))):
        end += 1
    while end > at and tokens.low[end - 1] == "-":
        end -= 1
    return end


def _joins_adjectives(tokens: Tokens, at: int) -> bool:
    """As in "digital and physical sales": the noun is still to come."""
    joins = tokens.word(at) == "and" and tokens.low[at - 1].endswith(_ADJECTIVE_ENDINGS)
    return joins and not tokens.low[at - 1].endswith("ed") and is_plural(tokens, at + 2)


def _can_belong(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word == "-":
        return tokens.is_glued(at) and tokens.is_glued(at + 1)
    if word == "of":
        return tokens.is_capital(at - 1) and tokens.is_capital(at + 1)
    if word in ("first", "second"):
        return tokens.word(at + 1) == "-"
    if word[:1].isdigit():
        return tokens.is_capital(at - 1) and tokens.word(at + 1).isalpha() and word.isdecimal()
    return word[:1].isalpha() and word not in words_of("function_words") and word not in numerals()


def _ends_name(tokens: Tokens, at: int) -> bool:
    """Whether a word after a noun is rather its verb ("one proposal asks", "a man named")."""
    return is_plural(tokens, at) or tokens.low[at].endswith(("ed", "ly", "ing"))


def _singular_head(tokens: Tokens, at: int, end: int) -> int:
    """The place after a noun for a person, or else after the last word that can belong to a singular noun."""
    ceiling = next((place for place in range(at + 1, end) if tokens.low[place].endswith("ing")), end)
    person = next(
        (place for place in range(at, ceiling) if is_person(tokens.low[place]) and not is_plural(tokens, place)), -1
    )
    if person < 0:
        return next((place for place in range(at + 1, end) if _ends_name(tokens, place)), end)
    place = person
    while place + 1 < ceiling and is_person(tokens.low[place + 1]):
        place += 1
    return place + 1
