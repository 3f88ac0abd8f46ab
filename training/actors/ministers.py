"""Members of governments from the Phoenix dictionary (MIT): names and dates of 2000 to 2013, offices not told apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.actors.knowledge.actor import Office
from onrecord.actors.knowledge.keys import name_key, slug
from training.actors.states import factbook_entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.actors.draft import Draft, Drafts

SOURCE = "phoenix"
FIRST_DAY = "2000-01-01"
_CODE = re.compile(r"\[([A-Z]{3})GOV([A-Z]*) (<|>)?(\d{6,8})(?:-(\d{6,8}))?\]")
_NO_NAME = re.compile(
    r"\b(?:MINIST\w*|PRESIDENT|ARMY|ARMED|FORCES?|GOVERNMENT|ADMINISTRATION|PARTY|COUNCIL|PARLIAMENT|SECRETARY|MR|MRS|"
    r"AMBASSADOR|SENATOR|GENERAL|OFFICIALS?|POLICE|MILITARY|COURT|STATE|BANK|CHANCELLOR|PREMIER|FOREIGN|DEFEN[CS]E|"
    r"FORMER|U\.?S\.?|SPOKES\w+|SUPREME|REGIME|LEADER|GOVERNOR|KING|QUEEN|PRINCE|EMPEROR|TREASURY|THE|OF|AND|FOR)\b"
)
_SMALL = frozenset(
    {"bin", "ibn", "al", "el", "de", "da", "di", "del", "der", "den", "dos", "das", "van", "von", "la", "e", "y"}
)


def add_ministers(drafts: Drafts, knowledge: Path) -> Counter[str]:
    """Adds them; gives how many were joined, new, or left out and why."""
    iso2_of = {iso3: iso2 for iso2, iso3, _ in factbook_entries(knowledge)}
    counts: Counter[str] = Counter()
    text = (knowledge / "phoenix-actors" / "Phoenix.Countries.actors.txt").read_text(encoding="utf-8", errors="replace")
    for names, codes in _entries(text):
        counts[_add(drafts, iso2_of, names, codes)] += 1
    return counts


def _entries(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Head phrases with their synonyms, and the code lines that follow them."""
    names: list[str] = []
    codes: list[str] = []
    for line in text.splitlines():
        content = re.split(r"[;#]", line)[0].rstrip()
        if not content:
            continue
        if content[0] in "\t [":
            codes.append(content)
        elif content[0] == "+":
            names.append(content[1:])
        else:
            yield names, codes
            names, codes = [re.sub(r"\[.*", "", content)], []
    yield names, codes


def _add(drafts: Drafts, iso2_of: dict[str, str], names: list[str], codes: list[str]) -> str:
    offices = [office for line in codes for office in _offices(line, iso2_of)]
    people = [written for name in names if (written := _written(name))]
    if not offices or not people or _written(names[0]) != people[0]:
        return "no person, or no dated office"
    if max(office.end or "9" for office in offices) < FIRST_DAY:
        return "out of office before 2000"
    if drafts.named(people, offices[0].of) is None and not _noted(names, codes, offices):
        return "left out: a minister little in the news"
    return _join(drafts, people, offices)


def _noted(names: list[str], codes: list[str], offices: list[Office]) -> bool:
    """Chiefs of state and of government (their terms are known to the day), defence ministers, people with titles."""
    to_the_day = any((office.begin or "01")[-2:] != "01" for office in offices)
    titled = any(_NO_NAME.search(name.replace("_", " ")) for name in names)
    return to_the_day or titled or any("GOVMIL" in line for line in codes)


def _join(drafts: Drafts, names: list[str], offices: list[Office]) -> str:
    country = offices[0].of
    known = drafts.named(names, country)
    if known is None:
        known = drafts.person(names[0], country, SOURCE, f"person/{slug(names[0])}-{(country or '').lower()}")
        known.offices = offices
        outcome = "new"
    else:
        outcome = _joined(known, offices)
    known.sources[SOURCE] = None
    known.call("name", *(n for n in names if name_key(n) not in _keys(known)))
    drafts.know(known)
    return outcome


def _joined(known: Draft, offices: list[Office]) -> str:
    if any(office.source != SOURCE for office in known.offices):
        return "joined to a person known by office"
    known.offices += [office for office in offices if office not in known.offices]
    return "joined to one of the same name"


def _keys(person: Draft) -> set[str]:
    return {name_key(person.name), *(name_key(alias.text) for alias in person.aliases)}


def _offices(line: str, iso2_of: dict[str, str]) -> list[Office]:
    found = []
    for iso3, _, sign, first, second in _CODE.findall(line):
        begin, end = _date(first), _date(second)
        if iso3 in iso2_of and begin:
            begin, end = ("", begin) if sign == "<" else (begin, end)
            found.append(Office("government-member", "", iso2_of[iso3], begin or None, end or None, source=SOURCE))
    return found


def _date(digits: str) -> str:
    """YYMMDD or YYYYMMDD as an ISO date; years from 40 on are of the last century. Empty where it is none."""
    full = digits if len(digits) == 8 else ("19" if digits[:2] >= "40" else "20") + digits
    year, month, day = full[:4], full[4:6], full[6:]
    good = len(full) == 8 and "1940" <= year <= "2014" and "01" <= month <= "12" and "01" <= day <= "31"
    return f"{year}-{month}-{day}" if good else ""


def _written(entry: str) -> str:
    """A phrase of the dictionary as a name; empty where it is a title, an institution or a single word."""
    words = entry.strip().replace("_", " ").split()
    phrase = " ".join(words)
    plain = all(character.isalpha() or character in " .'’-" for character in phrase)
    if not 2 <= len(words) <= 5 or not plain or not phrase.isupper() or _NO_NAME.search(phrase):
        return ""
    return " ".join(_cased(word, first=place == 0) for place, word in enumerate(words))


def _cased(word: str, *, first: bool) -> str:
    if word.lower() in _SMALL and not first:
        return word.lower()
    parts = ["al" if part == "AL" and place == 0 and not first else part.capitalize()
             for place, part in enumerate(word.split("-"))]  # fmt: skip
    joined = "-".join(parts)
    joined = re.sub(r"\b(Mc|O')(\w)", lambda m: m[1] + m[2].upper(), joined)
    return re.sub(r"^(?:[a-z]\.)+$", lambda m: m[0].upper(), joined, flags=re.IGNORECASE)
