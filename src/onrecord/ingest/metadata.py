"""What a page says of itself: title, publisher, address, and the date in the structured data that it carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.document import Published
from onrecord.errors import UsageError
from onrecord.ingest.dates import parse_published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "publish-date",
    "publication_date",
    "publish_date",
    "pubdate",
    "date",
)
_SCHEMES = ("http://", "https://", "http://www.", "https://www.")
_LINKED_DATA_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own metadata; each is None where the page does not give it."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: Published | None = None


NO_FACTS = PageFacts()


def page_facts(tree: HtmlElement, url: str | None) -> PageFacts:
    """Read the metadata of a parsed page; `url` is where it was read, if known. Never raises."""
    from trafilatura.metadata import extract_metadata

    # Without the extensive search: that one takes a copyright line or any date of the text for the date.
    settings = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    try:
        found: Any = extract_metadata(tree, default_url=url, date_config=settings)
    except Exception:  # noqa: BLE001 - strange markup is no reason to lose the article
        return PageFacts(published=_structured_date(tree))
    address = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    published = _structured_date(tree) or _date(found.date)
    return PageFacts(found.title or None, _publisher(found.sitename, found.url), address, published)


def _publisher(named: str | None, url: str | None) -> str | None:
    """The name the page gives its site; trafilatura puts the bare host there where it gives none."""
    return None if not named or (url or "").startswith(tuple(f"{scheme}{named}" for scheme in _SCHEMES)) else named


def _structured_date(tree: HtmlElement) -> Published | None:
    """The date with its time of day, which trafilatura drops: JSON-LD, then meta elements, then microdata."""
    for value in (*_linked_dates(tree), *_meta_dates(tree), *_marked_dates(tree)):
        published = _date(value)
        if published is not None:
            return published
    return None


def _date(value: object) -> Published | None:
    try:
        return parse_published(value, "metadata") if isinstance(value, str) else None
    except UsageError:
        return None


def _linked_dates(tree: HtmlElement) -> Iterator[object]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads((script.text or "")[:_LINKED_DATA_LIMIT])
        except (ValueError, RecursionError):
            continue
        yield from (thing.get("datePublished") for thing in _things(data) if _is_article(thing))


def _things(data: object) -> Iterator[dict[str, Any]]:
    """The objects at the top of linked data: itself, a list's, a graph's; not those inside, which date other things."""
    if isinstance(data, dict):
        yield data
        data = data.get("@graph")
    if isinstance(data, list):
        yield from (thing for thing in data if isinstance(thing, dict))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(("Article", "Posting", "Report")) for kind in listed)


def _meta_dates(tree: HtmlElement) -> Iterator[str | None]:
    given: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        given.setdefault(key.lower(), meta.get("content", ""))
    yield from (given.get(name) for name in _DATE_NAMES)


def _marked_dates(tree: HtmlElement) -> Iterator[str | None]:
    for element in (*tree.iterfind(".//*[@itemprop='datePublished']"), *tree.iterfind(".//time[@pubdate]")):
        yield element.get("datetime") or element.get("content") or element.text
