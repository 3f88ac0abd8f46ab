"""Pages as publishing systems make them: text, paragraphs, title, publisher and date from each shape."""

from __future__ import annotations

import json

import pytest

from onrecord.document import Document
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.page import read_page_bytes

LINES = (
    "Mayor Anna Keller said on Monday that the bridge over the lake would stay closed until the autumn.",
    "“We have no choice,” she told reporters after a meeting of the council, which had debated for six hours.",
    "The opposition said that the decision was “a scandal” and announced a complaint.",
    "Officials in the canton denied that money was lacking, and pointed to a report of March.",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
ARTICLE = f"<article><h1>Bridge stays closed</h1>{BODY}</article>"


def read(html: str) -> Document:
    return read_page_bytes(html.encode(), Origin("page", "page"), IngestOptions())


def linked(data: object, body: str = ARTICLE) -> str:
    script = f"<script type=application/ld+json>{json.dumps(data)}</script>"
    return f"<html><head><title>Bridge</title>{script}</head><body>{body}</body></html>"


def news(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "datePublished": "2027-05-03", **more}


@pytest.mark.parametrize(
    "head",
    [
        "<title>Bridge stays closed - Lake Post</title><meta property=og:title content='Bridge stays closed'>",
        "<title>Bridge stays closed | Ministry of Works</title>",
        "",
    ],
)
def test_titles(head: str) -> None:
    assert read(f"<html><head>{head}</head><body>{ARTICLE}</body></html>").title == "Bridge stays closed"


def page(head: str = "", before: str = "", after: str = "") -> str:
    return f"<html><head>{head}</head><body>{before}{ARTICLE}{after}</body></html>"


@pytest.mark.parametrize(
    ("html", "source"),
    [
        (page("<meta property=og:site_name content='Lake Post'>"), "Lake Post"),
        (linked(news(publisher={"@type": "Organization", "name": "Lake Post"})), "Lake Post"),
        (linked(news(publisher=[{"name": "Lake &amp; Shore Post"}])), "Lake & Shore Post"),
        (linked({"@graph": [news(publisher={"@id": "#o"}), {"@id": "#o", "name": "Lake Post"}]}), "Lake Post"),
        (linked([{"@type": "WebSite", "name": "Lake Post"}, news()]), "Lake Post"),
        (linked(news(publisher="Lake Post")), "Lake Post"),
        (linked(news(publisher=7)), None),
        (page(before="<span itemprop=publisher><meta itemprop=name content='Lake Post'></span>"), "Lake Post"),
        (page("<link rel=canonical href='https://www.lake.example/a'>"), "lake.example"),
    ],
)
def test_publishers(html: str, source: str | None) -> None:
    assert read(html).source == source


LIVE = {"@type": "LiveBlogPosting", "datePublished": "2027-05-03T06:00:00Z"}
TIMED = ARTICLE.replace("<h1>", "<time datetime=2027-05-03T10:00+02:00>3 May</time><h1>")


@pytest.mark.parametrize(
    ("html", "value"),
    [
        (linked(news()), "2027-05-03"),
        (linked(news(datePublished="May 3, 2027")), "2027-05-03"),
        (linked({**LIVE, "liveBlogUpdate": [news(datePublished="2027-05-04")]}), "2027-05-03T06:00:00Z"),
        (page("<meta name=dcterms.date content='2027-05-03'>"), "2027-05-03"),
        (f"<html><body>{TIMED}</body></html>", "2027-05-03T10:00+02:00"),
        (page("<link rel=canonical href='https://n.example/2027/05/03/bridge'>"), "2027-05-03"),
        (page(after="<footer>Copyright 2019 Lake Post</footer>"), None),
        (f"<html><body><pre>LUCERNE, 3 May 2027 - {LINES[0]}</pre></body></html>", "2027-05-03"),
    ],
)
def test_dates(html: str, value: str | None) -> None:
    published = read(html).published
    assert (published.value if published else None) == value


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"<div class=entry-content>{BODY}</div>",
        "<div>" + "<br><br>".join(LINES) + "</div>",
        "<div>" + "<br/>\n<br/>\n".join(LINES) + "</div>",
        "<div class=story>" + "".join(f"<div>{line}</div>" for line in LINES) + "</div>",
        f"<nav><ul><li>Home</li><li>News</li></ul></nav><main>{BODY}</main>",
        f"<div class=cookie-banner><p>We use cookies to improve your experience.</p></div><article>{BODY}</article>",
        f"<article>{BODY}</article><section id=comments class=comments><p>user1 said: all wrong.</p></section>",
        f"<article>{BODY}</article><div class=related><h3>More</h3><a href=x>Another story about the lake</a></div>",
        f"<amp-sidebar>Menu</amp-sidebar><article>{BODY}<amp-ad>ad</amp-ad></article>",
        f"<article><figure><img src=x></figure>{BODY}</article>",
        "<pre>" + "\n\n".join(LINES) + "</pre>",
    ],
)  # fmt: skip
def test_paragraphs(body: str) -> None:
    assert read(f"<html><head><title>Bridge</title></head><body>{body}</body></html>").text.split("\n\n") == list(LINES)


def test_a_text_that_stands_in_linked_data_alone_keeps_its_paragraphs() -> None:
    html = linked(news(articleBody="\n\n".join(LINES)), "<div id=app></div>")
    assert read(html).text.split("\n\n") == list(LINES)


def test_what_stands_in_linked_data_as_html() -> None:
    html = linked(news(articleBody=BODY), "<div id=app></div>")
    assert read(html).text.split("\n\n") == list(LINES)
