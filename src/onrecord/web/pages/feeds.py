"""A search as an Atom feed: the newest statements that fulfil it, for the feed reader of whoever saved it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from fastapi import Request
from starlette.responses import Response

from onrecord.export.wording import one_line
from onrecord.store import Query
from onrecord.web.asked import Quotation, Review, query_of
from onrecord.web.desk import Desk
from onrecord.web.encoding import tagged
from onrecord.web.parameters import Act, Country, Day, Level, Short, Words
from onrecord.web.quotes import QuoteRow, quote_rows

if TYPE_CHECKING:
    from onrecord.web.serving import Site

ATOM = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
ENTRIES = 50


def feed(rows: list[QuoteRow], title: str, base: str, address: str) -> bytes:
    """The rows as an Atom feed (RFC 4287). `base` is this server's address, `address` the feed's own path."""
    root = Element("feed", xmlns=_NAMESPACE)
    _text(root, "id", base + address)
    _text(root, "title", title)
    _text(root, "updated", max((_moment(row.day) for row in rows), default=_moment(None)))
    SubElement(root, "link", rel="self", href=base + address)
    SubElement(root, "link", rel="alternate", href=base + address.replace(".atom", "", 1))
    author = SubElement(root, "author")
    _text(author, "name", "OnRecord")
    for row in rows:
        _entry(root, row, base)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _entry(root: Element, row: QuoteRow, base: str) -> None:
    entry = SubElement(root, "entry")
    who = ", ".join(party.name for party in row.parties) or row.source
    _text(entry, "id", f"{base}{row.address}")
    _text(entry, "title", one_line(f"{who}: {row.snippet.text}")[:160])
    _text(entry, "updated", _moment(row.day))
    SubElement(entry, "link", rel="alternate", href=f"{base}{row.address}")
    _text(entry, "summary", one_line(" ".join(filter(None, (who, row.cue, row.snippet.text, f"({row.title})")))))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _moment(day: str | None) -> str:
    """A day, month or year as the moment that Atom wants; the beginning of 1970 where there is none."""
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            return datetime.strptime((day or "")[:10], form).replace(tzinfo=UTC).isoformat()
        except ValueError:
            continue
    return "1970-01-01T00:00:00+00:00"


def add(site: Site) -> None:
    """Add the feed's address."""

    @site.router.get("/search.atom", include_in_schema=False, response_model=None)
    def search_feed(
        request: Request,
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
        review: Review = "",
    ) -> Response:
        desk = Desk.of(request)
        asked: Query = query_of(
            q=q, speaker=speaker, country=country, source=source, since=since, until=until, month=month, act=act,
            certainty=certainty, figure=figure, near=near, quotation=quotation, review=review,
        )  # fmt: skip
        rows = quote_rows(desk.store, desk.store.search(asked, limit=ENTRIES))
        base = str(request.base_url).rstrip("/")
        own = desk.address.plain(desk.address.state())
        return tagged(request, feed(rows, f"OnRecord: {q or 'statements'}", base, own), ATOM)
