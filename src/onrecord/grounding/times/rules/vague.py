"""References without a date: "now", "recently", "in the past", "soon", "the foreseeable future", "until then"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.model import Reading, date, duration
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.tense import FUTURE, PAST

if TYPE_CHECKING:
    from onrecord.grounding.times.calendar import Bounds
    from onrecord.grounding.times.setting import Setting


def _vague(found: Found, setting: Setting) -> Reading | None:
    """The reference that the lexicon holds; "they soon withdrew" tells of the past and refers to no future."""
    value = found.value("v")
    if found.tokens.word(found.start).lower() == "soon" and setting.direction(found.start, found.end) == PAST:
        return None
    return Reading("DATE", value, _bounds(value, setting.today.isoformat() if setting.today else None))


def _bounds(value: str, today: str | None) -> Bounds:
    if value == "PRESENT_REF":
        return today, today
    return (None, today) if value == "PAST_REF" else (today, None)


def _length(found: Found, _: Setting) -> Reading:
    return duration(found.value("v"))


def _one_day(found: Found, setting: Setting) -> Reading | None:
    """As in "one day" is some day to come where the clause looks ahead, and else left to the lengths of time."""
    words = found.tokens.text[found.tokens.starts[found.start] : found.tokens.ends[found.end - 1]].lower()
    if words != "one day" or setting.direction(found.start, found.end) != FUTURE:
        return None
    return Reading("DATE", "FUTURE_REF", _bounds("FUTURE_REF", setting.today.isoformat() if setting.today else None))


def _then(found: Found, setting: Setting) -> Reading | None:
    mention = setting.near(found.start, "day month year time")
    return date(mention.value) if mention else None


def _past_stretch(_: Found, setting: Setting) -> Reading:
    return Reading("DATE", "PAST_REF", _bounds("PAST_REF", setting.today.isoformat() if setting.today else None))


_NO_LENGTH = (
    r"(?!{any_unit}|{number}|{year}|{few}|{couple}|{any_season}|{any_month}"
    r"|{scale}|{a}|{weekday}|{hyphen}|{about}|{half})"
)
RULES = (
    rule(r"{v:vague}(?!{after})", _vague),
    rule(r"(?<={in}|{of}|{from}){the}{past}" + _NO_LENGTH, _past_stretch),
    rule(r"{v:vague_length}", _length),
    rule(r"(?<={until}|{since}|{by}|{from}|{before}){then}", _then),
    rule(r"{o:cardinal}{unit}(?!{after}|{later}|{earlier}|{ago}|{before}|{of}|{hyphen})", _one_day),
    rule(r"{few}{units}{ago}", _past_stretch),
)
