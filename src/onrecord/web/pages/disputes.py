"""Disputes: matters whose positions cannot all be true, each position with its parties and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.web.desk import Desk
from onrecord.web.pages.matters import holds
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Words
from onrecord.web.summaries import MatterSummary, summaries

if TYPE_CHECKING:
    from onrecord.web.serving import Site

PER_PAGE = 15


@dataclass(frozen=True, slots=True)
class DisputesPage:
    """A page of disputes, the latest first."""

    words: str
    disputes: Paged[MatterSummary]
    problem: str


def load(desk: Desk, q: Words = "", page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> DisputesPage:
    """Disputes, the one on which something was said last first, with who holds which position."""
    wanted = q.casefold().split()
    snapshot = desk.matters.now()
    found = [one for one in snapshot.matters if one.dispute and holds(one, wanted)]
    limit, offset = window(page, per_page)
    rows = summaries(desk.store, found[offset : offset + limit])
    return DisputesPage(q, cut(rows, page, per_page, len(found)), snapshot.problem)


def add(site: Site) -> None:
    """Add the page."""
    site.page("/disputes", "disputes.html", load, table="disputes", title="Disputes")
