"""Yardsticks: what interval of probability a step of likelihood stands for, plain and negated.

ICD 203 (Office of the Director of National Intelligence, Analytic Standards, 2015), PHIA (UK Professional Head of
Intelligence Assessment, probability yardstick), and the quartiles of a public survey (zonination/perceptions, 2017).
"""

from __future__ import annotations

from functools import cache
from typing import get_args

from onrecord.stance.lexicon import rows
from onrecord.values import Yardstick

Interval = tuple[float, float]

YARDSTICKS: tuple[Yardstick, ...] = get_args(Yardstick)
ANY: Interval = (0.0, 1.0)
_STRONGER = {
    "unlikely": "very_unlikely",
    "improbable": "very_unlikely",
    "little": "remote",
    "slight": "remote",
    "very_unlikely": "remote",
    "likely": "very_likely",
    "probable": "very_likely",
    "probably": "very_likely",
    "good_chance": "very_good_chance",
    "very_likely": "almost_certain",
}
_NEAR = {"certain": "almost_certain", "impossible": "remote"}
_LEVELS = {
    "certain": "certain",
    "probable": "likely",
    "possible": "possible",
    "unlikely": "unlikely",
}


def interval(step: str, yardstick: Yardstick) -> Interval:
    """The probabilities that a step stands for, lowest and highest."""
    return _table(yardstick)[step]


def level_interval(level: str, yardstick: Yardstick) -> Interval | None:
    """The probabilities of a level of certainty that no phrase narrows; None where the level commits to none."""
    if level not in _LEVELS or level == "certain":
        return None
    return interval(_LEVELS[level], yardstick)


def negated(step: str, yardstick: Yardstick) -> Interval:
    """What "not" before a step leaves open.

    "Not high" is heard as low, and "not unlikely" only as not low: to negate the strong end of a scale says the
    contrary, to negate its weak end says no more than the contradictory (L. Horn, A Natural History of Negation,
    1989, ch. 5). So a negated step above even gives all below the even band, a negated step below even gives all
    from the even band up, and a negated extreme gives all but that extreme.
    """
    even = interval("even", yardstick)
    low, high = interval(step, yardstick)
    if step in ("certain", "almost_certain"):
        return 0.0, interval("almost_certain", yardstick)[0]
    if step in ("impossible", "remote"):
        return interval("possible", yardstick)
    if step in ("possible", "realistic"):
        return 0.0, interval("remote", yardstick)[1]
    if step == "even":
        return ANY
    return (0.0, even[0]) if low + high > 1 else (even[0], 1.0)


def stronger(step: str) -> str:
    """The step that "very" makes of a step."""
    return _STRONGER.get(step, step)


def nearly(step: str) -> str:
    """The step that "almost" makes of an extreme."""
    return _NEAR.get(step, step)


@cache
def _table(yardstick: Yardstick) -> dict[str, Interval]:
    column = 1 if yardstick == "icd203" else 2
    table = {row[0]: _pair(row[column]) for row in rows("yardsticks.tsv")}
    if yardstick == "survey":
        table |= {row[0]: _pair(row[1]) for row in rows("survey.tsv")}
        table["possible"] = table["remote"][1], table["likely"][0]
    return table


def _pair(cell: str) -> Interval:
    low, high = cell.split("-")
    return float(low), float(high)
