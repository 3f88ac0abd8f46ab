"""Years and longer: "2014", "early 2016", "the 1990s", "the 20th century", "490 BC", "1995-96"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.numerals import year_in_words
from onrecord.grounding.times.patterns import Found, rule

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting

_LATEST_YEAR = 2100
_BARE_FROM = 1900
"""A number below this is a year only beside a word or sign that says so."""


def _year(found: Found, _: Setting) -> Reading | None:
    return date(found.value("y")) if int(found.value("y")) <= _LATEST_YEAR else None


def _bare_year(found: Found, setting: Setting) -> Reading | None:
    return _year(found, setting) if int(found.value("y")) >= _BARE_FROM else None


def _short_end(found: Found, _: Setting) -> Reading | None:
    """The second year of "1995-96", of the first one's century."""
    first = found.tokens.values[found.start - 2]
    year = first[:2] + found.value("y")
    return date(year) if len(found.value("y")) == 2 and year > first else None


def _words(found: Found, _: Setting) -> Reading | None:
    year = year_in_words(found.values("y"))
    return date(str(year)) if year else None


def _apostrophe(found: Found, setting: Setting) -> Reading | None:
    short = found.value("y")
    now = (setting.published.year if setting.published else 2000) % 100
    if len(short) != 2:
        return None
    return date(("20" if int(short) <= now + 10 else "19") + short) if now < 50 else date("19" + short)


def _era(found: Found, _: Setting) -> Reading | None:
    number = found.integer("n")
    before = found.value("e") == "BC"
    return date(f"BC{number:04}" if before else f"{number:04}") if number and number < 10000 else None


def _decade(found: Found, setting: Setting) -> Reading | None:
    digits = found.value("d")
    if len(digits) == 4:
        return date(digits[:3] if digits[3] == "0" else digits)
    shown = digits[1:] == "0" and (found.has("t") or found.has("a"))
    return date(f"{_century_of_decade(int(digits), setting)}{digits[0]}") if shown else None


def _decade_words(found: Found, setting: Setting) -> Reading:
    decade = int(found.value("d"))
    return date(f"{_century_of_decade(decade, setting)}{decade // 10}")


def _century_of_decade(decade: int, setting: Setting) -> int:
    year = setting.published.year if setting.published else 2000
    return year // 100 - (decade > year % 100)


def _century(found: Found, _: Setting) -> Reading | None:
    number = found.integer("n")
    return date(f"{number - 1:02}") if number and 1 <= number <= 30 else None


_NOT_A_COUNT = r"(?!{counted}|{unit}|{units}|{scale}|{hyphen}{unit}|{comma}{integer})"
RULES = (
    rule(r"{about}?(?:{phase}{the}?)(?:{the}{unit})?{y:year}" + _NOT_A_COUNT, _year),
    rule(r"{the}{unit}{of}?{y:year}", _year),
    rule(r"(?<={joiner}){the}?{y:year}" + _NOT_A_COUNT, _year),
    rule(r"{the}{y:year}(?={other})" + _NOT_A_COUNT, _year),
    rule(r"(?<={open}){y:year}" + _NOT_A_COUNT, _year),
    rule(r"(?<={year}{line}){y:year}" + _NOT_A_COUNT, _year),
    rule(r"{y:year}(?={line}(?:{year}|{small}))", _year),
    rule(r"(?<!{money})(?<!{about})(?<!{slash})(?<!{hyphen}){y:year}" + _NOT_A_COUNT, _bare_year),
    rule(r"(?<={year}{line}){y:small}(?!{line}|{any_month}|{counted})", _short_end),
    rule(r"(?:{the}{unit})?{y:year_words}(?!{units}|{unit}|{counted}|{hyphen}|{scale})", _words),
    rule(r"{apostrophe}{y:small}", _apostrophe),
    rule(r"(?P<n>{number}|{year})(?=(?:{line}|{to}|{and})(?:{number}|{year}){e:era})", _era),
    rule(r"(?:{phase}{the}?)?(?P<n>{number}|{year}){e:era}", _era),
    rule(r"{t:the}?(?:{phase}{the}?|{mid}{hyphen})?{a:apostrophe}?{d:decade}(?!{hyphen})", _decade),
    rule(r"{the}(?:{phase}{the}?)?{d:decade_word}", _decade_words),
    rule(r"(?:{the}?{phase}{hyphen}?{the}?|{the})?{n:any_ordinal}{hyphen}?(?:{century}|{centuries})", _century),
    rule(r"{n:any_ordinal}(?={and}{any_ordinal}{hyphen}?(?:{century}|{centuries}))", _century),
)
