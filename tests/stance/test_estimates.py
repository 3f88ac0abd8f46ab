"""Estimates: outcome, phrase, interval by ICD 203, horizon; one own sentence a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked_statements import found, statement

from onrecord.stance import YARDSTICKS, Estimate, Yardstick, find_estimates

CASES = Path(__file__).with_name("estimates.txt")

NONE = [
    "She {said} [the likely cause was a loose bolt, and they would act as soon as possible].",
    "He {said} [turnout rose 30 percent].",
    "He {said} [a certain number of voters stayed away].",
    "He {said} [he was certain that the ship was sound].",
    "He {said} [likely voters prefer the mayor].",
    "He {said} [they did everything possible].",
    "He {said} [one in three houses burned].",
    "He {said} [if possible, the school opens on Monday].",
]


def rows() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split(" | ")] for line in lines if not line.startswith("#")]


def only(text: str, estimates: tuple[Estimate, ...]) -> list[str]:
    (one,) = estimates
    horizon = "-" if one.horizon is None else text[slice(*one.horizon.span)]
    return [text[slice(*one.outcome)], text[slice(*one.phrase)], f"{one.low:g}", f"{one.high:g}", horizon]


def test_the_table_is_long_enough() -> None:
    assert len(rows()) >= 60


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_estimate(row: list[str]) -> None:
    text, made = statement(row[0])
    assert only(text, find_estimates(text, [made])) == row[1:]


@pytest.mark.parametrize("marked", NONE)
def test_no_estimate(marked: str) -> None:
    text, made = statement(marked)
    assert find_estimates(text, [made]) == ()


def test_a_chance_taken_up_again_keeps_its_outcome() -> None:
    text, made = statement(
        "[The probability of a Sarovian victory, defined as holding every pass – the probability of that happening "
        "anytime soon is not high], he {said}."
    )
    assert only(text, find_estimates(text, [made])) == [
        "a Sarovian victory, defined as holding every pass",
        "not high",
        "0",
        "0.45",
        "anytime soon",
    ]


def test_that_is_the_sentence_before() -> None:
    text, made = statement('He {said} ["The northerners may withdraw. That is possible,"].')
    assert only(text, find_estimates(text, [made]))[:2] == ["The northerners may withdraw", "possible"]


def test_two_likelihoods_of_one_sentence() -> None:
    text, made = statement("They {say} [invasion is unlikely in the near term, but sabotage is almost certain].")
    assert [text[slice(*one.outcome)] for one in find_estimates(text, [made])] == ["invasion", "sabotage"]


@pytest.mark.parametrize(
    ("yardstick", "interval"), [("icd203", (0.2, 0.45)), ("phia", (0.25, 0.35)), ("survey", (0.1, 0.287))]
)
def test_yardstick(yardstick: Yardstick, interval: tuple[float, float]) -> None:
    assert yardstick in YARDSTICKS
    text, made = statement("She {said} [a truce is unlikely].")
    (one,) = find_estimates(text, [made], yardstick)
    assert (one.low, one.high, one.yardstick) == (*interval, yardstick)


def test_the_innermost_statement_has_the_estimate() -> None:
    text = "Reil said that Lund thinks a flood is likely."
    outer = found("outer", text, {"cue": [(5, 9)], "content": [(10, 44)]})
    inner = found("inner", text, {"cue": [(20, 26)], "content": [(27, 44)]}, depth=1)
    assert [one.statement for one in find_estimates(text, [inner, outer])] == ["inner"]
