"""Presidents, vice presidents and members of the Congress of the United States, with all their terms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from onrecord.actors.knowledge.actor import Office
from training.actors.surnames import surnames

if TYPE_CHECKING:
    from pathlib import Path

    from training.actors.draft import Draft, Drafts

Entry = dict[str, Any]
SOURCE = "congress"
FIRST_DAY = "1945-02-01"
"""Presidents who left office before are history, and "Washington" is not one of them in the news."""
ROLES = {
    "sen": ("senator", "US Senator"),
    "rep": ("representative", "US Representative"),
    "prez": ("president", "President of the United States"),
    "viceprez": ("vice-president", "Vice President of the United States"),
}


def add_congress(drafts: Drafts, knowledge: Path) -> list[str]:
    """Adds them to people of the same name, or anew; gives the names that were joined, to be looked over."""
    joined = []
    for file in ("executive.jsonl", "legislators-current.jsonl"):
        text = (knowledge / "congress-legislators" / file).read_text(encoding="utf-8")
        for entry in map(json.loads, text.splitlines()):
            if entry["terms"][-1]["end"] >= FIRST_DAY:
                joined += _add(drafts, entry)
    return joined


def _add(drafts: Drafts, entry: Entry) -> list[str]:
    names = _names(entry)
    person = drafts.named(names, "US")
    if person and person.register not in (None, entry["id"].get("bioguide", "")):
        person = None
    joined = [f"{person.name} = {names[0]} ({person.id})"] if person else []
    if person is None:
        person = drafts.person(names[0], "US", SOURCE, _own_id(drafts, names[0], entry))
        person.call("surname", *surnames(names[0], "US"))
    person.register = entry["id"].get("bioguide", "")
    person.sources[SOURCE] = None
    person.call("name", *names, *_formal(entry))
    drafts.know(person)
    for office in _offices(entry):
        _join(person, office)
    return joined


def _own_id(drafts: Drafts, name: str, entry: Entry) -> str:
    """Where two members have one name, the second has the state in the id."""
    from onrecord.actors.knowledge.keys import slug

    id_ = f"person/{slug(name)}"
    return f"{id_}-{entry['terms'][-1].get('state', 'us').lower()}" if id_ in drafts.by_id else id_


def _names(entry: Entry) -> list[str]:
    """The usual names, by which somebody already known is recognized."""
    name = entry["name"]
    nick = f"{name['nickname']} {name['last']}" if "nickname" in name else ""
    title = re.sub(r" \([^)]*\)", "", entry["id"].get("wikipedia", ""))
    usual = [title, nick] if title or nick else [f"{name['first']} {name['last']}"]
    middle = f"{name['first']} {name['middle']} {name['last']}" if "middle" in name else ""
    return [written for written in (*usual, middle) if written]


def _formal(entry: Entry) -> list[str]:
    name = entry["name"]
    return [f"{name['first']} {name['last']}", name.get("official_full", "")]


def _offices(entry: Entry) -> list[Office]:
    """One office for terms that follow one another in the same chamber, state and party."""
    found: list[Office] = []
    for term in entry["terms"]:
        role, title = ROLES[term["type"]]
        office = Office(role, title, "US", term["start"], term["end"], term.get("state"), term.get("party"), SOURCE)
        if found and _follows(found[-1], office):
            found[-1] = Office(role, title, "US", found[-1].begin, office.end, office.state, office.party, SOURCE)
        else:
            found.append(office)
    return found


def _follows(before: Office, after: Office) -> bool:
    same = (before.role, before.state, before.party) == (after.role, after.state, after.party)
    return same and (after.begin or "")[:7] <= (before.end or "")[:5] + "02"


def _join(person: Draft, office: Office) -> None:
    """The register's term takes the place of one from general knowledge that it overlaps."""
    person.offices = [
        held for held in person.offices
        if not (held.role == office.role and held.source != SOURCE and (held.begin or "") < (office.end or "9")
                and (office.begin or "") < (held.end or "9"))
    ] + [office]  # fmt: skip
