"""Articles: the list, by outlet and month, by words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Query as Parameter

from onrecord.web.desk import Desk
from onrecord.web.facets import Facet, facet
from onrecord.web.listing import ArticleRow, article_row
from onrecord.web.paging import PER_PAGE, Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Day, Words
from onrecord.web.store_reading import article_months, article_outlets

if TYPE_CHECKING:
    from onrecord.web.serving import Site


@dataclass(frozen=True, slots=True)
class Articles:
    """A page of articles with the facets to narrow them down."""

    words: str
    articles: Paged[ArticleRow]
    facets: tuple[Facet, ...]


def load(
    desk: Desk,
    q: Words = "",
    source: Annotated[str, Parameter(max_length=300, description="An outlet's name.")] = "",
    month: Annotated[str, Parameter(pattern=r"^(\d{4}(-\d{2})?)?$", description="A month, like 2022-11.")] = "",
    since: Day = "",
    until: Day = "",
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> Articles:
    """Articles, newest first; with words those whose text holds them, best first."""
    limit, offset = window(page, per_page)
    found = desk.store.articles(
        q or None, source=source or None, since=since or month or None, until=until or month or None,
        limit=limit, offset=offset,
    )  # fmt: skip
    return Articles(
        words=q,
        articles=cut([article_row(entry, q) for entry in found], page, per_page),
        facets=(
            facet(desk.address, "source", "Outlet", article_outlets(desk.store), shown=12),
            facet(desk.address, "month", "Month", article_months(desk.store), shown=12),
        ),
    )


def add(site: Site) -> None:
    """Add the page."""
    site.page("/articles", "articles.html", load, table="articles", title="Articles")
