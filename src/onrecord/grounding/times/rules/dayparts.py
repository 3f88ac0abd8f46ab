"""Parts of a day: "Tuesday morning", "the night of 12 January", "last night", "this afternoon", "dawn", "overnight"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, moved
from onrecord.grounding.times.model import Reading, clock
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.rules.days import DAY, read_day
from onrecord.grounding.times.tense import FUTURE

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Setting


def _of_day(found: Found, setting: Setting) -> Reading | None:
    day = read_day(found, setting)
    return clock(f"{day}T{found.value('b')}") if day else None


def _early_hours(found: Found, setting: Setting) -> Reading | None:
    day = read_day(found, setting)
    return clock(f"{day}TMO") if day else None


def _morning_after(found: Found, setting: Setting) -> Reading:
    """As in "the morning after the storm": the day after the one last spoken of, if any was."""
    mention = setting.near(found.start, "day time")
    day = moved(mention.first, "D", 1) if mention else None
    return clock(f"{day.isoformat() if day else UNKNOWN_AT['D']}T{found.value('b')}")


def _of_today(found: Found, setting: Setting) -> Reading:
    """As in "this morning", "last night": counted from the published day, "that night" from the day last spoken of."""
    base = setting.day_of(found.start) if found.has("s") else setting.today
    day = moved(base, "D", int(found.value("p") or 0)) if base else None
    return clock(f"{day.isoformat() if day else UNKNOWN_AT['D']}T{found.value('b')}")


def _of_day_spoken_of(found: Found, setting: Setting) -> Reading:
    base = setting.day_of(found.start)
    step = int(found.value("f") or 0) - _is_night_behind(found, setting)
    day = moved(base, "D", step) if base else None
    return clock(f"{day.isoformat() if day else UNKNOWN_AT['D']}T{found.value('b')}")


def _is_night_behind(found: Found, setting: Setting) -> bool:
    """As in "the night", "overnight" without more is the one that ended on the day spoken of."""
    if found.has("f") or found.value("b") != "NI" or setting.narrates:
        return False
    return setting.direction(found.start, found.end) != FUTURE


_PHASE = r"(?:{about}?{phase}{the}?)?"
RULES = (
    rule(_PHASE + DAY + _PHASE + r"{b:daypart}", _of_day),
    rule(_PHASE + r"{the}?" + _PHASE + r"{b:daypart}{of}" + DAY, _of_day),
    rule(_PHASE + r"{mid}{hyphen}?{b:daypart}" + DAY, _of_day),
    rule(r"{the}?{early}{daypart}?{units}{of}" + DAY, _early_hours),
    rule(r"{b:overnight}{on}?" + DAY, _of_day),
    rule(DAY + r"{b:overnight}", _of_day),
    rule(_PHASE + r"{mid}{hyphen}?{b:daypart}", _of_day_spoken_of),
    rule(_PHASE + r"{this}{b:daypart}", _of_today),
    rule(_PHASE + r"{s:that}{same}?{b:daypart}", _of_today),
    rule(_PHASE + r"{the}?{same}{b:daypart}", _of_day_spoken_of),
    rule(_PHASE + r"{p:last}{b:daypart}", _of_today),
    rule(_PHASE + r"{b:tonight}", _of_today),
    rule(r"{the}{f:following}{b:daypart}", _of_day_spoken_of),
    rule(r"{the}{f:next}{b:daypart}", _of_day_spoken_of),
    rule(r"{the}{b:daypart}{after}", _morning_after),
    rule(r"(?<={span_opener}){the}{phase}?{b:daypart}(?!{of}|{other}{of})", _of_day_spoken_of),
    rule(r"{early}{in}{the}{b:daypart}", _of_day_spoken_of),
    rule(r"(?<={at}|{by}|{before}|{after}|{until}|{since}|{from}){b:light}", _of_day_spoken_of),
    rule(r"{b:overnight}", _of_day_spoken_of),
)
