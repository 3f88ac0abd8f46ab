"""Repetitions: what wire copies bring again is weighed once, and stays beside its original."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.matters import MatterJudgement, group
from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.repeats import distinct
from onrecord.record import Record

Make = Callable[..., Record]
REPORT = [
    "Per Lund | the northern bridge was closed on Monday",
    "Per Lund | the figure",
    "Eva Dahl | wheat prices rose sharply in Oslo",
]


def claims_over(*records: Record) -> list[Claim]:
    return [claim for record in records for claim in claims_of(record)]


def test_a_copy_repeats_its_original(make: Make) -> None:
    claims = claims_over(make("a", "2024-03-01", REPORT), make("b", "2024-03-02", REPORT[::-1]))
    own = distinct(claims)
    assert own.rows == (0, 1, 2, 4)
    assert own.places == (0, 1, 2, 2, 3, 0)
    assert own.whole([[0, 2], [3]]) == [[0, 2, 3, 5], [4]]


def test_one_article_does_not_repeat_itself(make: Make) -> None:
    own = distinct(claims_over(make("a", "2024-03-01", [REPORT[0], REPORT[0]])))
    assert own.rows == (0, 1)


def test_other_words_repeat_nothing(make: Make) -> None:
    said = "Per Lund | the northern bridge was closed on Tuesday by the army"
    own = distinct(claims_over(make("a", "2024-03-01", REPORT), make("b", "2024-03-02", [said])))
    assert own.rows == (0, 1, 2, 3)


def test_what_a_person_judged_stands_for_itself(make: Make) -> None:
    claims = claims_over(make("a", "2024-03-01", REPORT), make("b", "2024-03-02", REPORT))
    assert distinct(claims, {3}).rows == (0, 1, 2, 3, 4)
    assert distinct(claims, {0}).rows == (0, 1, 2, 3, 4)


def test_copies_are_one_matter_until_a_person_parts_them(make: Make) -> None:
    records = [make("a", "2024-03-01", REPORT[:1]), make("b", "2024-03-02", REPORT[:1])]
    (matter,) = group(records)
    assert len(matter.statements) == 2
    assert matter.confidence == 1.0
    first, second = matter.statements
    assert group(records, [MatterJudgement("different matter", first, second)]) == ()


def test_nothing_said_repeats_nothing() -> None:
    assert distinct([]).whole([]) == []
