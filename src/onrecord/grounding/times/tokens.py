"""A text as tokens, each with one character for its class, so that a rule is a regular expression over classes.

The idea is SynTime's (Zhong, Sun and Cambria, ACL 2017): the words of time are few classes in few orders. One
pass cuts the text; whatever the lexicon does not hold gets the class `other`. Linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.grounding.times.lexicon import Entry, lexicon

OTHER = "·"
_FIRST_CODE = 0x4E00
"""Classes are coded from a block of letters that regular expressions hold for nothing special."""

SHAPES = (
    "iso_date", "slash_date", "fraction", "colon_clock", "dotted_clock", "day_ordinal", "decade", "digits_12",
    "digits_24", "digits_31", "digits_99", "year", "integer", "decimal", "money", "ampm", "quarter_code", "comma",
    "stop", "hyphen", "dash", "slash", "open", "possessive", "apostrophe", "break",
)  # fmt: skip
"""Classes of tokens that are told by their shape and stand in no data file."""

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]{3,}|[AaPp]\.\ ?[Mm]\b\.?|(?:B\.\ ?C|A\.\ ?D)\b\.?|[QH][1-4]\b|[^\W\d_]+)
    |(?P<number>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?(?![0-9-])
      |(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?![0-9/])
      |(?<![0-9/])[1-9]/[2-9](?![0-9/])
      |[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])
      |[0-9]{1,2}(?:st|nd|rd|th)\b
      |[0-9]{2,4}['’]?s\b
      |[0-9]+(?:[,.][0-9]+)*)
    |(?P<mark>['’]s\b|[-–—,./('’½$£€¥#]|\n)""",
    re.VERBOSE,
)
_MARKS = {
    ",": "comma", ".": "stop", "-": "hyphen", "–": "dash", "—": "dash", "/": "slash", "(": "open",
    "'s": "possessive", "’s": "possessive", "'": "apostrophe", "’": "apostrophe", "½": "half",
    "$": "money", "£": "money", "€": "money", "¥": "money", "#": "money",
}  # fmt: skip
_VALUES = {"½": "0.5"}
_HARD_WRAP = range(50, 101)
"""Lines of about these lengths are cut by a width, not by a writer: their breaks part no expression."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """T tokens: `starts` and `ends` in code points, `values` from the lexicon, `classes` one character each."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[str]
    classes: str

    def word(self, index: int) -> str:
        """The token's own letters."""
        return self.text[self.starts[index] : self.ends[index]]


@cache
def class_codes() -> dict[str, str]:
    """The character of each class, by the class's name."""
    names = sorted({entry.kind for entry in lexicon().words.values()} | _phrase_kinds() | set(SHAPES))
    return {name: chr(_FIRST_CODE + index) for index, name in enumerate(names)}


def _phrase_kinds() -> set[str]:
    return {phrase.entry.kind for found in lexicon().phrases.values() for phrase in found}


def cut(text: str) -> Tokens:
    """All tokens of a text. Words of no meaning here keep their place with the class OTHER."""
    codes, (words, phrases) = class_codes(), _coded_lexicon()
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    classes: list[str] = []
    free_from = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < free_from:
            continue
        word = match[0]
        kind = match.lastgroup
        if kind == "word":
            code, value = words.get(word, _NOTHING)
            if word in phrases:
                found = _phrase(phrases[word], text, end)
                if found:
                    code, value, end = found
                    free_from = end
        elif kind == "number":
            name, value = _shape(word)
            code = codes[name]
        else:
            mark = _MARKS.get(word) or _line_end(text, start)
            if not mark:
                continue
            code, value = codes[mark], _VALUES.get(word, word)
        starts.append(start)
        ends.append(end)
        values.append(value)
        classes.append(code)
    return Tokens(text, starts, ends, values, "".join(classes))


_NOTHING = (OTHER, "")
_Coded = tuple[str, str]


@cache
def _coded_lexicon() -> tuple[dict[str, _Coded], dict[str, tuple[tuple[re.Pattern[str], _Coded], ...]]]:
    codes = class_codes()

    def coded(entry: Entry) -> _Coded:
        return codes[entry.kind], entry.value

    words = {word: coded(entry) for word, entry in lexicon().words.items()} | _half_days(codes)
    phrases = {
        first: tuple((phrase.pattern, coded(phrase.entry)) for phrase in found)
        for first, found in lexicon().phrases.items()
    }
    return words, phrases


def _half_days(codes: dict[str, str]) -> dict[str, _Coded]:
    spellings = {f"{a}{b}{m}{c}" for a in "aApP" for b in ("", ".", ". ") for m in "mM" for c in ("", ".")}
    half_days = {word: (codes["ampm"], word[0].lower()) for word in spellings if word.lower() != "am"}
    eras = {"B.C.": "BC", "B.C": "BC", "B. C.": "BC", "A.D.": "", "A.D": "", "A. D.": ""}
    quarters = {f"{letter}{digit}": (codes["quarter_code"], letter + digit) for letter in "QH" for digit in "1234"}
    del quarters["H3"], quarters["H4"]
    return half_days | {word: (codes["era"], value) for word, value in eras.items()} | quarters


def _phrase(found: tuple[tuple[re.Pattern[str], _Coded], ...], text: str, end: int) -> tuple[str, str, int] | None:
    for pattern, (code, value) in found:
        match = pattern.match(text, end)
        if match:
            return code, value, match.end()
    return None


def _line_end(text: str, at: int) -> str | None:
    rest = text[at + 1 : at + 40].lstrip(" \t\r")
    before = text.rfind("\n", max(0, at - 2 * _HARD_WRAP.stop), at)
    wrapped = at - before - 1 in _HARD_WRAP and not rest.startswith("\n")
    return None if wrapped else "break"


_CLOCK_WITH_DOT = re.compile(r"(?:0\d|1\d|2[0-3]|[1-9])\.[0-5]\d")


def _shape(word: str) -> tuple[str, str]:
    if word.isdigit():
        return _integer(word)
    if "/" in word:
        return ("slash_date", word) if len(word) > 3 else ("fraction", str(round(int(word[0]) / int(word[2]), 2)))
    if ":" in word and len(word) < 9:
        return "colon_clock", word
    if word[-1] in "tdh":
        return "day_ordinal", word[:-2]
    if word[-1] == "s":
        return "decade", word.rstrip("s'’")
    if "-" in word:
        return "iso_date", word
    if _CLOCK_WITH_DOT.fullmatch(word):
        return "dotted_clock", word
    return "decimal", word.replace(",", "")


def _integer(word: str) -> tuple[str, str]:
    if len(word) > 4 or not word.isascii():
        return "integer", word if len(word) < 12 and word.isascii() else "0"
    number = int(word)
    if len(word) == 4:
        return ("year" if 1000 <= number <= 2199 else "integer"), word
    for limit, name in ((12, "digits_12"), (24, "digits_24"), (31, "digits_31"), (99, "digits_99")):
        if number <= limit:
            return name, word
    return "integer", word
