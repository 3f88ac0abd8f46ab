"""From scores to statements: which anchors to believe, and the best role of every word for each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attribution.labels import BEGIN, COUNT, INSIDE, OUTSIDE, ROLES

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Run = tuple[int, int]

_FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Found:
    """One statement in words: runs [first, last) by role, its anchor's probability, and how sure each role is."""

    anchor: int
    nested: bool
    probability: float
    roles: dict[str, list[Run]]
    sureness: tuple[float, float, float]


def allowed_steps(transitions: FloatArray) -> FloatArray:
    """Transition scores (COUNT, COUNT) with "inside without a beginning" ruled out."""
    steps = transitions.astype(np.float32).copy()
    for begin, inside in zip(BEGIN, INSIDE, strict=True):
        for before in range(COUNT):
            if before not in (begin, inside):
                steps[before, inside] = _FORBIDDEN
    return steps


def viterbi(scores: FloatArray, lengths: IntArray, steps: FloatArray, start: FloatArray) -> IntArray:
    """Best label sequences (K, W) for scores (K, W, COUNT); words beyond a row's length are OUTSIDE."""
    rows, width, _ = scores.shape
    best = scores[:, 0] + start
    best[:, list(INSIDE)] += _FORBIDDEN
    back = np.zeros((rows, width, COUNT), dtype=np.int8)
    stay = np.arange(COUNT, dtype=np.int8)
    for word in range(1, width):
        paths = best[:, :, None] + steps
        came = paths.argmax(axis=1)
        fresh = np.take_along_axis(paths, came[:, None], axis=1)[:, 0] + scores[:, word]
        running = (word < lengths)[:, None]
        best = np.where(running, fresh, best)
        back[:, word] = np.where(running, came, stay)
    labels = np.zeros((rows, width), dtype=np.int64)
    labels[:, -1] = best.argmax(axis=1)
    index = np.arange(rows)
    for word in range(width - 1, 0, -1):
        labels[:, word - 1] = back[index, word, labels[:, word]]
    labels[np.arange(width)[None, :] >= lengths[:, None]] = OUTSIDE
    return labels


def runs_of(labels: IntArray) -> dict[str, list[Run]]:
    """Runs of one label sequence (W,) by role; roles without a word are left out."""
    found: dict[str, list[Run]] = {}
    for role, begin, inside in zip(ROLES, BEGIN, INSIDE, strict=True):
        held = (labels == begin) | (labels == inside)
        if not held.any():
            continue
        firsts = np.flatnonzero((labels == begin) | (held & ~np.concatenate(([False], held[:-1]))))
        ends = np.flatnonzero(held & (~np.concatenate((held[1:], [False])) | (np.concatenate((labels[1:], [OUTSIDE])) == begin)))
        found[role] = [(int(a), int(b) + 1) for a, b in zip(firsts, ends, strict=True)]
    return found


def sureness(scores: FloatArray, labels: IntArray, length: int) -> tuple[float, float, float]:
    """Geometric means of the chosen labels' probabilities over source, cue and content words and their neighbours."""
    shifted = scores[:length] - scores[:length].max(axis=1, keepdims=True)
    chosen = np.take_along_axis(shifted, labels[:length, None], axis=1)[:, 0] - np.log(np.exp(shifted).sum(axis=1))
    values = []
    for role in range(3):
        near = np.isin(labels[:length], (BEGIN[role], INSIDE[role]))
        near[:-1] |= near[1:].copy()
        near[1:] |= near[:-1].copy()
        values.append(float(np.exp(chosen[near].min())) if near.any() else 1.0)
    return values[0], values[1], values[2]
