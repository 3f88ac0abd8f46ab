"""Comparing two claims by structure: figures, denials, times, certainty; and what a change of mind is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord.matters.changing import turns, withdraws
from onrecord.matters.claim import Claim, Quantity
from onrecord.matters.comparing import compare, meet, negated
from onrecord.matters.lexicon import lines_of
from onrecord.matters.matter import Ref
from onrecord.matters.parties import same_party
from onrecord.matters.terms import stems

BLANK = Claim(
    Ref("a", "s"), 0, "", "", "", "", frozenset(), frozenset(), frozenset(), ("lund",), "Per Lund", "said",
    date(2024, 3, 1).toordinal(), 0, None, (), (), frozenset(), "assertive", "affirmed", "certain", None, None,
)  # fmt: skip


def claim(text: str, **changed: Any) -> Claim:
    return replace(BLANK, text=text, stems=frozenset(stems(text)), **changed)


def count(low: float | None, high: float | None, role: str | None = "killed", of: str = "people") -> Quantity:
    return Quantity(low, high, None, "count", role, frozenset({of}), f"{low or high}")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (count(12, 12), count(12, 12), True),
        (count(12, 12), count(20, 20), False),
        (count(10, None), count(20, 20), True),
        (count(None, 15), count(20, 20), False),
    ],
    ids=["equal", "apart", "more than ten may be twenty", "fewer than fifteen is not twenty"],
)
def test_bounds_meet(one: Quantity, other: Quantity, together: bool) -> None:
    assert meet(one, other) is together


@pytest.mark.parametrize(
    ("text", "cue", "against"),
    [
        ("the dam had been inspected", "said", False),
        ("the dam had not been inspected", "said", True),
        ("that the dam had been inspected", "denied", True),
        ("that nobody had inspected the dam", "denied", False),
        ("that the dam held", "did not dispute", False),
        ("nobody had inspected it", "insisted", True),
    ],
)
def test_who_speaks_against_the_content(text: str, cue: str, against: bool) -> None:
    assert negated(claim(text, cue=cue)) is against


@pytest.mark.parametrize(
    ("one", "other", "likeness", "relation"),
    [
        (claim("12", quantities=(count(12, 12),)), claim("20", quantities=(count(20, 20),)), 0.2, "contradict"),
        (claim("12", quantities=(count(12, 12),)), claim("12 died", quantities=(count(12, 12),)), 0.2, "agree"),
        (claim("the dam held"), claim("the dam did not hold"), 0.8, "contradict"),
        (claim("the dam held"), claim("the mayor did not come"), 0.1, "not comparable"),
        (claim("it will rain", level="certain"), claim("it will rain", level="unlikely"), 0.9, "contradict"),
        (claim("the dam held"), claim("the wall of the dam stood"), 0.8, "agree"),
    ],
)  # fmt: skip
def test_relations(one: Claim, other: Claim, likeness: float, relation: str) -> None:
    found = compare(one, other, likeness)
    assert found.relation == relation
    assert found.reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("ramil ocampo",), ("ocampo",), True),
        (("coast guard",), ("philippine coast guard",), True),
        (("anna lund",), ("per lund",), False),
        ((), (), False),
    ],
)
def test_parties(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert same_party(claim("x", parties=one), claim("y", parties=other)) is same


def test_turns_and_withdrawals() -> None:
    assert turns(claim("the figure was too high", cue="conceded"))
    assert not turns(claim("the figure was high", cue="said"))
    assert withdraws(claim("that claim", cue="withdrew"))


@pytest.mark.parametrize("name", ["denials", "function_words", "negations", "question_cues", "silences", "turns"])
def test_word_lists_hold_small_letters_alone(name: str) -> None:
    lines = lines_of(name)
    assert lines
    assert all(line == line.lower() for line in lines)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Ukraine will continue to resist. Ukraine is not going to back down", False),
        ("We did not fire at them. We were asleep", True),
        ("No. We were asleep", True),
    ],
)
def test_negation_is_looked_for_in_the_first_sentence(text: str, against: bool) -> None:
    assert negated(claim(text)) == against
