"""What a page says of its article in linked data (JSON-LD, schema.org): dates, publisher, and the text itself."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.ingest.entries import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LIMIT = 1_000_000
_ARTICLES = ("Article", "Posting", "Report")
_OUTLETS = ("NewsMediaOrganization", "WebSite", "Organization")


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as linked data describes it; empty where it does not."""

    dates: tuple[str, ...] = ()
    publisher: str | None = None
    body: str = ""


def linked_article(tree: HtmlElement) -> LinkedArticle:
    """All linked data of a page, taken together. Never raises."""
    things = list(_things_of(tree))
    articles = [thing for thing in things if _is(thing, _ARTICLES)]
    dates = tuple(value for thing in articles if isinstance(value := thing.get("datePublished"), str))
    named = [_name(thing.get("publisher"), things) for thing in articles]
    sites = [_name(thing, things) for kind in _OUTLETS for thing in things if _is(thing, (kind,))]
    bodies = [body for thing in articles if isinstance(body := thing.get("articleBody"), str)]
    publisher = next(filter(None, [*named, *sites]), None)
    body = max(bodies, key=len, default="")
    return LinkedArticle(dates, publisher, text_of(body) if "<" in body else body)


def _things_of(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:_LIMIT], strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _things(data)


def _things(data: object) -> Iterator[dict[str, Any]]:
    """The objects at the top of linked data: itself, a list's, a graph's; not those inside, which date other things."""
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        yield from (thing for thing in data if isinstance(thing, dict))


def _is(thing: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    given = thing.get("@type")
    return any(str(kind).endswith(kinds) for kind in (given if isinstance(given, list) else [given]))


def _name(thing: object, things: list[dict[str, Any]]) -> str | None:
    """The name of an organization, given in place, in a list, or by the id of another object."""
    if isinstance(thing, list):
        thing = next(iter(thing), None)
    if isinstance(thing, dict) and "name" not in thing and thing.get("@id"):
        thing = next((other for other in things if other.get("@id") == thing["@id"] and "name" in other), thing)
    name = thing.get("name") if isinstance(thing, dict) else thing
    if not isinstance(name, str) or name.startswith(("http://", "https://")):
        return None
    return " ".join(html.unescape(name).split())[:200] or None
