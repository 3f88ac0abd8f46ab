"""Saved searches: kept among the judgements, so that each is signed, dated, and can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.store import Store

KIND = "search/save"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name; `address` is the search page's, `feed` the same as Atom."""

    key: int
    name: str
    address: str
    feed: str
    by: str


def saved_searches(store: Store) -> tuple[SavedSearch, ...]:
    """The saved searches in force, by their names."""
    found = [
        SavedSearch(
            one.key, str(one.detail["name"]), str(one.detail["address"]), _feed(str(one.detail["address"])), one.by
        )
        for one in store.judgements(kind=KIND, in_force=True)
    ]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def save(store: Store, name: str, address: str, by: str) -> int:
    """Keep a search; the number of the judgement. Raises UsageError for an address that is no search."""
    if not name.strip() or not (address == "/search" or address.startswith("/search?")):
        raise UsageError("a saved search needs a name and the address of a search: '/search?q=…'")
    return store.judge(KIND, by=by, detail={"name": name.strip()[:80], "address": address[:2000]}).key


def _feed(address: str) -> str:
    path, _, query = address.partition("?")
    return f"{path}.atom" + (f"?{query}" if query else "")
