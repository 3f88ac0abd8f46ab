"""Scores of estimators: intervals are scored as intervals."""

from __future__ import annotations

import pytest

from onrecord.matters.scoring import Resolved, brier, brier_scores, calibration


@pytest.mark.parametrize(
    ("low", "high", "happened", "scores"),
    [
        (0.7, 0.7, True, (0.09, 0.09, 0.09)),
        (0.5, 0.9, True, (0.01, 0.09, 0.25)),
        (0.0, 0.45, False, (0.0, 0.050625, 0.2025)),
    ],
    ids=["a plain number", "likely, and it happened", "not high, and it did not"],
)
def test_brier(low: float, high: float, happened: bool, scores: tuple[float, float, float]) -> None:
    assert brier(low, high, happened) == pytest.approx(scores)


def test_scores_and_calibration() -> None:
    found = [
        Resolved("Anna Moe", 0.55, 0.8, "icd203", "likely", True),
        Resolved("Anna Moe", 0.55, 0.8, "icd203", "likely", True),
        Resolved("Per Lund", 0.55, 0.8, "icd203", "likely", False),
    ]
    assert [(one.estimator, one.estimates) for one in brier_scores(found)] == [("Anna Moe", 2), ("Per Lund", 1)]
    (words,) = calibration(found)
    assert words.happened == pytest.approx(2 / 3)
    assert words.fits
