"""A province is never drawn as a dot: what the text calls a region is the region, not the city of its name."""

from __future__ import annotations

import pytest

from onrecord.grounding.places import find_places

CASES = [
    ("Shells fell on Zaporizhzhia all night.", "Zaporizhzhia"),
    ("Fighting went on in the province of Idlib.", "Idlib"),
    ("The army left Kherson.", "Kherson"),
]


@pytest.mark.parametrize(("text", "name"), CASES, ids=[case[0] for case in CASES])
def test_a_place_has_a_feature_that_says_what_its_point_stands_for(text: str, name: str) -> None:
    (place,) = find_places(text)
    assert place.name == name
    assert place.feature in ("city", "region")


@pytest.mark.parametrize("name", ["Texas", "Bavaria", "Helmand"])
def test_regions_are_regions(name: str) -> None:
    (place,) = find_places(f"The river rose in {name}.")
    assert place.feature == "region"
