"""Quarters, halves and fiscal years: "the third quarter", "fiscal 1989", "the first half of 2012"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from onrecord.grounding.times.calendar import UNKNOWN_AT, bounds, day_or_none, moved, value_at
from onrecord.grounding.times.model import Reading, date
from onrecord.grounding.times.patterns import Found, rule
from onrecord.grounding.times.rules.days import year_of
from onrecord.grounding.times.tense import FUTURE

if TYPE_CHECKING:
    from onrecord.grounding.times.setting import Mention, Setting

_PARTS = {"Q": 4, "H": 2}
_LONG_OVER = 300
"""Days after which a quarter is no longer the one that companies report."""
_HALF_QUARTER = 45
_REPORTED_FOR = 100
"""Days after its end for which news speaks of a quarter's results as expected."""


def _part_of_year(found: Found, setting: Setting, letter: str, number: int) -> Reading | None:
    if not 1 <= number <= _PARTS[letter]:
        return None
    year = _told_year(found, setting)
    if year is None:
        guessed = _latest_begun(setting, letter, number, found)
        year = f"{guessed:04}" if guessed else UNKNOWN_AT["Y"]
    return date(f"{year}-{letter}{number}")


def _told_year(found: Found, setting: Setting) -> str | None:
    if found.has("y") or found.has("z"):
        return found.value("y") or found.value("z")
    if found.has("p") or found.has("r"):
        year = moved(setting.today, "Y", int(found.value("p") or found.value("r"))) if setting.today else None
        return value_at(year, "Y") if year else UNKNOWN_AT["Y"]
    return None


def _latest_begun(setting: Setting, letter: str, number: int, found: Found) -> int | None:
    """The year whose part of that number is the latest that has begun; the next to end where the clause looks ahead."""
    anchor = setting.anchor
    if anchor is None:
        return None
    if setting.narrates:
        return anchor.year
    first_month = (number - 1) * 12 // _PARTS[letter] + 1
    begun = dt.date(anchor.year, first_month, 1) <= anchor
    year = anchor.year if begun else anchor.year - 1
    end = bounds(f"{year:04}-{letter}{number}")[1]
    long_over = end is not None and (anchor - dt.date.fromisoformat(end)).days > _REPORTED_FOR
    return year + 1 if long_over and setting.direction(found.start, found.end) == FUTURE else year


def _quarter(found: Found, setting: Setting) -> Reading | None:
    return _part_of_year(found, setting, "Q", _counted_from_end(found.integer("o") or 0))


def _counted_from_end(number: int) -> int:
    """The lexicon's number for "final" is -1: the fourth."""
    return number if number >= 0 else _PARTS["Q"] + 1 + number


def _half(found: Found, setting: Setting) -> Reading | None:
    return _part_of_year(found, setting, "H", found.integer("o") or 0)


def _last_half(found: Found, setting: Setting) -> Reading | None:
    return _part_of_year(found, setting, "H", 2)


def _code(found: Found, setting: Setting) -> Reading | None:
    code = found.value("o")
    return _part_of_year(found, setting, code[0], int(code[1]))


def _year_ago_quarter(found: Found, setting: Setting) -> Reading:
    number = found.integer("o")
    year = moved(setting.today, "Y", -1) if setting.today else None
    if number and year:
        known = _latest_begun(setting, "Q", number, found)
        return date(f"{(known or year.year) - 1:04}-Q{number}")
    return year_ago(found, setting)


def year_ago(found: Found, setting: Setting) -> Reading:
    """A year before the quarter that the text speaks of, or else before the published date."""
    mention = _reported(found, setting)
    if mention:
        year, quarter = mention.value.split("-")
        behind = _is_year_ago(mention.value, setting)
        return date(mention.value if behind else f"{int(year) - 1:04}-{quarter}")
    year_before = moved(setting.today, "Y", -1) if setting.today else None
    return date(value_at(year_before, "Y") if year_before else UNKNOWN_AT["Y"])


def _reported(found: Found, setting: Setting) -> Mention | None:
    """The quarter last spoken of, passed over where it is not at its end yet."""
    mention = setting.near(found.start, "quarter")
    end = bounds(mention.value)[1] if mention else None
    if end is None or setting.today is None or end <= setting.today.isoformat():
        return mention
    over = (one for one in setting.lately() if "-Q" in one.value)
    return next((one for one in over if (bounds(one.value)[1] or "") <= setting.today.isoformat()), mention)


def _is_year_ago(quarter: str, setting: Setting) -> bool:
    """Whether a quarter that was mentioned is itself the one of the year before."""
    end = bounds(quarter)[1]
    now = setting.today
    return end is not None and now is not None and (now - dt.date.fromisoformat(end)).days > _LONG_OVER


