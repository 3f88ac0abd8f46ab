"""States and territories: the World Factbook's facts, set right by countries.toml, and the states of the US."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from training.actors.draft import GENERAL, Draft, Drafts
from training.actors.handwritten import HERE, lines, listed

if TYPE_CHECKING:
    from pathlib import Path

Entry = dict[str, Any]
TAKEN_NAMES = frozenset({"WA"})
"""States whose bare name means something else in the news: Washington."""
LONGEST_CAPITAL = 30
"""Characters; what is longer in the factbook's field is a remark."""


def factbook_entries(knowledge: Path) -> list[tuple[str, str, Entry]]:
    """ISO alpha-2, alpha-3 and the factbook's entry of every state that country_codes.tsv lists."""
    text = (knowledge / "factbook" / "government.jsonl").read_text(encoding="utf-8")
    by_gec = {entry["gec"]: entry for entry in map(json.loads, text.splitlines())}
    codes = [line.split("\t") for line in lines("country_codes.tsv")][1:]
    return [(iso2, iso3, by_gec[gec]) for iso2, iso3, gec in codes]


def add_states(drafts: Drafts, knowledge: Path) -> None:
    ours: dict[str, Entry] = tomllib.loads((HERE / "countries.toml").read_text(encoding="utf-8"))
    for iso2, _, entry in factbook_entries(knowledge):
        _add_state(drafts, iso2, entry, ours.get(iso2, {}))
    for line in lines("us_states.tsv"):
        _add_us_state(drafts, *line.split("\t"))


def _add_state(drafts: Drafts, iso2: str, entry: Entry, ours: Entry) -> None:
    name = ours.get("name") or _plain(entry["country"])
    adjectives = ours.get("adjectives", _adjectives(entry.get("demonym_adjective", "")))
    government = ours.get("government") or f"{adjectives[0] if adjectives else name} government"
    dependent = bool(entry.get("dependency_status")) and iso2 not in ("HK", "MO")
    sort = "territory" if dependent else "state"
    draft = drafts.add(Draft(f"gov/{iso2.lower()}", government, "government", sort, iso2), "factbook")
    if ours:
        draft.sources[GENERAL] = None
    draft.call("name", name, *_long_form(entry), *ours.get("aliases", []))
    draft.call("name", f"{name} government", f"government of {name}", *(f"{a} government" for a in adjectives))
    draft.call("acronym", *ours.get("acronyms", []))
    if not dependent:
        draft.call("capital", *ours.get("capitals", _capitals(entry.get("capital", ""))))
    draft.call("seat", *ours.get("seats", []))
    draft.call("adjective", *adjectives)
    draft.call("demonym", *ours.get("demonyms", _demonyms(entry.get("demonym_noun", ""))))


def _add_us_state(drafts: Drafts, code: str, name: str, people: str, press: str) -> None:
    state = "" if code == "DC" else " state"
    draft = Draft(f"gov/us-{code.lower()}", f"{name}{state} government", "government", "us-state", f"US-{code}")
    drafts.add(draft, GENERAL)
    alone = code in TAKEN_NAMES
    draft.call("name", *(() if alone else (name, f"{name} government")), f"State of {name}", f"government of {name}")
    draft.call("adjective", f"{name} state" if alone else name)
    draft.call("demonym", *listed(people), *(f"{word}s" for word in listed(people)))
    draft.description = f"{name}, {press}"


def _plain(text: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", text.split(";")[0]).strip()


def _long_form(entry: Entry) -> list[str]:
    return [_plain(entry["long_form"])] if entry.get("long_form") else []


def _capitals(text: str) -> list[str]:
    names = [_plain(part) for part in re.split(r"[;,]", text.split("note")[0])]
    return [name for name in names if name and "capital" not in name and len(name) < LONGEST_CAPITAL]


def _adjectives(text: str) -> list[str]:
    kept = re.sub(r"\([^)]*\)", "", text.split("note")[0])
    return [word.strip() for word in re.split(r"[;,]| or ", kept) if word.strip()]


def _demonyms(text: str) -> list[str]:
    found = []
    for part in re.split(r"[;,]| or ", text.split("note")[0]):
        word = re.sub(r"\([^)]*\)", "", part).strip()
        if word and word != "NA":
            found += [word, f"{word}s"] if "(s)" in part else [word]
    return found
