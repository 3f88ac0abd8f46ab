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
    """One statement in words: runs [first, last) by role, its anchor's probability, and how sure each role is.

    `quoted` means that all of the content stands in quotation marks.
    """

    anchor: int
    nested: bool
    cueless: bool
    quoted: bool
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
    best = np.empty((width, rows, COUNT), dtype=np.float32)
    best[0] = scores[:, 0] + start
    best[0][:, list(INSIDE)] += _FORBIDDEN
    arriving = np.ascontiguousarray(steps.T)
    emitted = np.ascontiguousarray(scores.transpose(1, 0, 2))
    for word in range(1, width):
        np.maximum.reduce(best[word - 1][:, None, :] + arriving, axis=2, out=best[word])
        best[word] += emitted[word]
    labels = np.zeros((width, rows), dtype=np.int64)
    every = np.arange(rows)
    chosen = best[lengths - 1, every].argmax(axis=1)
    labels[lengths - 1, every] = chosen
    for word in range(width - 1, 0, -1):
        before = (best[word - 1] + arriving[chosen]).argmax(axis=1)
        chosen = np.where(word < lengths, before, chosen)
        labels[word - 1] = np.where(word <= lengths, chosen, OUTSIDE)
    return labels.T


def runs_of(labels: IntArray) -> dict[str, list[Run]]:
    """Runs of one label sequence (W,) by role; roles without a word are left out."""
    found: dict[str, list[Run]] = {}
    held = np.flatnonzero(labels)
    for word, label in zip(held.tolist(), labels[held].tolist(), strict=True):
        runs = found.setdefault(ROLES[(label - 1) // 2], [])
        if runs and label in INSIDE and runs[-1][1] == word:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    return found


def with_one_source(labels: IntArray, scores: FloatArray) -> IntArray:
    """The labels (K, W) with at most one run of source words a row: the run that the scores favour most stays.

    A source is one phrase (8 of 18,359 in PolNeAR's training part are not); more runs are alternatives.
    """
    begun = (labels == BEGIN[0]).sum(axis=1)
    for row in np.flatnonzero(begun > 1).tolist():
        runs = runs_of(labels[row])[ROLES[0]]
        gain = scores[row, :, BEGIN[0] : INSIDE[0] + 1].max(axis=1) - scores[row, :, OUTSIDE]
        best = max(runs, key=lambda run: float(gain[run[0] : run[1]].sum()))
        for begin, end in runs:
            if (begin, end) != best:
                labels[row, begin:end] = OUTSIDE
    return labels


def sureness(scores: FloatArray, labels: IntArray) -> FloatArray:
    """For each row and role the smallest probability of a label among the role's words and their neighbours, (K, 3).

    Probabilities are each word's softmax alone. A role without a word has 1.
    """
    shifted = scores - scores.max(axis=2, keepdims=True)
    rows, width = labels.shape
    picked = shifted[np.arange(rows)[:, None], np.arange(width)[None, :], labels]
    probability = np.exp(picked) / np.exp(shifted).sum(axis=2)
    values = np.ones((rows, len(ROLES)), dtype=np.float32)
    for role in range(len(ROLES)):
        near = (labels == BEGIN[role]) | (labels == INSIDE[role])
        near[:, :-1] |= near[:, 1:].copy()
        near[:, 1:] |= near[:, :-1].copy()
        values[:, role] = np.where(near, probability, 1.0).min(axis=1)
    return values
