"""Finds by when an outcome is to happen: "anytime soon", "by spring", "in the foreseeable future"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record import Span

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_UNIT = r"(?:hours?|days?|weeks?|months?|years?|decades?|generations?|quarters?|winters?|summers?)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|a couple of|several|the)"
_DATE = (
    rf"(?:(?:early|mid-?|late|the (?:end|beginning|start|middle) of|next|this|the coming|the following)\s+)*"
    rf"(?:(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s+\d{{1,2}}\b)?(?:,?\s+\d{{4}})?|(?:the\s+)?{_SEASON}(?:\s+\d{{4}})?|{_DAY}|"
    rf"(?:19|20)\d\d|(?:the\s+)?(?:week|weekend|month|year|quarter|decade|century)(?:'s|’s)?(?:\s+end)?|christmas|easter|"
    rf"new year(?:'s|’s)?(?: (?:day|eve))?|tomorrow|tonight|then|"
    rf"midnight|noon|nightfall|dawn|ramadan|election day|the elections?)"
)
_HORIZON = re.compile(
    rf"\b(?:any\s?time soon|any day now|sooner or later|(?:very |quite |pretty )?soon|before long|"
    rf"in the (?:very )?(?:foreseeable|near|immediate|coming|next|short|medium|longer?|not too distant)"
    rf"(?:\s+(?:{_NUMBER}\s+)?"
    rf"(?:future|term|run|{_UNIT}))?|"
    rf"(?:over|during|within|in|for) (?:the )?(?:next|coming) (?:{_NUMBER} )?{_UNIT}|"
    rf"(?:with)?in {_NUMBER} {_UNIT}(?:'s|’s)?(?: time)?|within (?:the )?(?:week|month|year|decade)|"
    rf"(?:by|before|until|till|in|on|during|this side of) {_DATE}|"
    rf"(?:this|next) (?:week|weekend|month|year|quarter|decade|century|{_SEASON}|{_MONTH}|{_DAY})|"
    r"tomorrow|tonight|today)\b",
    re.IGNORECASE,
)


def find_horizon(text: str, start: int, end: int) -> Span | None:
    """The first horizon in `text[start:end]`, or None."""
    found = _HORIZON.search(text, start, end)
    return None if found is None else found.span()
