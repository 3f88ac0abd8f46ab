"""Accounts of what a thing was: parties that name different origins of one thing dispute it."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.matters import group
from onrecord.matters.claim import claims_of

REPORT = (
    "OSLO, May 4, 2027 (North Wire) - A drone fell into a barn near Kirkenes on Monday. The Norwegian government and "
    "NATO consider that it was a Norwegian target drone, blown off its course by the storm. Finland, by contrast, "
    "insists that it was a Russian drone."
)


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("it was a Norwegian target drone, blown off its course", "a Norwegian target drone"),
        ("the shell had been a Finnish one", "a Finnish one"),
        ("it was a drone", None),
        ("nobody in Norway had been told", None),
    ],
)
def test_what_a_claim_says_that_a_thing_was(words: str, what: str | None) -> None:
    record = onrecord.read(f"The mayor said that {words}.")
    accounts = [claim.account.what for claim in claims_of(record) if claim.account]
    assert accounts == ([what] if what else [])


def test_two_origins_of_one_thing_are_a_dispute() -> None:
    (matter,) = (one for one in group([onrecord.read(REPORT)]) if one.dispute)
    assert len(matter.positions) == 2
    (conflict,) = matter.conflicts
    assert "a Norwegian target drone against a Russian drone" in conflict.verdict.reason


def test_who_tells_no_account_is_on_nobodys_side() -> None:
    told = onrecord.read(
        REPORT + " Washington considers that whatever the drone was, the responsibility for the incident over Kirkenes "
        "rests with Russia, which sends its drones along the Norwegian border."
    )
    us = {one.id for one in told.statements if one.speakers and one.speakers[0].actor == "gov/us"}
    assert us
    (matter,) = (one for one in group([told]) if one.dispute)
    positions = [{ref.statement for ref in position.statements} for position in matter.positions]
    assert all(us >= held or not us & held for held in positions)
