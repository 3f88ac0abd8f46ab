"""Values in words for a reader's eyes: stance, days, amounts; the same in every format made for reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from onrecord.record import Certainty, Statement
    from onrecord.values import Estimate, Figure, Horizon, Number, Place

_GROUPED_FROM = 1000
_PLURALS = (
    {"foot": "feet", "square foot": "square feet", "cubic foot": "cubic feet", "inch": "inches"}
    | {
        unit: f"{unit}s"
        for unit in (
            "second",
            "minute",
            "hour",
            "day",
            "night",
            "week",
            "month",
            "quarter",
            "year",
            "decade",
            "century",
            "mile",
            "nautical mile",
            "square mile",
            "yard",
            "acre",
            "gallon",
            "barrel",
            "point",
            "percentage point",
            "basis point",
        )
    }
    | {"century": "centuries"}
)
_DISTANCES = {"factive": "told as fact", "distancing": "told with distance"}


def stance_words(statement: Statement) -> str:
    """What a statement does and how surely: "assertive, negated, probable (55–80%), told with distance"."""
    return ", ".join(
        filter(
            None,
            (
                statement.act or "",
                "negated" if statement.polarity == "negated" else "",
                _certainty(statement.certainty) if statement.certainty else "",
                _DISTANCES.get(statement.distance or "", ""),
            ),
        )
    )


def said_words(statement: Statement) -> str:
    """When it was said: "said 2022-11-15" where the text tells, "as of 2022-11-16" by the article's own date."""
    if statement.said is None:
        return ""
    day = one_line(statement.said.value)
    return f"said {day}" if statement.said.basis == "text" else f"as of {day}"


def _certainty(certainty: Certainty) -> str:
    if certainty.low is None or certainty.high is None:
        return certainty.level
    return f"{certainty.level} ({bounds_words(certainty.low, certainty.high)})"


def bounds_words(low: float, high: float) -> str:
    """Bounds of probability: "55–80%", "30%"."""
    first, last = f"{100 * low:g}", f"{100 * high:g}"
    return f"{first}%" if first == last else f"{first}–{last}%"


def amount(figure: Figure) -> str:
    """A figure's bounds with its unit: "> 18,000,000,000 USD", "12 to 120", "about 5%", "up by 3%"."""
    unit = _unit(figure)
    change = {"up": "up by ", "down": "down by "}.get(figure.change or "", "")
    about = "about " if figure.approximate else ""
    return f"{change}{about}{_bounds(figure)}{unit}"


def _unit(figure: Figure) -> str:
    if figure.unit is None:
        return ""
    unit = one_line(figure.unit)
    if unit == "%":
        return unit
    return f" {unit}" if figure.low == figure.high == 1 else f" {_PLURALS.get(unit, unit)}"


def _bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        return plain(low) if low == high else f"{plain(low)} to {plain(high)}"
    if low is not None:
        return f"{'≥' if figure.low_inclusive else '>'} {plain(low)}"
    return f"{'≤' if figure.high_inclusive else '<'} {plain(high)}" if high is not None else "unknown"


def plain(value: Number) -> str:
    """A number with its thousands set apart."""
    if isinstance(value, int) or value.is_integer():
        whole = int(value)
        return f"{whole:,}" if abs(whole) >= _GROUPED_FROM else str(whole)
    return f"{value:,.6f}".rstrip("0") if abs(value) >= _GROUPED_FROM else f"{value:.10g}"


def days(begin: str | None, end: str | None) -> str:
    """First and last day: "2022-11-16", "2022-11-01 to 2022-11-30", "from 2022-11-16", "until 2022-11-16"."""
    if begin and end:
        return begin if begin == end else f"{begin} to {end}"
    return f"from {begin}" if begin else f"until {end}" if end else ""


def phrase_words(text: str, estimate: Estimate) -> str:
    """The words of likelihood, with "not …" before them where the negation stands farther off."""
    words = one_line(text[slice(*estimate.phrase)])
    shows = re.search(r"\b(?:not|no|never|cannot|hardly|far from|anything but)\b|n[’']t\b", words, re.IGNORECASE)
    return f"not … {words}" if estimate.negated and not shows else words


def horizon_words(text: str, horizon: Horizon | None) -> str:
    """A horizon's words and days: "by spring (2022-11-16 to 2023-05-31)"."""
    if horizon is None:
        return ""
    told = days(horizon.begin, horizon.end)
    words = one_line(text[slice(*horizon.span)])
    return f"{words} ({told})" if told else words


def place_words(place: Place) -> str:
    """What a place is: "city, UA"; "region" where it lies in no one country."""
    return f"{place.feature}, {place.country}" if place.country else place.feature


def outcome_words(text: str, estimate: Estimate) -> str:
    """The outcome that is given a likelihood, in the article's words."""
    return one_line(text[slice(*estimate.outcome)])
