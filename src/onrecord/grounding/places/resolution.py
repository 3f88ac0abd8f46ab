"""Resolution: which place each name of an article means.

Every meaning of a name is scored by what speaks for it alone (its size and kind) and by the company it keeps: the
places that hold it, those near it, and the publisher's home. The company is the other names of the article, each
counting for all its meanings as surely as they are its own; two rounds settle it. One name means one place in an
article, unless a mention says its own holder ("Paris, Texas"). Time grows with the number of meanings alone: what is
near is counted by squares of one degree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.grounding.places.gazetteer import Entry, Gazetteer
from onrecord.grounding.places.lexicon import usual
from onrecord.grounding.places.mentions import Mention

_ROUNDS = 2
_MOST_MEANINGS = 60
"""Meanings of one name that are weighed, the most peopled first."""
_LEAST_WEIGHT = 0.05
"""How likely a mention must be a place for its name to speak for others."""


@dataclass(slots=True)
class Name:
    """One name of an article with its meanings, their shares, and their order by what they scored.

    `held_by` are the holders that the text gives it, `said` the features ("Walker County", "the city of Walker").
    """

    key: str
    entries: list[Entry]
    further: list[bool]
    weight: float
    held_by: set[int] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    shares: list[float] = field(default_factory=list)
    order: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Company:
    """What an article's names say together: weight for each place and holder.

    `near` holds for each square of one degree the weight of what lies in it and in the eight squares around.
    """

    places: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    near: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))


@dataclass(frozen=True, slots=True)
class Home:
    """The publisher's: meanings of the names in its domain, and its country, "" where none is known."""

    names: tuple[Name, ...]
    country: str


_GROUP = {"continent": "wide", "area": "wide", "sea": "wide"}
_ENGLISH = frozenset(("US", "GB", "IE", "CA", "AU", "NZ"))
"""Where English news calls a place by its own name; elsewhere a further name is often the English one."""
_HOLDERS = frozenset(("county", "region", "country"))
_SMALL = frozenset(("city", "capital", "county"))


def resolve(names: list[Name], home: Home, weights: dict[str, float]) -> None:
    """Fills the order and shares of all names' meanings."""
    for name in home.names:
        _score(name, [alone(name, at, weights) for at in range(len(name.entries))])
    by_themselves = [[alone(name, at, weights) for at in range(len(name.entries))] for name in names]
    for name, scores in zip(names, by_themselves, strict=True):
        _score(name, scores)
    # A name of one meaning means it, whatever the company says.
    open_names = [(name, own) for name, own in zip(names, by_themselves, strict=True) if len(name.entries) > 1]
    for _ in range(_ROUNDS):
        company = keep_company((*names, *home.names))
        for name, own, rows in [(name, own, company_rows(name, company, home)) for name, own in open_names]:
            _score(name, [score + _weigh(row, weights) for score, row in zip(own, rows, strict=True)])


def company_rows(name: Name, company: Company, home: Home) -> list[dict[str, float]]:
    """For each meaning of a name what the article's other names and the publisher's home say for it."""
    own = keep_company((name,))
    return [company_signs(entry, company, own, home) for entry in name.entries]


def alone(name: Name, at: int, weights: dict[str, float]) -> float:
    """What speaks for a meaning without the rest of the article."""
    return _weigh(own_signs(name, at), weights)


def own_signs(name: Name, at: int) -> dict[str, float]:
    """Size, kind and holders of one meaning."""
    entry = name.entries[at]
    kind = _GROUP.get(entry.feature, entry.feature)
    found = {f"kind {kind}": 1.0, "people": entry.people / 32}
    if kind in ("city", "county"):
        found["people of town"] = entry.people / 32
    if name.further[at]:
        found["further name at home" if entry.country in _ENGLISH else "further name abroad"] = 1.0
    if not entry.geonames:
        found["no id"] = 1.0
    if name.said and kind in ("region", "county", "city"):
        found["said kind" if kind in name.said else "other kind than said"] = 1.0
    if entry.geonames and usual().get(name.key) == entry.geonames:
        found["usual"] = 1.0
    if name.held_by:
        found["held" if name.held_by.intersection(entry.holders) else "not held"] = 1.0
    return found


def company_signs(entry: Entry, company: Company, own: Company, home: Home) -> dict[str, float]:
    """The company of one meaning, less what the name itself brings (`own`)."""
    found: dict[str, float] = {}
    for level, holder in zip(entry.levels, entry.holders, strict=True):
        found[f"within {level}"] = _grow(company.places.get(holder, 0.0) - own.places.get(holder, 0.0))
    if entry.feature in _HOLDERS:
        found["holds others"] = _grow(company.places.get(entry.number, 0.0) - own.places.get(entry.number, 0.0))
    if entry.feature in _SMALL:
        square = _square(entry)
        found["near"] = _grow(company.near.get(square, 0.0) - own.near.get(square, 0.0))
    if home.country:
        found["home country"] = float(entry.country == home.country)
    return found


def keep_company(names: Iterable[Name]) -> Company:
    """The company of all names by their present shares."""
    company = Company()
    for name in names:
        if name.weight >= _LEAST_WEIGHT:
            _join(company, name)
    return company


def _join(company: Company, name: Name) -> None:
    for entry, share in zip(name.entries, name.shares, strict=True):
        weight = share * name.weight
        if weight < 0.01:
            continue
        company.places[entry.number] += weight
        for holder in entry.holders:
            company.places[holder] += weight
        if entry.feature in _SMALL:
            for square in _around(entry):
                company.near[square] += weight


def _square(entry: Entry) -> tuple[int, int]:
    return round(entry.latitude), round(entry.longitude)


def _around(entry: Entry) -> list[tuple[int, int]]:
    north, east = _square(entry)
    return [(north + up, east + right) for up in (-1, 0, 1) for right in (-1, 0, 1)]


def _grow(weight: float) -> float:
    return math.log1p(4 * max(0.0, weight))


def _weigh(found: dict[str, float], weights: dict[str, float]) -> float:
    return sum(value * weights.get(sign, 0.0) for sign, value in found.items())


def _score(name: Name, scores: list[float]) -> None:
    name.order = sorted(range(len(scores)), key=lambda at: -scores[at])
    top = max(scores, default=0.0)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    name.shares = [power / total for power in powers]


def make_name(key: str, mention: Mention, weight: float, table: Gazetteer) -> Name:
    """A name of an article, not yet scored."""
    meanings = mention.names.meanings[:_MOST_MEANINGS] if mention.names else ()
    return Name(key, [table.entry(each.number) for each in meanings], [each.further for each in meanings], weight)
