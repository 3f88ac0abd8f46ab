"""The second look at a pair: what the first look makes of the statements around both, and of the circles they are in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.matters.claim import Claim
from onrecord.matters.clustering import clusters
from onrecord.matters.features import rarity

Matrix = NDArray[np.float32]
LIMITS = (0.5, 0.3, 0.18)
"""Circles are drawn three times, from tight to wide."""


def circle_features(claims: Sequence[Claim], first: Matrix, vectors: Matrix) -> dict[str, Matrix]:
    """Named matrices (N, N), symmetric, from the first look's chances (N, N)."""
    found: dict[str, Matrix] = {"first": first}
    around = first.copy()
    np.fill_diagonal(around, 1.0)
    length = np.sqrt((around**2).sum(axis=1))
    found["friends"] = (around @ around.T) / (length[:, None] * length[None, :])
    near = np.sort(first, axis=1)[:, -3:].mean(axis=1)
    found["best least"], found["best most"] = _both(near)
    for limit in LIMITS:
        _circles(found, f"{limit}", clusters(first, limit), claims, first, vectors)
    return found


def _both(values: Matrix) -> tuple[Matrix, Matrix]:
    return np.minimum(values[:, None], values[None, :]), np.maximum(values[:, None], values[None, :])


def _circles(
    found: dict[str, Matrix],
    name: str,
    groups: list[list[int]],
    claims: Sequence[Claim],
    first: Matrix,
    vectors: Matrix,
) -> None:
    """What the two circles of a pair have in common: the same for every pair between the same two circles."""
    member = np.zeros((len(groups), len(claims)), dtype=np.float32)
    for row, group in enumerate(groups):
        member[row, group] = 1
    of = member.argmax(axis=0)
    size = member.sum(axis=1)
    spread = np.ix_(of, of)
    found[f"{name} one"] = (of[:, None] == of[None, :]).astype(np.float32)
    least, most = _both(np.log(size))
    found[f"{name} size least"], found[f"{name} size most"] = least[spread], most[spread]
    mean = (member @ first @ member.T) / (size[:, None] * size[None, :])
    found[f"{name} mean"] = mean[spread]
    found[f"{name} most"] = _greatest(first, groups)[spread]
    for at, kind in enumerate(("own", "placed")):
        centre = member @ vectors[:, at]
        centre /= np.maximum(np.linalg.norm(centre, axis=1, keepdims=True), 1e-6)
        found[f"{name} {kind}"] = (centre @ centre.T)[spread]
    words = member @ _words(claims)
    words = np.sqrt(words)
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-6)
    found[f"{name} words"] = (words @ words.T)[spread]


def _greatest(first: Matrix, groups: list[list[int]]) -> Matrix:
    columns = np.stack([first[:, group].max(axis=1) for group in groups], axis=1)
    rows: Matrix = np.stack([columns[group].max(axis=0) for group in groups], axis=0)
    return rows


def _words(claims: Sequence[Claim]) -> Matrix:
    """How often each claim has each word of the story (0 or 1), by the word's rarity and how few circles could share it."""
    vocabulary = {word: at for at, word in enumerate(dict.fromkeys(word for claim in claims for word in claim.stems))}
    table = np.zeros((len(claims), len(vocabulary) or 1), dtype=np.float32)
    for row, claim in enumerate(claims):
        for word in claim.stems:
            table[row, vocabulary[word]] = rarity(word)
    held = np.maximum((table > 0).sum(axis=0), 1)
    return table * np.log(1 + len(claims) / held).astype(np.float32)
