"""The calendar behind the values: bounds, feasts, numbers in words."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.grounding.times.calendar import bounds, moved, value_at
from onrecord.grounding.times.feasts import feast
from onrecord.grounding.times.numerals import amount, year_in_words


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-11-16", "2022-11-16", "2022-11-16"),
        ("2022-11-16T17:30", "2022-11-16", "2022-11-16"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2022-W01", "2022-01-03", "2022-01-09"),
        ("2022-W46-WE", "2022-11-19", "2022-11-20"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-WI", "2022-12-01", "2023-02-28"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2021-02-30", None, None),
        ("2022-W60", None, None),
        ("XXXX-11-16", None, None),
        ("BC0480", None, None),
        ("P9M", None, None),
        ("0000", None, None),
    ],
)
def test_bounds_of_a_value(value: str, first: str | None, last: str | None) -> None:
    assert bounds(value) == (first, last)


@pytest.mark.parametrize(
    ("day", "unit", "steps", "then"),
    [
        ("2022-01-31", "M", 1, "2022-02-28"),
        ("2020-02-29", "Y", 1, "2021-02-28"),
        ("2022-11-16", "W", -1, "2022-11-09"),
        ("2022-11-16", "H", -24, "2022-11-15"),
        ("2022-11-16", "DE", -1, "2012-11-16"),
        ("2022-11-16", "Y", 1e9, None),
        ("2022-11-16", "D", -1e12, None),
    ],
)
def test_steps_through_the_calendar(day: str, unit: str, steps: float, then: str | None) -> None:
    reached = moved(dt.date.fromisoformat(day), unit, steps)
    assert (reached.isoformat() if reached else None) == then


@pytest.mark.parametrize(("unit", "value"), [("D", "2022-11-16"), ("W", "2022-W46"), ("Q", "2022-Q4"), ("CE", "20")])
def test_value_of_a_day_at_a_grain(unit: str, value: str) -> None:
    assert value_at(dt.date(2022, 11, 16), unit) == value


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2018, "2018-04-01"),
        ("easter", 2024, "2024-03-31"),
        ("easter", 2000, "2000-04-23"),
        ("good-friday", 2022, "2022-04-15"),
        ("thanksgiving", 2022, "2022-11-24"),
        ("labor-day", 2022, "2022-09-05"),
        ("memorial-day", 2022, "2022-05-30"),
        ("12-25", 2022, "2022-12-25"),
    ],
)
def test_feasts(name: str, year: int, day: str) -> None:
    assert feast(name, year).isoformat() == day


@pytest.mark.parametrize(
    ("values", "number"),
    [
        (["20", "4"], 24),
        (["a", "100"], 100),
        (["2", "100", "5"], 205),
        (["3", "1000", "2", "100"], 3200),
        (["a", "2", ""], 2),
        (["2", "", "a", "0.5"], 2.5),
        (["0.5", "a"], 0.5),
        (["a"], 1),
        (["X"], None),
    ],
)
def test_numbers_in_words(values: list[str], number: float | None) -> None:
    assert amount(values) == number


@pytest.mark.parametrize(
    ("values", "year"),
    [(["19", "90", "6"], 1996), (["2", "1000", "8"], 2008), (["20", "22"], 2022), (["20", "5"], None)],
)
def test_years_in_words(values: list[str], year: int | None) -> None:
    assert year_in_words(values) == year
