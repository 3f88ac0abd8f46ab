"""Multinomial logistic regression over sparse features, by full-batch Adam (Kingma and Ba, 2015), in numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

PENALTY = 3.0
STEPS = 250
RATE = 0.08


def balance(labels: NDArray[np.int64], power: float) -> Matrix:
    """The weight of each example by how rare its label is: (commonest / its count) to a power."""
    counts = np.bincount(labels)
    return np.asarray((counts.max() / counts[labels]) ** power, dtype=np.float32)


def regress(
    inputs: NDArray[np.int64], labels: NDArray[np.int64], classes: int, weight: Matrix, scales: Matrix
) -> Matrix:
    """Weights of shape (features, classes): the penalty bears on weight over scale."""
    size = len(scales)
    target = np.eye(classes, dtype=np.float32)[labels]
    free: Matrix = np.zeros((size, classes), dtype=np.float32)
    mean: Matrix = np.zeros_like(free)
    square: Matrix = np.zeros_like(free)
    for step in range(1, STEPS + 1):
        padded = np.vstack([free * scales[:, None], np.zeros((1, classes), dtype=np.float32)])
        scores = padded[inputs].sum(axis=1)
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = np.asarray((chance / chance.sum(axis=1, keepdims=True) - target) * weight[:, None], dtype=np.float32)
        slope: Matrix = _scattered(inputs, error, size) * scales[:, None] + np.float32(PENALTY) * free
        mean = (0.9 * mean + 0.1 * slope).astype(np.float32)
        square = (0.99 * square + 0.01 * slope * slope).astype(np.float32)
        rate = RATE * (1 - step / STEPS)
        free = (free - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)).astype(np.float32)
    return np.asarray(free * scales[:, None], dtype=np.float32)


def _scattered(inputs: NDArray[np.int64], error: Matrix, size: int) -> Matrix:
    flat = inputs.ravel()
    spread = [
        np.bincount(flat, np.repeat(error[:, at], inputs.shape[1]), size + 1)[:size] for at in range(error.shape[1])
    ]
    return np.stack(spread, axis=1).astype(np.float32)
