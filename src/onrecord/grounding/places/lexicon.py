"""Word lists and weights of the places, read once from the files beside this module."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import cast


@cache
def class_of() -> dict[str, str]:
    """Words around names with their class; a word that stands in several classes has the last one."""
    classes: dict[str, str] = {}
    for line in _lines("word_classes.txt"):
        name, _, words = line.partition(":")
        classes.update(dict.fromkeys(words.split(), name))
    return classes


@cache
def members(name: str) -> frozenset[str]:
    """The words of one class, also those that another class claims."""
    return frozenset(
        word
        for line in _lines("word_classes.txt")
        for word in line.partition(":")[2].split()
        if line.startswith(f"{name}:")
    )


@cache
def given_names() -> frozenset[str]:
    """Common given names in small letters."""
    return frozenset(_lines("given_names.txt"))


@cache
def publishers() -> dict[str, str]:
    """Homes of publishers: for a web domain, the town and what holds it, as an article would write it."""
    return dict(cast(tuple[str, str], line.split("\t")) for line in _lines("publishers.tsv"))


@cache
def usual() -> dict[str, int]:
    """Keys that news uses for one place though a larger or wider one bears the name, with that one's GeoNames id."""
    return {key: int(geonames) for key, geonames in (line.split("\t") for line in _lines("usual.tsv"))}


@cache
def not_places() -> frozenset[str]:
    """Keys of institutions and the like that are also names of small places."""
    return frozenset(_lines("not_places.txt"))


@cache
def weights() -> dict[str, dict[str, float]]:
    """Learned weights: `detection` of the signs around a name, `resolution` of what speaks for a meaning."""
    loaded: dict[str, dict[str, float]] = json.loads(_read("weights.json"))
    return loaded


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).splitlines() if line.strip() and not line.startswith("#")]


def _read(name: str) -> str:
    return files("onrecord.grounding.places").joinpath("data", name).read_text(encoding="utf-8")
