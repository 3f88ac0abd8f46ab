"""The level of certainty that words of likelihood stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.stance.likelihoods import Likelihood

Level = Literal["certain", "probable", "possible", "unlikely"]

_EVEN, _SMALL = 0.5, 0.25


def level_of(one: Likelihood) -> Level:
    """Probable above even, unlikely where at most a quarter is left or the better half denied, else possible."""
    low, high = one.probabilities("icd203")
    if one.is_negated and one.ratio is None:
        return "possible" if high > _EVEN else "unlikely"
    if one.step == "certain":
        return "certain"
    if one.step in ("possible", "realistic") and one.ratio is None:
        return "possible"
    middle = (low + high) / 2
    if middle > _EVEN:
        return "probable"
    return "unlikely" if middle <= _SMALL or one.step in ("unlikely", "improbable", "probably_not") else "possible"
