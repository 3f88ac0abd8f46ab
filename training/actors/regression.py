"""Log-linear ranking: weights that make the right candidates likely, by L-BFGS over sparse features."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.actors.examples import Example


def fit(examples: Sequence[Example], weight: Sequence[float], penalty: float, least: int) -> dict[str, float]:
    """Weights by feature; `weight` is one number an example, features seen fewer than `least` times are left out."""
    counts = Counter(feature for one in examples for features in one.features for feature in set(features))
    index = {feature: place for place, feature in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    rows, columns, starts, right = [], [], [0], []
    for one in examples:
        for place, features in enumerate(one.features):
            row = starts[-1] + place
            known = [index[feature] for feature in set(features) if feature in index]
            rows.extend([row] * len(known))
            columns.extend(known)
        right.append([starts[-1] + place for place in one.right])
        starts.append(starts[-1] + len(one.features))
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(starts[-1], len(index)))
    begin = np.array(starts[:-1])
    group = np.repeat(np.arange(len(examples)), np.diff(starts))
    good = np.zeros(starts[-1])
    good[[place for places in right for place in places]] = 1.0
    heavy = np.asarray(weight)

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ values
        highest = np.maximum.reduceat(scores, begin)
        raised = np.exp(scores - highest[group])
        total = np.add.reduceat(raised, begin)
        hit = np.add.reduceat(raised * good, begin)
        chance = raised / total[group]
        target = raised * good / hit[group]
        slope = matrix.T @ ((chance - target) * heavy[group]) + penalty * values
        return float(-(heavy * np.log(hit / total)).sum() + penalty / 2 * values @ values), np.asarray(slope)

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {feature: round(float(found.x[place]), 3) for feature, place in index.items() if abs(found.x[place]) > 0.01}
