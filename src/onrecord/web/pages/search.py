"""Search: statements by words and filters, facets with counts, and each search a feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.store import FacetValue
from onrecord.web.asked import Quotation, Review, query_of
from onrecord.web.desk import Desk
from onrecord.web.facets import Chip, Facet, chips, facet
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Act, Country, Day, Level, Short, Words
from onrecord.web.quotes import QuoteRow, quote_rows
from onrecord.web.store_reading import actor_names
from onrecord.web.wording import ACTS, LEVELS

if TYPE_CHECKING:
    from onrecord.store import Facets
    from onrecord.web.addressing import Address
    from onrecord.web.serving import Site

PER_PAGE = 30
"""Each row is read from its article's record: more of them would cost the time of a page."""
_CHIPS = {
    "speaker": "speaker", "country": "country", "source": "outlet", "since": "from", "until": "to", "month": "month",
    "act": "act", "certainty": "certainty", "figure": "figure", "near": "near", "quotation": "quotation",
    "document": "article", "review": "judged",
}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What a search finds. `exact` is False where facets count only the newest `counted` statements."""

    words: str
    total: int | None
    exact: bool
    counted: int
    statements: Paged[QuoteRow]
    facets: tuple[Facet, ...]
    filters: dict[str, str] = field(default_factory=dict)
    chips: tuple[Chip, ...] = ()


def load(
    desk: Desk,
    q: Words = "",
    speaker: Short = "",
    country: Country = "",
    source: Short = "",
    since: Day = "",
    until: Day = "",
    month: Day = "",
    act: Act = "",
    certainty: Level = "",
    figure: Short = "",
    near: Short = "",
    quotation: Quotation = "",
    document: Short = "",
    review: Review = "",
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> Found:
    """Statements that fulfil everything, best match of the words first, without words newest first."""
    filters = {
        "q": q,
        "speaker": speaker,
        "country": country,
        "source": source,
        "since": since,
        "until": until,
        "month": month,
        "act": act,
        "certainty": certainty,
        "figure": figure,
        "near": near,
        "quotation": quotation,
        "document": document,
        "review": review,
    }
    asked = query_of(**filters)
    limit, offset = window(page, per_page)
    rows = quote_rows(desk.store, desk.store.search(asked, limit=limit, offset=offset), desk.matters, q)
    counted = desk.store.facets(asked)
    names = actor_names(desk.store, {speaker}) if speaker else {}
    return Found(
        words=q,
        total=counted.total,
        exact=counted.exact,
        counted=counted.counted,
        statements=cut(rows, page, per_page, counted.total),
        facets=_facets(desk.address, counted, names),
        filters={key: names.get(value, value) for key, value in filters.items() if value and key != "q"},
        chips=tuple(
            Chip(chip.label.replace(speaker, names.get(speaker, speaker)) if speaker else chip.label, chip.address)
            for chip in chips(desk.address, _CHIPS)
        ),
    )


def _facets(address: Address, counted: Facets, names: dict[str, str]) -> tuple[Facet, ...]:
    quoted = {one.value: one.count for one in counted.quotation}
    kinds = [
        FacetValue("direct", "with quotation marks", quoted.get("direct", 0) + quoted.get("mixed", 0)),
        FacetValue("indirect", "without", quoted.get("indirect", 0)),
    ]
    return (
        facet(address, "speaker", "Speaker", counted.speaker, names),
        facet(address, "source", "Outlet", counted.source),
        facet(address, "certainty", "Certainty", counted.certainty, LEVELS),
        facet(address, "act", "Kind of statement", counted.act, ACTS),
        facet(address, "quotation", "Quotation", [one for one in kinds if one.count]),
        facet(address, "country", "Speaker's country", counted.country),
        facet(address, "month", "Month", tuple(reversed(counted.month)), shown=12),
    )


def add(site: Site) -> None:
    """Add the page."""
    site.page("/search", "search.html", load, table="statements", title="Search")
