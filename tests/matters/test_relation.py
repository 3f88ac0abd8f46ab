"""The learned comparison, and how positions and disputes are told."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import onrecord
from onrecord.export.matters import SHOWN_REASONS, write_matters
from onrecord.matters import Conflict, Matter, Verdict, group
from onrecord.matters.claim import Account, claims_of
from onrecord.matters.comparing import BYSTANDER, Comparison, Table
from onrecord.matters.grouping import compared
from onrecord.matters.relation import NAMES, agreement, relation_features
from onrecord.matters.trees import trees
from onrecord.matters.vectors import MANY, vectors_of
from onrecord.record import Record

REPORT = (
    "OSLO, May 4, 2027 (North Wire) - A drone fell into a barn near Kirkenes on Monday. The Norwegian government and "
    "NATO consider that it was a Norwegian target drone, blown off its course by the storm. Finland, by contrast, "
    "insists that it was a Russian drone."
)


def test_who_holds_the_less_held_of_two_accounts_gives_another() -> None:
    (matter,) = (one for one in group([onrecord.read(REPORT)]) if one.dispute)
    assert [one.stances for one in matter.positions] == [("says",), ("gives another account",)]
    assert {one.positions for one in matter.conflicts} == {("p1", "p2")}


def test_agreement_is_symmetric_and_by_form_where_form_decides(make: Callable[..., Record]) -> None:
    record = make("a", "2024-03-01", ["Per Lund | 12 died", "Eva Dahl | 12 were killed", "Ola Berg | it rained"])
    claims = claims_of(record)
    vectors = vectors_of(claims)
    table: Table = {
        (0, 1): Comparison("agree", "", 0.8, "figures"),
        (0, 2): Comparison("contradict", "", 0.8, "accounts"),
        (1, 2): BYSTANDER,
    }
    found = agreement(claims, vectors, table)
    assert found == pytest.approx(found.T)
    assert found[0, 2] == -0.5
    assert found[1, 2] == 0.0
    assert 0 < found[0, 1] < 1
    rows = relation_features(claims, vectors, table)
    assert rows.shape == (3, len(NAMES))
    assert trees("agree").features == NAMES


def test_statements_that_contradict_each_other_hold_two_positions_and_come_first(make: Callable[..., Record]) -> None:
    weather = ["Per Lund | rain had fallen all day", "Kai Moe | rain had fallen all day"]
    claims = claims_of(make("a", "2024-03-01", [*weather, "Eva Dahl | it was a drone", "Ola Berg | it was a plane"]))
    accounts = [replace(claims[2], account=Account("a drone", frozenset({"Norway"})))]
    accounts.append(replace(claims[3], account=Account("a plane", frozenset({"Russia"}))))
    _, table, groups = compared([*claims[:2], *accounts], vectors_of(claims))
    assert table[2, 3].relation == "contradict"
    assert groups == [[2], [3], [0, 1]]


def test_trees_weigh_rows_alike_whether_few_or_many() -> None:
    model = trees("pairs")
    rows = np.random.default_rng(3).random((700, len(model.features)), dtype=np.float32)
    together = model.chance(rows)
    assert together == pytest.approx(np.concatenate([model.chance(rows[at : at + 1]) for at in range(len(rows))]))
    assert model.chance(rows[:0]).shape == (0,)


def test_vectors_are_the_same_by_one_core_and_by_many(make: Callable[..., Record]) -> None:
    lines = [f"Per Lund | bridge number {number} was closed" for number in range(MANY + 1)]
    claims = claims_of(make("a", "2024-03-01", lines))
    assert (vectors_of(claims)[:3] == vectors_of(claims[:3])).all()


def test_the_table_shows_a_few_reasons_and_counts_the_rest(make: Callable[..., Record]) -> None:
    record = make("a", date(2024, 3, 1).isoformat(), ["Per Lund | 12 died", "Eva Dahl | 30 died"])
    (matter,) = group([record]) or [None]
    assert isinstance(matter, Matter)
    first, second = matter.statements
    reasons = [f"reason {number}" for number in range(SHOWN_REASONS + 2) for _ in range(2)]
    conflicts = tuple(Conflict(("p1", "p2"), Verdict("contradict", reason, first, second, 0.9)) for reason in reasons)
    stream = io.StringIO()
    write_matters([replace(matter, dispute=True, conflicts=conflicts)], [record], (), stream, "table")
    shown = [line for line in stream.getvalue().splitlines() if "against each other" in line]
    assert len(shown) == SHOWN_REASONS
    assert "  and 2 more such pairs" in stream.getvalue().splitlines()
