"""The pages, each in a module of its own: what it shows, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.web.pages import (
    about,
    actor,
    actorforms,
    actors,
    article,
    articles,
    bulk,
    disputes,
    estimates,
    feeds,
    judgements,
    judging,
    login,
    matter,
    matters,
    places,
    reading,
    runs,
    search,
    timeline,
    today,
)

if TYPE_CHECKING:
    from onrecord.web.serving import Site

_PAGES = (
    today, articles, article, search, feeds, actors, actor, matters, matter, disputes, estimates, timeline, places,
    runs, judgements, judging, actorforms, reading, bulk, login, about,
)  # fmt: skip


def add_pages(site: Site) -> None:
    """Add the routes of all pages."""
    for page in _PAGES:
        page.add(site)
