"""The ranker: a log-linear model over named features that says which candidate a mention stands for, and how surely."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by feature. `temperature` divides the scores, fitted so that probabilities are shares of right ones."""

    weights: Mapping[str, float]
    temperature: float = 1.0

    def probabilities(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """One probability a candidate, in their order; they add up to 1. A feature without a weight counts nothing."""
        weigh = self.weights.get
        scores = [sum(weigh(feature, 0.0) for feature in features) / self.temperature for features in candidates]
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        total = sum(raised)
        return [value / total for value in raised]


@cache
def shipped() -> Ranker:
    """The ranker of the package."""
    text = files("onrecord.actors").joinpath("data", "ranker.json").read_text(encoding="utf-8")
    values = json.loads(text)
    return Ranker(values["weights"], values["temperature"])
