"""Chiefs of state and heads of government of 2026, from the World Factbook, joined to people already known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from onrecord.actors.knowledge.actor import Office
from onrecord.actors.knowledge.keys import name_key
from training.actors.states import factbook_entries

if TYPE_CHECKING:
    from pathlib import Path

    from training.actors.draft import Draft, Drafts

SOURCE = "factbook"
ROLE_OF = {
    "President": "president",
    "President of the Government of Spain": "prime-minister",
    "President of Council of Ministers": "prime-minister",
    "Prime Minister and Foreign Minister": "prime-minister",
    "Prime Minister and Co-Vice President": "prime-minister",
    "Crown Prince and Prime Minister": "prime-minister",
    "State Affairs Commission President": "supreme-leader",
    "President of the Swiss Confederation": "president",
    "King": "monarch", "Queen": "monarch", "Sultan": "monarch", "Emperor": "monarch", "Amir": "monarch",
    "Grand Duke": "monarch", "Prince": "monarch", "Sultan and Prime Minister": "monarch",
    "Supreme Leader": "supreme-leader", "Pope": "pope",
    "Prime Minister": "prime-minister", "Chancellor": "prime-minister", "Premier": "prime-minister",
    "Taoiseach (Prime Minister)": "prime-minister", "Chief Executive": "prime-minister",
}  # fmt: skip
_TITLE = "|".join(sorted(map(re.escape, ROLE_OF), key=len, reverse=True))
_HOLDER = re.compile(rf"(?:Acting |Interim |Transition |Transitional |Caretaker )?({_TITLE}) (?!and |of )(.+)")
_RANK = re.compile(r"^(?:Gen\.|Col\.|Capt\.|Sr\. Gen\.|Sir|Dr\.|Ratu|Crown Prince|Sultan)\s+")
_PARTICLES = frozenset({"bin", "al", "el", "de", "da", "dos", "van", "der", "von"})
_REGNAL = re.compile(r"[IVX]+|Jr\.")


def add_leaders(drafts: Drafts, knowledge: Path) -> list[str]:
    """Adds them; gives what should be looked over: holders not understood, terms closed by the next holder."""
    notes = []
    for iso2, _, entry in factbook_entries(knowledge):
        if entry.get("dependency_status"):
            continue
        for field in ("chief_of_state", "head_of_government"):
            notes += [note for holder in entry.get(field, [])[:1] for note in _add(drafts, iso2, holder)]
    return notes


def _add(drafts: Drafts, iso2: str, holder: dict[str, Any]) -> list[str]:
    match = _HOLDER.fullmatch(re.sub(r" \((?!Prime)[^)]*\)", "", holder["text"]))
    if match is None or not holder["since"]:
        return [f"{iso2}: not understood: {holder['text']} ({holder['since']})"]
    role, written = ROLE_OF[match[1]], _RANK.sub("", match[2].split(",")[0])
    person = _known(drafts, iso2, role, written, holder["since"])
    notes = _close(drafts, iso2, role, person, holder["since"])
    if person is None:
        person = _new(drafts, iso2, match[1], written)
        notes.append(f"{iso2}: new {role} {person.name}")
    _hold(person, Office(role, f"{match[1]}", iso2, holder["since"], source=SOURCE))
    return notes


def _known(drafts: Drafts, iso2: str, role: str, written: str, since: str) -> Draft | None:
    """Somebody in this office at the time one of whose names shares a word, else somebody of that full name."""
    words = set(name_key(written).split()) - _PARTICLES
    for person in _in_office(drafts, iso2, role, since):
        names = (person.name, *(alias.text for alias in person.aliases))
        if words & {word for name in names for word in name_key(name).split()}:
            return person
    name = _name(written)
    return drafts.named([name], iso2) or (drafts.named([name], "GB") if name == "Charles III" else None)


def _in_office(drafts: Drafts, iso2: str, role: str, since: str) -> list[Draft]:
    return [
        person for person in drafts.by_id.values()
        if any(o.of == iso2 and o.role == role and (o.end or "9") > since for o in person.offices)
    ]  # fmt: skip


def _close(drafts: Drafts, iso2: str, role: str, holder: Draft | None, since: str) -> list[str]:
    notes = []
    for person in _in_office(drafts, iso2, role, since):
        if person is not holder and _open(person, iso2, role):
            person.offices = [
                replace(o, end=since) if o.of == iso2 and o.role == role and o.end is None else o
                for o in person.offices
            ]
            notes.append(f"{iso2}: {role} {person.name} closed at {since}")
    return notes


def _open(person: Draft, iso2: str, role: str) -> bool:
    return any(_is_open(office, iso2, role) for office in person.offices)


def _is_open(office: Office, iso2: str, role: str) -> bool:
    return (office.of, office.role, office.end) == (iso2, role, None)


def _hold(person: Draft, office: Office) -> None:
    """A term already known stays as it is, but is now known to last till the factbook's edition."""
    person.sources[SOURCE] = None
    for place, known in enumerate(person.offices):
        if (known.of, known.role, known.end) == (office.of, office.role, None) or _same_term(known, office):
            person.offices[place] = known if known.end else replace(known, source=SOURCE)
            return
    person.offices.append(office)


def _same_term(known: Office, office: Office) -> bool:
    return (known.of, known.role) == (office.of, office.role) and (known.end or "") > (office.begin or "")


def _new(drafts: Drafts, iso2: str, title: str, written: str) -> Draft:
    name = _name(written)
    regnal = ROLE_OF[title] == "monarch"
    person = drafts.person(f"{title} {name}" if regnal and " " not in name else name, iso2, SOURCE)
    if regnal:
        person.call("name", f"{title} {name}", f"{title} {name.split()[0]}")
    capitals = [word for word in written.split() if _capital(word) and not _REGNAL.fullmatch(word)]
    if not regnal and capitals:
        person.call("surname", _name(" ".join(capitals)))
        person.call("name", _name(f"{written.split()[0]} {' '.join(capitals)}"))
    drafts.know(person)
    return person


def _capital(word: str) -> bool:
    """A word of a surname, such as TEBBOUNE, al-MANFI or SASSOU-Nguesso."""
    return any(part.isupper() and len(part) > 1 for part in word.replace("'", "").split("-"))


def _name(written: str) -> str:
    """The name with its surname no longer in capitals."""
    words = dict.fromkeys(written.replace("’", "'").split())
    return " ".join(word if _REGNAL.fullmatch(word) or not _capital(word) else _title(word) for word in words)


def _title(word: str) -> str:
    if word in ("BIN", "AL", "DE", "VAN", "DOS"):
        return word.lower()
    parts = word.split("-")
    return "-".join("al" if part in ("AL", "EL") else part.capitalize() if part.isupper() else part for part in parts)
