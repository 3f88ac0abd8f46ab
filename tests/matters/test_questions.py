"""Questions of matters read as English, made from the statements' own words."""

from __future__ import annotations

import numpy as np
import pytest

import onrecord
from onrecord.matters.claim import claims_of
from onrecord.matters.questions import question_of


@pytest.mark.parametrize(
    ("content", "question"),
    [
        ("the relay had worked as designed", "Had the relay worked as designed?"),
        ("all sensors had worked", "Had all sensors worked?"),
        ("gas “may have played a part”", "May gas have played a part?"),
        ("the shells came from the river", "Is it true that the shells came from the river?"),
    ],
    ids=["auxiliary", "small first letter", "quotation marks astray", "no auxiliary"],
)
def test_of_one_statement(content: str, question: str) -> None:
    claims = claims_of(onrecord.read(f"The engineer said that {content}."))
    assert question_of(claims, np.ones((len(claims), len(claims)), dtype=np.float32)) == question


@pytest.mark.parametrize(
    ("report", "question"),
    [
        (
            "The minister said the repairs would take six months. The operator said they would take two months.",
            "How long?",
        ),
        ("The agency said 12 tonnes had leaked. The institute said 40 tonnes had leaked.", "How many tonnes?"),
    ],
)
def test_of_measures(report: str, question: str) -> None:
    claims = claims_of(onrecord.read(report))
    assert len(claims) == 2
    assert question_of(claims, np.ones((2, 2), dtype=np.float32)) == question
