"""How likely each pair of a story's claims is on one question: boosted trees over the pair's features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.features import features_of
from onrecord.matters.trees import trees
from onrecord.matters.vectors import Vectors

Matrix = NDArray[np.float32]


def likelihood(claims: Sequence[Claim], vectors: Vectors) -> Matrix:
    """Probabilities (N, N), symmetric, nothing on the diagonal."""
    features = features_of(claims, vectors)
    model = trees("pairs")
    first, second = np.triu_indices(len(claims), 1)
    rows = np.stack([features[name][first, second] for name in model.features], axis=1)
    found = np.zeros((len(claims), len(claims)), dtype=np.float32)
    found[first, second] = model.chance(rows)
    return found + found.T
