"""Pages: quotes and paragraphs kept, comments left out, metadata read, and no hang on hostile markup."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord.document import Document, Published
from onrecord.errors import InputError
from onrecord.ingest import IngestOptions, read_input
from onrecord.ingest.page import read_page

ARTICLE = """<!doctype html><html lang="en-GB"><head><title>Two ministers | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Two ministers">
<link rel="canonical" href="https://post.example/a">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2027-03-02T12:05:30Z"}</script></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav><article><h1>Two ministers</h1>
<p>The minister said on Monday that the harbour would &amp; could
open <b>soon</b>.<br>A second line.</p><blockquote><p>We will open it.</p><p>Nobody will stop us.</p></blockquote>
<p>She listed her demands, a spokesman told reporters late on Tuesday:</p>
<ul><li>Open the port</li><li>Pay them</li></ul>
<blockquote>A bare quote, said the mayor of the town.</blockquote><div>A paragraph in a div, the mayor insisted.</div>
<p>The last paragraph, the report said, makes the text long enough for every reader of it.</p></article>
<div id="comments"><div class="comment"><p>A reader's comment</p></div></div>
<footer>Copyright 2019</footer></body></html>"""

TEXT = (
    "Two ministers\n\nThe minister said on Monday that the harbour would & could open soon.\nA second line.\n\n"
    "We will open it.\n\nNobody will stop us.\n\n"
    "She listed her demands, a spokesman told reporters late on Tuesday:\n\n"
    "Open the port\n\nPay them\n\nA bare quote, said the mayor of the town.\n\n"
    "A paragraph in a div, the mayor insisted."
    "\n\nThe last paragraph, the report said, makes the text long enough for every reader of it."
)


def test_article() -> None:
    published = Published("2027-03-02T12:05:30Z", "second", "metadata")
    expected = Document("a", TEXT, "Two ministers", "https://post.example/a", "The Harbour Post", "en", published)
    assert read_page(ARTICLE, "a", None) == expected


LINKED = '<script type="application/ld+json">'


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta property="article:published_time" content="2027-03-02T14:05+02:00">', "2027-03-02T14:05+02:00"),
        ('<meta name="date" content="2027-03-02">', "2027-03-02"),
        ('<meta name="date" content="soon">', None),
        (f'{LINKED}{{"@graph": [{{"@type": ["NewsArticle"], "datePublished": "2027-03"}}]}}</script>', "2027-03"),
        (LINKED + "{broken</script>", None),
        (LINKED + "[" * 100_000 + "</script>", None),
        ("", None),
    ],
)
def test_dates_of_metadata(head: str, value: str | None) -> None:
    html = f"<html><head>{head}</head><body><p>It began on 4 May 2019.</p><footer>© 2018</footer></body></html>"
    published = read_page(html, "a", None).published
    assert (published.value if published else None) == value


@pytest.mark.parametrize(
    ("html", "part"),
    [
        ("<p>The minister said yes.</p>", "The minister said yes."),
        ("<div>" * 100_000 + "deep" + "</div>" * 100_000 + "<p>after</p>", "deep\n\nafter"),
        ("<b>" * 100_000 + "deep", "deep"),
        ("<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">said", "said"),
        ("<p><b><i>The mayor said no." * 500, "The mayor said no."),
        ("<p>one<p>two</b></i></table><li>three", "three"),
        ("<p>&lt;b&gt; &hellip; &#x110000; &bogus; end</p>", "<b> …"),
        ("<p>" + "a" * 1_000_000, "aaa"),
        ("<" * 50_000 + " text", "text"),
        ("http://127.0.0.1:1/", "http://127.0.0.1:1/"),
        ("<pre>one\n\ntwo</pre>", "one\n\ntwo"),
    ],
    ids="short deep inline attributes unclosed misnested entities one-word brackets address pre".split(),
)
def test_hostile_markup(html: str, part: str) -> None:
    began = time.process_time()
    assert part in read_page(html, "a", None).text
    assert time.process_time() - began < 10


def test_no_file_is_read_by_an_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOPSECRET")
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><body><p>Said &x; here.</p></body></html>'
    assert "TOPSECRET" not in read_page(html, "a", None).text


def test_only_scripts() -> None:
    with pytest.raises(InputError, match="without any text"):
        read_page("<html><body><script>draw()</script></body></html>", "a", None)


@pytest.mark.parametrize(
    ("suffix", "data", "text"),
    [
        (".html", '<meta charset="windows-1251"><p>Мэр сказал: нет.</p>'.encode("cp1251"), "Мэр сказал: нет."),
        (".html", '<meta charset="hex"><p>The mayor said “no”.</p>'.encode("cp1252"), "The mayor said “no”."),
        (".html", "<p>“Yes” – “no”, said the mayor ".encode() + b"\xff</p>", "“Yes” – “no”, said the mayor \ufffd"),
        (".html", "<html><p>Said “yes”.</p>".encode("utf-16"), "Said “yes”."),
        ("", b"<html><p>The mayor said no.</p>", "The mayor said no."),
        (
            ".mhtml",
            b"MIME-Version: 1.0\r\nSnapshot-Content-Location: https://post.example/s\r\n"
            b'Content-Type: multipart/related; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n'
            b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>Said =E2=80=9Cyes=E2=80=9D.</p></html>\r\n"
            b"--B--\r\n",
            "Said “yes”.",
        ),
    ],
    ids=["declared", "odd codec declared", "damaged", "utf-16", "no ending", "mhtml"],
)
def test_page_files(tmp_path: Path, suffix: str, data: bytes, text: str) -> None:
    path = tmp_path / f"page{suffix}"
    path.write_bytes(data)
    [document] = read_input(str(path), IngestOptions())
    assert isinstance(document, Document), document
    assert document.text == text
    assert document.url == ("https://post.example/s" if suffix == ".mhtml" else None)
