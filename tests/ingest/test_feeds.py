"""RSS, Atom, JSON Feed, OPML and sitemaps: entries are articles, and nothing is fetched unless it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input
from onrecord.ingest.loosedates import read_date

CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
ATOM = 'xmlns="http://www.w3.org/2005/Atom"'


def read(path: Path, data: bytes | str, **options: object) -> list[Document | InputError]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_input(str(path), IngestOptions(**options)))  # type: ignore[arg-type]


def only(path: Path, data: bytes | str) -> Document:
    [found] = read(path, data)
    assert isinstance(found, Document), found
    return found


def rss(item: str, extra: str = "") -> str:
    return (
        f"<rss version='2.0' {CONTENT}><channel><title>Example Post</title>{extra}<item>{item}</item></channel></rss>"
    )


def atom(entry: str) -> str:
    return f"<feed {ATOM}><title>Example Post</title><entry><id>tag:n.example,1</id>{entry}</entry></feed>"


LINK = "<link>https://n.example/1</link>"


@pytest.mark.parametrize(
    ("feed", "text"),
    [
        (rss(LINK + "<description>Plain &amp; short.</description>"), "Plain & short."),
        (rss(LINK + "<description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"), "One.\n\nTwo."),
        (rss(LINK + "<description><![CDATA[<p>A &amp; B</p>]]></description>"), "A & B"),
        (rss(LINK + "<description>Teaser</description><content:encoded>The whole.</content:encoded>"), "The whole."),
        (rss(LINK + "<description>R&D at AT&T</description>"), "R&D at AT&T"),
        (rss(LINK + "<description>Caf&eacute; &mdash; &ldquo;no&rdquo;</description>"), "Café — “no”"),
        (rss(LINK + "<description>One.\n\n\nTwo.</description>"), "One.\n\nTwo."),
        (rss(LINK + "<description>&amp;lt;p&amp;gt;Twice.&amp;lt;/p&amp;gt;</description>"), "Twice."),
        (rss(LINK + "<description>3 &lt; 4 said he</description>"), "3 < 4 said he"),
        (rss(LINK + "<description>Broken <b>markup</description>"), "Broken markup"),
        (atom("<content>Plain.</content>"), "Plain."),
        (atom("<content type='html'>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>"), "One.\n\nTwo."),
        (
            atom(
                "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One.</p><p>Two.</p></div></content>"
            ),
            "One.\n\nTwo.",
        ),
        (atom("<summary>Short.</summary>"), "Short."),
        (atom("<content type='image/png'>aGk=</content><summary>Short.</summary>"), "Short."),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            "<channel><title>Old</title></channel><item rdf:about='https://n.example/1'><title>T</title>"
            "<link>https://n.example/1</link><description>Old form.</description></item></rdf:RDF>",
            "Old form.",
        ),
    ],
)
def test_content(tmp_path: Path, feed: str, text: str) -> None:
    assert only(tmp_path / "feed.xml", feed).text == text


def test_facts_of_an_rss_entry(tmp_path: Path) -> None:
    item = (
        "<title>Mayor &amp; council: &lt;i&gt;no&lt;/i&gt;</title><link>https://n.example/1?a=1&b=2</link>"
        "<description>She said no.</description><pubDate>Mon, 03 May 2027 14:05:00 +0200</pubDate>"
    )
    image = "<image><title>Logo</title></image><language>en-gb</language>"
    found = only(tmp_path / "feed.rss", rss(item, image))
    assert (found.id, found.url) == ("https://n.example/1?a=1&b=2",) * 2
    assert (found.title, found.source, found.language) == ("Mayor & council: no", "Example Post", "en")
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2027-05-03T14:05:00+02:00", "metadata")


def test_facts_of_an_atom_entry(tmp_path: Path) -> None:
    entry = (
        "<title type='html'>&lt;b&gt;No&lt;/b&gt;</title><link rel='enclosure' href='https://n.example/a.mp3'/>"
        "<link href='https://n.example/1'/><summary>S</summary><updated>2027-05-04T00:00:00Z</updated>"
        "<published>2027-05-03T10:00:00Z</published><source><title>Other Post</title></source>"
    )
    found = only(tmp_path / "feed.atom", atom(entry))
    assert (found.id, found.title, found.source) == ("https://n.example/1", "No", "Other Post")
    assert found.published is not None
    assert found.published.value == "2027-05-03T10:00:00Z"


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example Post",
        "items": [
            {"id": "1", "url": "https://n.example/1", "title": "T", "content_html": "<p>One.</p><p>Two.</p>",
             "date_published": "2027-05-03T10:00:00Z"},
            {"id": 2, "content_text": "Plain <text>."},
            {"id": "3", "summary": "Short."},
            "no object",
            {"id": "4", "url": "https://n.example/4"},
        ],
    }  # fmt: skip
    found = read(tmp_path / "feed.json", json.dumps(feed))
    assert [item.text for item in found if isinstance(item, Document)] == ["One.\n\nTwo.", "Plain <text>.", "Short."]
    assert "--follow fetches the article" in str(found[-1])


def test_entries_are_read_in_order_each_once(tmp_path: Path) -> None:
    items = "".join(
        f"<item><link>https://n.example/{n}</link><description>D{n}</description></item>" for n in (1, 2, 1)
    )
    found = read(tmp_path / "f.xml", f"<rss><channel>{items}</channel></rss>")
    assert [item.text for item in found if isinstance(item, Document)] == ["D1", "D2"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<rss><channel></channel></rss>", "a feed without entries"),
        ("<?xml version='1.0'?><rss><channel><item><description>cut", "cut"),
        ("<rss>" + "<a>" * 100_000, "too broken, too deep"),
        (rss(LINK), "has no text in the feed; --follow"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 3}', "no list of 'items'"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "is no JSON"),
        ("<opml><body><outline text='A' xmlUrl='https://n.example/f'/></body></opml>", "an OPML list of 1 feed;"),
        ("<urlset><url><loc>https://n.example/1</loc></url></urlset>", "a sitemap of 1 address; --follow"),
        ("<sitemapindex><sitemap><loc>https://n.example/s</loc></sitemap></sitemapindex>", "a sitemap of 1"),
        ("<opml><body><outline text='A' xmlUrl='file:///etc/passwd'/></body></opml>", "lists no address"),
    ],
)
def test_what_gives_no_article(tmp_path: Path, data: str, reason: str) -> None:
    found = read(tmp_path / "feed.xml", data)
    assert reason in str(found[-1])


class TestEntities:
    """Entities of a document's own are text, never expanded, whatever they lead to."""

    def test_external(self, tmp_path: Path) -> None:
        (tmp_path / "secret.txt").write_text("SECRET")
        doctype = f"<!DOCTYPE rss [<!ENTITY x SYSTEM '{(tmp_path / 'secret.txt').as_uri()}'>]>"
        found = only(tmp_path / "f.xml", doctype + rss(LINK + "<description>See &x; there.</description>"))
        assert found.text == "See &x; there."

    def test_a_billion_laughs(self, tmp_path: Path) -> None:
        levels = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
        found = only(
            tmp_path / "f.xml",
            f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{levels}]>" + rss(LINK + "<description>&a11;</description>"),
        )
        assert found.text == "&a11;"

    def test_external_subset_and_parameters(self, tmp_path: Path) -> None:
        doctype = "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'> %p;]>"
        assert only(tmp_path / "f.xml", doctype + rss(LINK + "<description>Fine.</description>")).text == "Fine."


