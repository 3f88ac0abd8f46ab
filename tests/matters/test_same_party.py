"""Whether two claims have one speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

import onrecord
from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.parties import same_party


def claims_in(text: str) -> list[Claim]:
    return list(claims_of(onrecord.read(text)))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("ocampo", "ramil ocampo", True),
        ("lucia ocampo", "ramil ocampo", False),
        ("coast guard", "the coast guard of the philippines", True),
        ("coast guard", "the coast guard auxiliary of the philippines", False),
        ("ministry", "ministry of health", False),
    ],
)
def test_names_of_one_speaker(first: str, second: str, same: bool) -> None:
    one, *_ = claims_in("Ana Rios said the road was closed.")
    one, other = replace(one, parties=(first,)), replace(one, parties=(second,))
    assert same_party(one, other) is same
    assert same_party(other, one) is same


def test_a_body_without_a_name_is_known_by_particular_words_alone() -> None:
    fire, again = claims_in(
        "The fire brigade said the road was closed. Rain fell. The fire brigade said two cellars were flooded."
    )
    assert same_party(fire, again)
    ministry, other = claims_in(
        "The ministry said the road was closed. Rain fell. The ministry said two cellars were flooded."
    )
    assert not same_party(ministry, other)
