"""The gazetteer and the lists that the place finder reads."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.grounding.places.gazetteer import Gazetteer, gazetteer
from onrecord.grounding.places.keys import name_key
from onrecord.grounding.places.lexicon import not_places, publishers, usual, weights
from onrecord.grounding.places.publisher import home_country, home_names

DATA = files("onrecord.grounding.places").joinpath("data")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St. Petersburg", "saint petersburg"),
        ("Port-au-Prince", "port au prince"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "lodz"),
        ("Martha’s Vineyard", "marthas vineyard"),
        ("Mt. Vernon", "mount vernon"),
    ],
)
def test_key(name: str, key: str) -> None:
    assert name_key(name) == key


def test_an_entry_knows_what_it_lies_in() -> None:
    table = gazetteer()
    names = table.names("fresno")
    assert names is not None
    city = next(
        entry for entry in map(table.entry, (each.number for each in names.meanings)) if entry.geonames == 5350937
    )
    assert [(table.entry(holder).name, level) for holder, level in zip(city.holders, city.levels, strict=True)] == [
        ("Fresno County", "county"),
        ("California", "region"),
        ("United States", "country"),
        ("North America", "continent"),
    ]


def test_an_unknown_name_means_nothing() -> None:
    assert gazetteer().names("no such place at all") is None


@pytest.mark.parametrize(
    "raw", [b"", b"ONPLACE1", b"something else, long enough to be a head of sections, or nearly so......"]
)
def test_a_damaged_table_says_so(raw: bytes) -> None:
    with pytest.raises(ModelError, match="damaged"):
        Gazetteer(raw)


def test_the_table_is_small_enough_to_ship() -> None:
    assert Path(str(DATA.joinpath("gazetteer.bin"))).stat().st_size < 20_000_000


def test_geonames_is_credited() -> None:
    notice = DATA.joinpath("NOTICE.txt").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "creativecommons.org/licenses/by/4.0" in notice


def test_every_usual_meaning_is_in_the_table() -> None:
    table = gazetteer()
    lost = []
    for key, geonames in usual().items():
        names = table.names(key)
        if names is None or geonames not in {table.entry(each.number).geonames for each in names.meanings}:
            lost.append(key)
    assert lost == []


def test_every_home_of_a_publisher_is_in_the_table() -> None:
    lost = [
        home
        for home in publishers().values()
        if any(gazetteer().names(name_key(part)) is None for part in home.split(","))
    ]
    assert lost == []


def test_every_name_that_is_no_place_would_else_be_one() -> None:
    table = gazetteer()
    assert [key for key in not_places() if table.names(key) is None and table.names(f"~{key}") is None] == []


def test_there_are_weights_for_both_steps() -> None:
    assert all(weights()[step] for step in ("detection", "resolution"))


@pytest.mark.parametrize(
    ("source", "country"),
    [("example.co.uk", "GB"), ("paper.ie", "IE"), ("paper.com", ""), ("video.tv", ""), (None, ""), ("a paper", "")],
)
def test_home_country(source: str | None, country: str) -> None:
    assert home_country(source) == country


@pytest.mark.parametrize(
    ("source", "names"), [("startribune.com", ("minneapolis", "minnesota")), ("x.com", ()), (None, ())]
)
def test_home_names(source: str | None, names: tuple[str, ...]) -> None:
    assert home_names(source, gazetteer()) == names
