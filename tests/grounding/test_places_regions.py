"""A province is never drawn as a dot: what the text calls a region is the region, not the city of its name."""

from __future__ import annotations

import pytest

from onrecord.grounding.places import find_places
from onrecord.grounding.places.gazetteer import gazetteer

CASES = [
    ("Shells fell on Kherson.", "city"),
    ("Shells fell on Kherson region.", "region"),
    ("Shells fell on the Kursk region of Russia.", "region"),
    ("He was born in Donetsk oblast.", "region"),
    ("The river rose in Texas.", "region"),
    ("The river rose in Helmand.", "region"),
]


def _knows_bare_regions() -> bool:
    names = gazetteer().names("kursk")
    return any(gazetteer().entry(each.number).feature == "region" for each in names.meanings) if names else False


@pytest.mark.skipif(not _knows_bare_regions(), reason="the table was built before regions had their short names")
@pytest.mark.parametrize(("text", "feature"), CASES, ids=[case[0] for case in CASES])
def test_a_region_is_no_city(text: str, feature: str) -> None:
    assert find_places(text)[0].feature == feature
