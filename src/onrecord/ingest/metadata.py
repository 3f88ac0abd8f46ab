"""What a page says of itself: title, publisher, address, and the date in the structured data that it carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.document import Published
from onrecord.ingest.linkeddata import LinkedArticle, linked_article
from onrecord.ingest.loosedates import read_date

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
_DATED_ADDRESS = re.compile(r"/((?:19|20)[0-9]{2})/([01][0-9])/([0-3][0-9])/")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own metadata; each is None where the page does not give it. `body` is its text in linked data."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: Published | None = None
    body: str = ""


NO_FACTS = PageFacts()


def page_facts(tree: HtmlElement, url: str | None) -> PageFacts:
    """Read the metadata of a parsed page; `url` is where it was read, if known. Never raises."""
    from trafilatura.metadata import extract_metadata

    linked = linked_article(tree)
    # Without the extensive search: that one takes a copyright line or any date of the text for the date.
    settings = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
    try:
        found: Any = extract_metadata(tree, default_url=url, date_config=settings)
    except Exception:  # noqa: BLE001 - strange markup is no reason to lose the article
        return PageFacts(None, linked.publisher, None, _structured_date(tree, linked, url), linked.body)
    address = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    published = _structured_date(tree, linked, address) or read_date(found.date, "metadata")
    source = _publisher(found.sitename, found.url) or linked.publisher or _marked_publisher(tree)
    return PageFacts(found.title or None, source, address, published, linked.body)


def _publisher(named: str | None, url: str | None) -> str | None:
    """The name the page gives its site; trafilatura puts the bare host there where it gives none."""
    return None if not named or (url or "").startswith(tuple(f"{scheme}{named}" for scheme in _SCHEMES)) else named


def _structured_date(tree: HtmlElement, linked: LinkedArticle, url: str | None) -> Published | None:
    """The date with its time of day, which trafilatura drops: linked data, meta elements, microdata, the one time of
    the one article, then the address.
    """
    for value in (*linked.dates, *_meta_dates(tree), *_marked_dates(tree), _first_time(tree), _date_in(url)):
        published = read_date(value, "metadata")
        if published is not None:
            return published
    return None


def _first_time(tree: HtmlElement) -> str | None:
    """The first time in a page's article, where it has only one: a second article would be another story's teaser."""
    articles = tree.findall(".//article")
    time = articles[0].find(".//time[@datetime]") if len(articles) == 1 else None
    return None if time is None else time.get("datetime")


def _date_in(url: str | None) -> str | None:
    match = _DATED_ADDRESS.search(url or "")
    return "-".join(match.groups()) if match else None


def _marked_publisher(tree: HtmlElement) -> str | None:
    """The publisher in microdata (schema.org)."""
    for name in tree.iterfind(".//*[@itemprop='publisher']//*[@itemprop='name']"):
        return " ".join((name.get("content") or name.text_content() or "").split())[:200] or None
    return None


def _meta_dates(tree: HtmlElement) -> Iterator[str | None]:
    given: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        given.setdefault(key.lower(), meta.get("content", ""))
    yield from (given.get(name) for name in _DATE_NAMES)


def _marked_dates(tree: HtmlElement) -> Iterator[str | None]:
    for element in (*tree.iterfind(".//*[@itemprop='datePublished']"), *tree.iterfind(".//time[@pubdate]")):
        yield element.get("datetime") or element.get("content") or element.text
