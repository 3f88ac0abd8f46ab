"""What the endings of surnames tell, and which names are one office's."""

from __future__ import annotations

import pytest

from onrecord.actors.entity import same_office
from onrecord.actors.surnames import sex_of_surname


@pytest.mark.parametrize(
    ("word", "sex"),
    [
        ("toktobekova", "f"),
        ("toktobekov", "m"),
        ("nováková", "f"),
        ("zemanská", "f"),
        ("dragolyubskaya", "f"),
        ("jonsdottir", "f"),
        ("petrovsky", "m"),
        ("moldova", None),
        ("rev", None),
        ("brenn", None),
    ],
)
def test_sex_of_surname(word: str, sex: str | None) -> None:
    assert sex_of_surname(word) == sex


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("defence ministry", "ministry of defence", True),
        ("ministry of defence of the union", "defence ministry", True),
        ("defence ministry", "ministry of justice", False),
        ("ministry", "ministry of defence", False),
        ("ministry of defence", "ministry of defence of halm", False),
        ("state department", "department of state", True),
        ("health ministry", "ministry of health and sport", False),
    ],
)
def test_same_office(one: str, other: str, same: bool) -> None:
    assert same_office(tuple(one.split()), tuple(other.split())) is same
