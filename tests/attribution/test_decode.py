"""Decoding: the best allowed labels, the runs they make, and how sure they are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from onrecord.attribution.decode import allowed_steps, runs_of, sureness, viterbi, with_one_source
from onrecord.attribution.labels import BEGIN, COUNT, INSIDE, OUTSIDE

NO_STEPS = np.zeros((COUNT, COUNT), dtype=np.float32)
NO_START = np.zeros(COUNT, dtype=np.float32)


def allowed(labels: tuple[int, ...]) -> bool:
    pairs = zip((OUTSIDE, *labels), labels, strict=False)
    return all(after not in INSIDE or before in (after, after - 1) for before, after in pairs)


@pytest.mark.parametrize("seed", range(8))
def test_viterbi_finds_the_best_allowed_sequence(seed: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.normal(size=(1, 4, COUNT)).astype(np.float32)
    transitions = random.normal(size=(COUNT, COUNT)).astype(np.float32)
    start = random.normal(size=COUNT).astype(np.float32)

    def total(labels: tuple[int, ...]) -> float:
        own = sum(scores[0, at, label] for at, label in enumerate(labels))
        return float(start[labels[0]] + own + sum(transitions[a, b] for a, b in zip(labels, labels[1:], strict=False)))

    best = max(filter(allowed, product(range(COUNT), repeat=4)), key=total)
    found = viterbi(scores, np.array([4]), allowed_steps(transitions), start)
    assert tuple(found[0].tolist()) == best


def test_words_beyond_a_row_are_outside_and_change_nothing() -> None:
    random = np.random.default_rng(1)
    scores = random.normal(size=(2, 6, COUNT)).astype(np.float32)
    steps = allowed_steps(NO_STEPS)
    together = viterbi(scores, np.array([6, 3]), steps, NO_START)
    alone = viterbi(scores[1:, :3], np.array([3]), steps, NO_START)
    assert together[1, 3:].tolist() == [OUTSIDE] * 3
    assert together[1, :3].tolist() == alone[0].tolist()


def test_inside_never_comes_first_or_after_another_role() -> None:
    scores = np.zeros((1, 3, COUNT), dtype=np.float32)
    scores[0, :, INSIDE[1]] = 5
    assert allowed(tuple(viterbi(scores, np.array([3]), allowed_steps(NO_STEPS), NO_START)[0].tolist()))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 0, 0], {}),
        ([1, 2, 0], {"source": [(0, 2)]}),
        ([3, 4, 3, 4], {"content": [(0, 2), (2, 4)]}),
        ([3, 0, 3], {"content": [(0, 1), (2, 3)]}),
        ([1, 5, 3, 4], {"source": [(0, 1)], "cue": [(1, 2)], "content": [(2, 4)]}),
        ([5], {"cue": [(0, 1)]}),
    ],
)
def test_runs(labels: list[int], expected: dict[str, list[tuple[int, int]]]) -> None:
    assert runs_of(np.array(labels)) == expected


def test_sureness_is_high_where_the_scores_are_clear() -> None:
    labels = np.array([[BEGIN[0], OUTSIDE, OUTSIDE, BEGIN[2], OUTSIDE, OUTSIDE, BEGIN[1], INSIDE[1]]])
    scores = np.zeros((1, 8, COUNT), dtype=np.float32)
    scores[0, np.arange(8), labels[0]] = 12
    assert sureness(scores, labels).min() > 0.99
    scores[0, 0] = 0
    doubtful = sureness(scores, labels)[0]
    assert doubtful[0] == pytest.approx(1 / COUNT)
    assert doubtful[1:].min() > 0.99


def test_a_role_that_is_not_there_is_sure() -> None:
    labels = np.array([[BEGIN[2], BEGIN[1]]])
    assert sureness(np.zeros((1, 2, COUNT), dtype=np.float32), labels)[0, 0] == 1.0


def test_the_source_that_the_scores_favour_stays() -> None:
    lone = [OUTSIDE, OUTSIDE, BEGIN[0], OUTSIDE, BEGIN[2]]
    labels = np.array([[BEGIN[0], OUTSIDE, BEGIN[0], INSIDE[0], BEGIN[2]], lone])
    scores = np.zeros((2, 5, COUNT), dtype=np.float32)
    scores[0, 2:4, BEGIN[0]] = 3
    kept = with_one_source(labels, scores)
    assert kept.tolist() == [[OUTSIDE, OUTSIDE, BEGIN[0], INSIDE[0], BEGIN[2]], lone]
