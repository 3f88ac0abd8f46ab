"""Small logistic models over named features: data/weights.json, fitted as training/matters/train_weights.py does."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights of each model: a `bias` and one for each feature."""
    text = files("onrecord.matters").joinpath("data", "weights.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, float]] = json.loads(text)
    return loaded


def chance(model: str, features: Mapping[str, float]) -> float:
    """The probability that the model gives."""
    known = weights()[model]
    total = known["bias"] + sum(known[name] * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
