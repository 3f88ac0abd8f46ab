"""Sets: "every Monday", "daily", "each July", "every four years", "twice a week", "a year" as a rate, "on Tuesdays"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT
from onrecord.grounding.times.model import Reading, repeated
from onrecord.grounding.times.numerals import plain
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.rules.durations import period

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting


def _word(found: Found, _: Setting) -> Reading:
    return repeated(found.value("s"))


def _weekday(found: Found, _: Setting) -> Reading:
    part = f"T{found.value('b')}" if found.has("b") else ""
    return repeated(f"XXXX-WXX-{found.value('w')}{part}")


def _month(found: Found, _: Setting) -> Reading:
    return repeated(f"XXXX-{int(found.value('m')):02}")


def _season(found: Found, _: Setting) -> Reading:
    return repeated(f"XXXX-{found.value('s')}")


def _daypart(found: Found, _: Setting) -> Reading:
    return repeated(f"{UNKNOWN_AT['D']}T{found.value('b')}")


def _unit(found: Found, _: Setting) -> Reading:
    number = found.number("n") if found.has("n") else 1.0
    return repeated(period("X" if number is None else plain(number), found.value("u")))


def _quarters(found: Found, _: Setting) -> Reading:
    return repeated(f"XXXX-Q{found.integer('o')}")


RULES = (
    rule(r"{s:set_word}", _word),
    rule(r"{s:set_adverb}(?!{other})", _word),
    rule(r"{each}(?:{number}|{ordinal}|{more})?{w:any_weekday}{b:daypart}?", _weekday),
    rule(r"{w:weekdays}{b:daypart}?", _weekday),
    rule(r"{each}{m:any_month}", _month),
    rule(r"{each}{s:any_season}", _season),
    rule(r"{each}{b:daypart}", _daypart),
    rule(r"(?<={in}|{on}){the}?{b:dayparts}", _daypart),
    rule(r"{each}(?:{n:count}|{more})?{u:any_unit}", _unit),
    rule(r"{times_word}{a}{u:one_unit}(?!{ago}|{earlier}|{later}|{old}|{after}|{before})", _unit),
    rule(r"{o:ordinal}(?={and}{ordinal}{u:quarters})", _quarters),
    rule(r"{o:ordinal}{quarters}", _quarters),
)
