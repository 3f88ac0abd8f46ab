"""The hand-written sources of this folder: organizations, office-holders, what people are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.actors.knowledge.actor import Office
from training.actors.draft import GENERAL, Draft, Drafts
from training.actors.surnames import surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
SEATS = frozenset(
    {"Brussels", "Kremlin", "Downing Street", "10 Downing Street", "Number 10", "No 10", "No. 10", "Élysée",
     "Élysée Palace", "Bankova"}
)  # fmt: skip
"""Places that stand for an organization and for the government behind it alike."""


@dataclass(frozen=True)
class Known:
    """A line of people.txt."""

    id: str
    country: str
    surnames: list[str]
    names: list[str]
    description: str


def lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def fields(line: str, count: int) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) > count:
        raise ValueError(f"more than {count} fields: {line}")
    return parts + [""] * (count - len(parts))


def listed(field: str) -> list[str]:
    return [part.strip() for part in field.split(";") if part.strip()]


def add_organizations(drafts: Drafts) -> dict[tuple[str, str], str]:
    """Adds them; gives which of them stands for which institution of a state."""
    stands_for: dict[tuple[str, str], str] = {}
    for line in lines("organizations.txt"):
        id_, name, sort, country, names, acronyms, institution = fields(line, 7)
        draft = drafts.add(Draft(id_, name, "organization", sort, country or None), GENERAL)
        draft.call("name", *(n for n in listed(names) if n not in SEATS))
        draft.call("seat", *(n for n in listed(names) if n in SEATS))
        draft.call("acronym", *listed(acronyms))
        if institution:
            stands_for[country, institution] = id_
    return stands_for


def add_people(drafts: Drafts) -> None:
    known = {fields(line, 6)[0]: _known(line) for line in lines("people.txt")}
    people: dict[str, Draft] = {}
    for name, country, office in terms():
        if name not in people:
            people[name] = _person(drafts, name, country, known.get(name))
        people[name].offices.append(office)
    for name in (n for n in known if n not in people):
        _person(drafts, name, known[name].country, known[name])
    drafts.settle()


def terms() -> Iterator[tuple[str, str, Office]]:
    """Each line of officeholders.txt: the name, the country of the person, and the term with its block's office."""
    of = role = title = ""
    for line in lines("officeholders.txt"):
        if line.startswith("@"):
            of, role, title = fields(line[1:], 3)
            continue
        name, begin, end, country, state, party = fields(line, 6)
        home = country or (_country(of) if of.startswith("org/") else of[:2])
        yield name, home, Office(role, title, of, begin or None, end or None, state or None, party or None, GENERAL)


def _country(of: str) -> str:
    """The state in whose name an organization's id begins, such as RU in org/ru-fsb."""
    first = of.removeprefix("org/").split("-")[0].upper().replace("UK", "GB")
    return first if len(first) == 2 else ""


def _known(line: str) -> Known:
    _, id_, country, last, names, description = fields(line, 6)
    return Known(id_, country, listed(last), listed(names), description)


def _person(drafts: Drafts, name: str, country: str, known: Known | None) -> Draft:
    known = known or Known("", "", [], [], "")
    home = known.country or country or None
    person = drafts.person(name, home, GENERAL, known.id)
    person.description = known.description or None
    person.call("name", *known.names)
    person.call("surname", *(known.surnames or surnames(name, home)))
    return person
