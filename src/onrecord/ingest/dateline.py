"""The date that an article's first lines give: an agency's dateline, a date on its own line, "date 2022-11-16".

A date inside the first sentence ("since the war began on 24 February 2022") is no publication date, so a
date counts only where its place and the marks around it say that it dates the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from onrecord.document import Published

REACH = 400
"""How many characters of a text are searched: a caption and a dateline fit, the body's own dates seldom do."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? [12][0-9]{3})?"
_DATE = (
    rf"{_WEEKDAY}(?P<date>[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])"
    rf"|(?:{_DAY} (?:of )?(?i:{_MONTH})|(?i:{_MONTH}) {_DAY}){_YEAR}(?![0-9]))"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w.'’/-]{0,30}"
_PLACE = rf"{_CAPITAL}(?: {_CAPITAL}){{0,3}}(?:, {_CAPITAL}(?: {_CAPITAL}){{0,2}})?"
_AGENCY = r"(?: ?\([^()\n]{2,40}\))?"
_CLOCK = r"(?:,? (?:at )?[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_LABEL = r"(?i:date|dated|published|posted|updated|last updated|first published)(?i: on)?:? {1,3}"
_DASH = r" ?[-–—:|]"

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"{_LABEL}{_DATE}",
        rf"{_DATE}{_CLOCK}{_AGENCY}(?:{_DASH}|\.?$)",
        r"(?P<date>[12][0-9]{3}-[0-9]{2}-[0-9]{2})(?![0-9-])",
        rf"{_PLACE}{_AGENCY}(?:,| [-–—]) {_DATE}{_CLOCK}{_AGENCY}(?:{_DASH}|\.?$)",
        rf"[^\n]{{1,60}} [|·•–—-] {_DATE}{_CLOCK}$",
    )
)
_ISO_DATE = re.compile(r"([12][0-9]{3})-([0-9]{2})-([0-9]{2})")


def dateline(text: str, year: int | None = None) -> Published | None:
    """The day that the first lines of a text are dated, or None; `year` completes a dateline that gives none."""
    for line in _first_lines(text):
        for shape in _SHAPES:
            match = shape.match(line)
            day = _day(match["date"], year) if match else None
            if day is not None:
                return Published(day.isoformat(), "day", "text")
    return None


def _first_lines(text: str) -> Iterator[str]:
    for line in text[:REACH].splitlines():
        yield re.sub(r"[ \t\u00a0]+", " ", line).strip()


def _day(written: str, year: int | None) -> date | None:
    iso = _ISO_DATE.fullmatch(written)
    try:
        return date(*map(int, iso.groups())) if iso else _worded_day(written, year)
    except ValueError:
        return None


def _worded_day(written: str, year: int | None) -> date | None:
    month = next(_MONTHS.index(word[:3].lower()) + 1 for word in re.findall(r"[A-Za-z]{3,}", written))
    numbers = [int(number) for number in re.findall(r"[0-9]+", written)]
    year = numbers[1] if len(numbers) > 1 else year
    return None if year is None else date(year, month, numbers[0])
