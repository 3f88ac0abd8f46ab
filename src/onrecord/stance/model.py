"""The models of stance: three multinomial logistic regressions over one set of named features."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.record import Act
    from onrecord.stance.stance import Polarity

Level = Literal["certain", "probable", "possible", "unlikely", "unstated"]

ACTS: tuple[Act, ...] = ("assertive", "directive", "commissive", "expressive", "declaration", "question")
LEVELS: tuple[Level, ...] = ("certain", "probable", "possible", "unlikely", "unstated")
_NEGATED = len(ACTS)
SCALE = 100
"""Weights are kept as whole hundredths."""


class Decision(NamedTuple):
    """The likeliest act, polarity and level of certainty; the level is meant for assertives only."""

    act: Act
    polarity: Polarity
    level: Level


class Model(NamedTuple):
    """Row of each feature in `weights`, of shape (features, acts + 1 + levels)."""

    rows: dict[str, int]
    weights: NDArray[np.float32]


def decide(features: list[str]) -> Decision:
    """What a statement with these features is."""
    rows, weights = _model()
    # In one order, for sums of floating numbers depend on it, and a record must come out the same each time.
    known = sorted(row for row in map(rows.get, features) if row is not None)
    scores = weights.take(known, axis=0).sum(axis=0).tolist()
    acts, levels = scores[:_NEGATED], scores[_NEGATED + 1 :]
    return Decision(
        ACTS[acts.index(max(acts))],
        "negated" if scores[_NEGATED] > 0 else "affirmed",
        LEVELS[levels.index(max(levels))],
    )


@cache
def _model() -> Model:
    kept = json.loads(files("onrecord.stance").joinpath("data", "weights.json").read_text(encoding="utf-8"))["weights"]
    weights = np.array(list(kept.values()), dtype=np.float32) / np.float32(SCALE)
    return Model({name: row for row, name in enumerate(kept)}, weights)
