"""Actors: everybody who speaks, under one name each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.web.desk import Desk
from onrecord.web.facets import Facet, facet
from onrecord.web.listing import ActorRow, actor_row
from onrecord.web.paging import PER_PAGE, Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Country, Kind, Words
from onrecord.web.store_reading import actor_facets
from onrecord.web.wording import KINDS

if TYPE_CHECKING:
    from onrecord.web.serving import Site


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """A page of actors."""

    words: str
    actors: Paged[ActorRow]
    facets: tuple[Facet, ...]


def load(
    desk: Desk,
    q: Words = "",
    kind: Kind = "",
    country: Country = "",
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> ActorsPage:
    """Actors, those who speak most first; with words those whose names hold them all."""
    limit, offset = window(page, per_page)
    found = desk.store.actors(q or None, kind=kind or None, country=country or None, limit=limit, offset=offset)
    return ActorsPage(
        words=q,
        actors=cut([actor_row(entry) for entry in found], page, per_page),
        facets=(
            facet(desk.address, "kind", "Kind", actor_facets(desk.store, "kind"), KINDS),
            facet(desk.address, "country", "Country", actor_facets(desk.store, "country"), shown=14),
        ),
    )


def add(site: Site) -> None:
    """Add the page."""
    site.page("/actors", "actors.html", load, table="actors", title="Actors")