def _this_quarter(found: Found, setting: Setting) -> Reading:
    """As in "the quarter", "the latest quarter": the one last spoken of, else the last that is over."""
    mention = _reported(found, setting)
    if mention and not _is_year_ago(mention.value, setting):
        return date(mention.value)
    day = moved(setting.today, "Q", -1) if setting.today else None
    return date(value_at(day, "Q") if day else UNKNOWN_AT["Q"])


def _quarter_of_year(found: Found, setting: Setting) -> Reading:
    """As in "the 1988 quarter": the quarter spoken of, in that year."""
    mention = setting.near(found.start, "quarter")
    year = _told_year(found, setting)
    return date(f"{year}{mention.value[4:]}" if mention else f"{year}-QX")


def _period_of_year(found: Found, setting: Setting) -> Reading:
    mention = setting.near(found.start, "quarter")
    year = _told_year(found, setting)
    return date(f"{year}{mention.value[4:]}" if mention and found.has("s") else str(year))


def _quarter_ended(found: Found, setting: Setting) -> Reading | None:
    """As in "the quarter ended Sept. 30": the calendar's quarter in which most of it lies."""
    year = found.value("y") or year_of(setting, int(found.value("m")), int(found.value("d")), found.start, found.end)
    end = day_or_none(int(year), int(found.value("m")), int(found.value("d"))) if year else None
    return date(value_at(end - dt.timedelta(days=_HALF_QUARTER), "Q")) if end else None


def _fiscal_year(found: Found, setting: Setting) -> Reading:
    year = _told_year(found, setting)
    if year is None:
        year = value_at(setting.today, "Y") if setting.today else UNKNOWN_AT["Y"]
    return date(year)


_OF_YEAR = r"""(?:{of}{the}?(?:{fiscal}{hyphen}?)?{unit}?{y:year}|{comma}?{z:year}
    |{of}?{the}?(?:{p:pointer}|{r:this}){fiscal}?{unit})"""
_NTH_QUARTER = r"(?:{fiscal}{hyphen}?)?{o:any_ordinal}{hyphen}?(?:{fiscal}{hyphen}?)?{quarter}"
_POINTED_YEAR = r"(?:{r:this}|{p:pointer}){fiscal}?{unit}{possessive}"
RULES = (
    rule(r"{the}?" + _NTH_QUARTER + _OF_YEAR + "?", _quarter),
    rule(r"{the}?(?:{y:year}|{fiscal}{z:year}){o:any_ordinal}{hyphen}?{quarter}", _quarter),
    rule(_POINTED_YEAR + r"(?:{fiscal}{hyphen}?)?{o:any_ordinal}{hyphen}?{quarter}", _quarter),
    rule(_POINTED_YEAR + r"{quarter}", _quarter_of_year),
    rule(r"{the}?{o:ordinal}{hyphen}?{half}" + _OF_YEAR, _half),
    rule(r"{the}?{o:ordinal}{hyphen}?{half}{of}{the}{unit}", _half),
    rule(r"{the}{last}{half}(?:{of}{the}{unit}|{of}?{y:year}|{of}{r:this}{unit})", _last_half),
    rule(r"{o:quarter_code}(?:{of}|{comma})?{y:year}?", _code),
    rule(r"{y:year}{hyphen}?{o:quarter_code}", _code),
    rule(r"{the}?{year_ago}(?:{o:any_ordinal}{hyphen}?)?(?:{quarter}|{period}|{unit})?", _year_ago_quarter),
    rule(r"{the}(?:{same}|{latest})?{quarter}{a}{unit}(?:{ago}|{earlier})", year_ago),
    rule(r"{the}?{same}{ordinal}?(?:{period}|{quarter}){of}?(?:{a}{unit}(?:{ago}|{earlier})|{last}{unit})", year_ago),
    rule(r"{the}?{quarter}(?={ending}{m:month_name}{d:day_number}(?:{comma}?{y:year})?)", _quarter_ended),
    rule(r"{the}{latest}?{quarter}(?!{of})", _this_quarter),
    rule(r"{the}{latest}{period}", _this_quarter),
    rule(r"{the}{y:year}{quarter}", _quarter_of_year),
    rule(r"{the}{y:year}{s:period}", _period_of_year),
    rule(r"{the}?{fiscal}{hyphen}?{unit}?{y:year}(?:{line}{small})?", _fiscal_year),
    rule(r"{the}?{y:year}(?:{line}{small})?{fiscal}{unit}", _fiscal_year),
    rule(r"(?:{the}?{p:pointer}|{r:this}|{the}{vague}){fiscal}{unit}", _fiscal_year),
    rule(r"{the}{full}{hyphen}?{unit}(?:{y:year})?", _fiscal_year),
)
