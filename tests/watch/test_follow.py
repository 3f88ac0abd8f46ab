"""Following: only when asked, politely, never in circles; what the entry knows completes the page."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from local_server import FakeClock, Site

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, follow, read_input
from onrecord.ingest.polite import PoliteClient


@pytest.fixture(autouse=True)
def _without_waiting(monkeypatch: pytest.MonkeyPatch, fake: FakeClock) -> None:
    clients: dict[IngestOptions, PoliteClient] = {}
    monkeypatch.setattr(
        follow, "_client", lambda options: clients.setdefault(options, PoliteClient(options, fake.clock))
    )


def read(name: str, follow: bool = True) -> list[Document | InputError]:
    return list(read_input(name, IngestOptions(allow_private=True, timeout=5, follow=follow)))


def texts(found: list[Document | InputError]) -> list[str]:
    return [item.text if isinstance(item, Document) else f"! {item.reason}" for item in found]


@pytest.fixture
def full(server: Site) -> Site:
    for name in "abc":
        server.page(f"/{name}", f"Article {name}.")
    server.feed("/a", "/b")
    sitemap = f"<urlset><url><loc>{server.url}/c</loc></url></urlset>".encode()
    server.pages["/map"] = sitemap
    server.pages["/index"] = f"<sitemapindex><sitemap><loc>{server.url}/map.gz</loc></sitemap></sitemapindex>".encode()
    server.pages["/map.gz"] = (200, {"Content-Type": "application/gzip"}, gzip.compress(sitemap))
    server.pages["/list"] = f"<opml><body><outline xmlUrl='{server.url}/feed'/></body></opml>".encode()
    return server


@pytest.mark.parametrize(
    ("path", "expected", "asked"),
    [
        ("/feed", ["Article b.", "Article a."], ["/feed", "/b", "/a"]),
        ("/map", ["Article c."], ["/map", "/c"]),
        ("/index", ["Article c."], ["/index", "/map.gz", "/c"]),
        ("/list", ["Article b.", "Article a."], ["/list", "/feed", "/b", "/a"]),
    ],
)
def test_feeds_and_lists(full: Site, path: str, expected: list[str], asked: list[str]) -> None:
    assert texts(read(full.url + path)) == expected
    assert full.asked == asked


@pytest.mark.parametrize("path", ["/feed", "/map", "/index", "/list"])
def test_nothing_but_the_address_is_asked_for_unless_told(full: Site, path: str) -> None:
    read(full.url + path, follow=False)
    assert [path for path, _ in full.requests] == [path]


def test_a_file_asks_for_nothing_unless_told(full: Site, tmp_path: Path) -> None:
    for name, data in (
        ("f.rss", full.pages["/feed"][2]),
        ("m.xml", full.pages["/map"]),
        ("l.opml", full.pages["/list"]),
    ):
        (tmp_path / name).write_bytes(data)  # type: ignore[arg-type]
    read(str(tmp_path), follow=False)
    assert full.requests == []


def test_the_entry_completes_the_page(server: Site) -> None:
    server.pages["/a"] = b"<html><body><p>The mayor said no.</p></body></html>"
    item = (
        f"<item><title>Title</title><link>{server.url}/a</link><pubDate>Mon, 03 May 2027 10:00:00 GMT</pubDate></item>"
    )
    server.feed(extra=item)
    [found] = read(server.url + "/feed")
    assert isinstance(found, Document)
    assert (found.id, found.title) == (server.url + "/a", "Title")
    assert found.published is not None
    assert found.published.value == "2027-05-03T10:00:00+00:00"


def test_what_is_closed_or_gone_is_said_and_the_rest_read(full: Site) -> None:
    full.pages["/robots.txt"] = b"User-agent: *\nDisallow: /a"
    full.feed("/a", "/gone", "/b")
    found = texts(read(full.url + "/feed"))
    assert found[0] == "Article b."
    assert "404" in found[1]
    assert "robots.txt" in found[2]


def test_a_feed_that_leads_to_itself_ends(server: Site) -> None:
    server.feed("/feed")
    found = read(server.url + "/feed")
    assert len(server.asked) <= 4
    assert texts(found) == ["Teaser."]


def test_a_list_that_leads_to_itself_ends(server: Site) -> None:
    server.pages["/list"] = f"<opml><body><outline xmlUrl='{server.url}/list'/></body></opml>".encode()
    assert "a list in a list" in texts(read(server.url + "/list"))[-1]
    assert len(server.asked) <= 4
