"""Calibration: bins, errors, and the plot."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from onrecord.evaluation.calibration import calibrate, equal_mass_bins, equal_width_bins, expected_error
from onrecord.evaluation.reliability import reliability_svg

HALF = [(0.5, True), (0.5, False)] * 10


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        (HALF, 0.0),
        ([(1.0, True)] * 7, 0.0),
        ([(1.0, False)] * 7, 1.0),
        ([(0.8, True)] * 8 + [(0.8, False)] * 2, 0.0),
        ([(0.9, True), (0.2, False)], 0.15),
    ],
    ids=["half", "sure and right", "sure and wrong", "eight in ten", "two apart"],
)
def test_error_over_equal_width(judged: list[tuple[float, bool]], error: float) -> None:
    assert expected_error(equal_width_bins(judged)) == pytest.approx(error)


def test_no_statement_gives_no_calibration() -> None:
    assert calibrate([]) is None
    assert expected_error([]) == 0


@pytest.mark.parametrize("count", [1, 3, 10, 25, 1003])
def test_equal_mass_bins_differ_by_one_at_most(count: int) -> None:
    bins = equal_mass_bins([(number / count, number % 2 == 0) for number in range(count)])
    assert sum(one.count for one in bins) == count
    assert len(bins) == min(10, count)
    assert max(one.count for one in bins) - min(one.count for one in bins) <= 1


def test_equal_width_bins_take_their_edges() -> None:
    bins = equal_width_bins([(0.0, True), (0.1, True), (0.999, True), (1.0, True)])
    assert [(one.low, one.high, one.count) for one in bins] == [(0.0, 0.1, 1), (0.1, 0.2, 1), (0.9, 1.0, 2)]


@pytest.mark.parametrize("judged", [[], HALF, [(number / 30, number % 3 > 0) for number in range(30)]])
def test_the_plot_is_one_readable_svg(judged: list[tuple[float, bool]]) -> None:
    bins = equal_mass_bins(judged)
    drawn = reliability_svg(bins)
    root = ET.fromstring(drawn)
    names = [element.tag.partition("}")[2] for element in root.iter()]
    assert names.count("circle") == len(bins)
    assert {"title", "desc"} <= set(names)
    assert "prefers-color-scheme: dark" in drawn
