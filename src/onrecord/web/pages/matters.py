"""Matters: the questions that several statements answer, disputed or not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.store import FacetValue
from onrecord.web.desk import Desk
from onrecord.web.facets import Facet, facet
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Words
from onrecord.web.summaries import MatterSummary, summaries

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.web.serving import Site

PER_PAGE = 25
State = Literal["", "disputed", "agreed", "changed"]
_STATES = {"disputed": "in dispute", "agreed": "not in dispute", "changed": "somebody changed"}


@dataclass(frozen=True, slots=True)
class MattersPage:
    """A page of matters, the latest first."""

    words: str
    matters: Paged[MatterSummary]
    facets: tuple[Facet, ...]
    problem: str


def load(
    desk: Desk, q: Words = "", state: State = "", page: PageNumber = 1, per_page: PerPage = PER_PAGE
) -> MattersPage:
    """Matters, the one spoken of last first; with words those whose question or positions hold them."""
    wanted = q.casefold().split()
    snapshot = desk.matters.now()
    found = [one for one in snapshot.matters if holds(one, wanted)]
    counts = Counter(kind for one in found for kind in _kinds(one))
    chosen = [one for one in found if not state or state in _kinds(one)]
    limit, offset = window(page, per_page)
    rows = summaries(desk.store, chosen[offset : offset + limit])
    values = [FacetValue(name, words, counts[name]) for name, words in _STATES.items() if counts[name]]
    facets = (facet(desk.address, "state", "State", values, _STATES),)
    return MattersPage(q, cut(rows, page, per_page, len(chosen)), facets, snapshot.problem)


def holds(matter: Matter, words: list[str]) -> bool:
    """Whether a matter's question and positions hold all words, in small letters."""
    if not words:
        return True
    text = " ".join((matter.question, *(position.label for position in matter.positions))).casefold()
    return all(word in text for word in words)


def _kinds(matter: Matter) -> tuple[str, ...]:
    return ("disputed" if matter.dispute else "agreed", *(("changed",) if matter.changes else ()))


def add(site: Site) -> None:
    """Add the page."""
    site.page("/matters", "matters.html", load, table="matters", title="Matters")
