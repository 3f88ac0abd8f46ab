"""Horizons get their days from the times in their words, counted from the day of the article."""

from __future__ import annotations

import pytest

from onrecord.document import Published
from onrecord.grounding.times import find_times
from onrecord.stance.deadlines import with_deadlines
from onrecord.values import Estimate, Horizon

PUBLISHED = Published("2027-03-03", "day", "input")
CASES = [
    ("anytime soon", "2027-03-03", None),
    ("in the foreseeable future", "2027-03-03", None),
    ("by December", "2027-03-03", "2027-12-31"),
    ("before 2030", "2027-03-03", "2030-12-31"),
    ("next year", "2028-01-01", "2028-12-31"),
    ("this year", "2027-03-03", "2027-12-31"),
    ("within two years", "2027-03-03", "2029-03-03"),
    ("in the next six weeks", "2027-03-03", "2027-04-14"),
    ("tomorrow", "2027-03-04", "2027-03-04"),
    ("before the elections", "2027-03-03", None),
]


@pytest.mark.parametrize(("words", "begin", "end"), CASES, ids=[case[0] for case in CASES])
def test_days_of_a_horizon(words: str, begin: str, end: str | None) -> None:
    assert _horizon(words, PUBLISHED) == (begin, end)


def test_without_a_date_a_horizon_stays_open() -> None:
    assert _horizon("anytime soon", None) == (None, None)
    assert _horizon("by December 2030", None) == (None, "2030-12-31")


def _horizon(words: str, published: Published | None) -> tuple[str | None, str | None]:
    text = f"The dam is unlikely to break {words}."
    start = text.index(words)
    estimate = Estimate("s", (0, 28), (11, 19), 0.2, 0.45, "icd203", Horizon((start, start + len(words))))
    (dated,) = with_deadlines([estimate], find_times(text, None, published), published)
    assert dated.horizon
    return dated.horizon.begin, dated.horizon.end
