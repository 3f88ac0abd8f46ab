"""Confidence: the chance that a found statement is right, by a logistic model fitted on articles kept from training."""

from __future__ import annotations

import math

from onrecord.attribution.decode import Found

_SMALLEST = 1e-4


def features(found: Found) -> tuple[float, ...]:
    """What the model looks at: log-odds of the anchor, log-sureness of source, content and cue, no source,
    nested, no cue, quoted.
    """
    probability = min(max(found.probability, _SMALLEST), 1 - _SMALLEST)
    sure = [math.log(max(value, _SMALLEST)) for value in found.sureness]
    return (
        1.0,
        math.log(probability / (1 - probability)),
        *sure,
        float("source" not in found.roles),
        float(found.nested),
        float("cue" not in found.roles),
        float(found.quoted),
    )


def confidence(found: Found, weights: tuple[float, ...]) -> float:
    """Calibrated probability in (0, 1), to two decimals."""
    score = sum(w * f for w, f in zip(weights, features(found), strict=True))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))), 2)
