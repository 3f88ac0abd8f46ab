"""The pages of the reading room, in the order of the head line."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A page's address and its name."""

    path: str
    name: str


PAGES = (
    Link("/", "Today"),
    Link("/articles", "Articles"),
    Link("/search", "Search"),
    Link("/actors", "Actors"),
    Link("/matters", "Matters"),
    Link("/disputes", "Disputes"),
    Link("/estimates", "Estimates"),
    Link("/timeline", "Timeline"),
    Link("/map", "Map"),
    Link("/runs", "Runs"),
    Link("/help", "Help"),
)
