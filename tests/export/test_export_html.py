"""The page: every character in its place, every statement marked, and nothing of the article obeyed."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser

import pytest
from sample_records import (
    ALL_RECORDS,
    ARABIC_RECORD,
    BRIDGE_RECORD,
    CROSSING_RECORD,
    CROSSING_TEXT,
    EMPTY_RECORD,
    HOSTILE_RECORD,
)

from onrecord.document import Document
from onrecord.export import open_writer
from onrecord.export.html import to_fragment
from onrecord.export.html.escaping import link
from onrecord.export.html.page import article_style
from onrecord.export.html.segments import by_paragraph, marks, paragraphs, segments
from onrecord.export.wording import showable
from onrecord.record import Record

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """What a browser would see: the tags, whether they close in order, anchors, and the text of paragraphs."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.texts: list[str] = []
        self.in_text = self.in_reference = False
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if ("class", "text") in attrs:
            self.in_text = True
            self.texts.append("")
        self.in_reference = self.in_reference or tag == "a"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.in_text = self.in_text and tag != "p"
        self.in_reference = self.in_reference and tag != "a"

    def handle_data(self, data: str) -> None:
        if self.in_text and not self.in_reference:
            self.texts[-1] += data

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attribute, value in self.attributes if attribute == name]


def page(*records: Record) -> str:
    stream = io.StringIO()
    writer = open_writer("html", stream)
    for record in records:
        writer.write(record)
    writer.close()
    return stream.getvalue()


@pytest.mark.parametrize("record", ALL_RECORDS.values(), ids=ALL_RECORDS)
def test_the_text_stands_there_whole(record: Record) -> None:
    text = record.document.text
    assert Page(page(record)).texts == [showable(text[start:end]) for start, end in paragraphs(text)]


@pytest.mark.parametrize("source", [page(HOSTILE_RECORD), to_fragment(HOSTILE_RECORD)], ids=["page", "fragment"])
def test_nothing_of_an_article_is_obeyed(source: str) -> None:
    seen = Page(source)
    assert not seen.tags & {"script", "img", "iframe", "object", "link", "base", "form", "i", "b"}
    assert not [name for _, name, _ in seen.attributes if name.startswith("on") or name == "style"]
    assert all(value.startswith("#") for value in seen.values("href"))
    assert source.count("<style>") == 1
    assert "\x1b" not in source and "\x00" not in source and "\u202e" not in source


def test_the_policy_forbids_scripts_and_network_and_knows_the_style() -> None:
    source = page(BRIDGE_RECORD)
    style = re.search("<style>(.*?)</style>", source, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'\"" in source
    assert "url(" not in style[1] and "@import" not in style[1]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/?x=1&y=2", "https://a.example/?x=1&amp;y=2"),
        ("http://a.example", "http://a.example"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example", ""),
        ("https://[broken", ""),
        ("file:///etc/passwd", ""),
        (None, ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: str) -> None:
    assert link(url) == safe


@pytest.mark.parametrize("records", [[BRIDGE_RECORD], list(ALL_RECORDS.values())], ids=["one article", "several"])
def test_anchors_lead_somewhere_and_are_unique(records: list[Record]) -> None:
    seen = Page(page(*records))
    ids = seen.values("id")
    assert len(ids) == len(set(ids))
    assert {value[1:] for value in seen.values("href") if value.startswith("#")} <= set(ids)


def test_each_statement_has_its_card_and_its_words() -> None:
    source = page(BRIDGE_RECORD)
    for number in range(1, 11):
        assert f'id="a1c{number}"' in source and f'href="#a1c{number}"' in source
        assert f'id="a1t{number}"' in source and f'href="#a1t{number}"' in source
    assert '<bdi class="name">Transport Minister Ada Brenn</bdi> <bdi class="said">said</bdi>' in source
    assert "very likely right, 97%" in source
    assert "statement 9</a> goes on" in source


def test_several_articles_have_a_table_of_contents() -> None:
    source = page(BRIDGE_RECORD, EMPTY_RECORD, ARABIC_RECORD)
    assert source.index('<nav class="toc"') < source.index("<article")
    assert source.count("<article") == 3
    assert "<title>3 articles on the record" in source
    assert '<nav class="toc"' not in page(BRIDGE_RECORD)


def test_an_empty_page_and_an_empty_article_say_so() -> None:
    assert "No article was read." in page()
    assert "No statements were found in this article." in page(EMPTY_RECORD)


def test_the_language_of_the_text_is_given() -> None:
    assert '<div class="body" lang="ar">' in page(ARABIC_RECORD)
    assert 'lang="&quot' not in page(HOSTILE_RECORD)


def test_crossing_spans_are_cut_at_every_boundary() -> None:
    block = (0, len(CROSSING_TEXT))
    cut = [
        (CROSSING_TEXT[one.start : one.end], sorted({mark.statement.id for mark in one.marks}))
        for one in segments(block, marks(CROSSING_RECORD))
    ]
    assert cut == [
        ("one ", ["a"]),
        ("two", ["a", "b", "c"]),
        (" ", ["a", "b"]),
        ("three", ["a", "b"]),
        (" four", ["a", "b"]),
        (" ", ["b"]),
        ("five six", ["b", "c"]),
        (" seven", ["c"]),
    ]
    assert 'data-statements="a b c"' in page(CROSSING_RECORD) or 'data-statements="a c b"' in page(CROSSING_RECORD)


def test_overlapping_contents_are_underlined_in_different_lanes() -> None:
    lanes = {mark.statement.id: mark.lane for mark in marks(CROSSING_RECORD)}
    assert sorted(lanes.values()) == [0, 1, 2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a\nb", 2),
        ("a\n\nb\n", 2),
        ("", 0),
        (" \n\t\n", 0),
        ("a\r\n\r\nb", 2),
        ("x" * 1_000_000, 1),
        (("word " * 14 + "\n") * 5 + "\n" + ("word " * 14 + "\n") * 5, 2),
    ],
    ids=["lines", "blank lines", "empty", "white space", "carriage returns", "no space at all", "folded"],
)
def test_paragraphs(text: str, count: int) -> None:
    blocks = paragraphs(text)
    assert len(blocks) == count
    assert len(by_paragraph(marks(Record(Document("x", text))), blocks)) == count


def _luminance(colour: str) -> float:
    full = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(full[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("name", "least"), [("ink", 7), ("muted", 4.5), ("direct", 4.5), ("indirect", 4.5), ("mixed", 4.5), ("source", 3)]
)
def test_contrast_meets_wcag_aa(scheme: int, name: str, least: float) -> None:
    blocks = re.findall(r"--paper:[^}]*?--source: #\w+", article_style())
    colours = dict(re.findall(r"--(\w+): (#\w+)", blocks[scheme]))
    assert _contrast(colours[name], colours["paper"]) >= least
    assert _contrast(colours[name], colours["lit"]) >= min(least, 3)


def test_marks_are_told_apart_by_their_lines_not_only_by_colour() -> None:
    style = article_style()
    for kind, line in (("direct", "solid"), ("indirect", "dashed"), ("mixed", "double")):
        assert re.search(rf"\.{kind}\.content.*?{{\s*text-decoration-style: {line};", style, re.DOTALL)


def test_the_notebook_fragment_is_the_record_as_html() -> None:
    assert BRIDGE_RECORD._repr_html_() == to_fragment(BRIDGE_RECORD)
    assert to_fragment(BRIDGE_RECORD).startswith('<div class="onrecord">')
    Page(to_fragment(BRIDGE_RECORD))