def test_encodings(tmp_path: Path) -> None:
    item = rss(LINK + "<description>Мэр сказал: нет.</description>")
    assert only(tmp_path / "a.xml", item.encode("utf-16")).text == "Мэр сказал: нет."
    declared = f"<?xml version='1.0' encoding='windows-1251'?>{item}".encode("cp1251")
    assert only(tmp_path / "b.xml", declared).text == "Мэр сказал: нет."


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Mon, 03 May 2027 14:05:00 GMT", "2027-05-03T14:05:00+00:00"),
        ("Mon, 3 May 2027 14:05 EST", "2027-05-03T14:05:00-05:00"),
        ("03 May 2027", "2027-05-03"),
        ("May 3, 2027", "2027-05-03"),
        ("Monday, May 3rd, 2027", "2027-05-03"),
        ("2027/05/03", "2027-05-03"),
        ("2027-5-3", None),
        ("20270503", "2027-05-03"),
        ("2027-05-03 14:05:30", "2027-05-03T14:05:30"),
        ("2027", "2027"),
        ("03/05/2027", None),
        ("31 Feb 2027", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("9" * 5000, None),
        ("Mon, 99 May 99999 99:99:99 +9999", None),
    ],
)
def test_dates_as_feeds_write_them(written: str | None, value: str | None) -> None:
    found = read_date(written, "metadata")
    assert (found.value if found else None) == value
