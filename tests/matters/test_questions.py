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


def test_how_long_not_how_much_in_years() -> None:
    record = onrecord.read(
        "The minister said the repairs would take six months. The operator said they would take two months."
    )
    claims = claims_of(record)
    assert len(claims) == 2
    assert question_of(claims, np.ones((2, 2), dtype=np.float32)) == "How long?"
