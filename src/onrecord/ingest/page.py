"""A web page as a Document: the article's own text by trafilatura, with its title, date, publisher and language."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.dates import choose_published
from onrecord.ingest.encoding import decode_page, refuse_blank
from onrecord.ingest.flat import read_flat
from onrecord.ingest.metadata import NO_FACTS, PageFacts, page_facts
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin, host_of
from onrecord.ingest.paragraphs import Paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_BYTES = 4096
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]{1,2000}) -->")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_].*)?")
_DEEPEST = 200
"""lxml cuts a tree at 256 levels; a page nested nearly so deep is read flat, so that nothing of it is lost."""

_MOST_ATTRIBUTES = 1000
"""The parser's time grows with the square of an element's attributes: 100,000 of them took three minutes."""

_MOST_ELEMENTS = 40_000
"""A long live blog has 20,000; trafilatura's time grows faster than their number: 200,000 paragraphs took 12 s."""

_BLOCKS = frozenset({"p", "quote", "code", "head", "list", "item", "table", "row", "div", "body", "ab", "fw"})
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


def read_page_bytes(data: bytes, origin: Origin, options: IngestOptions) -> Document:
    """One Document of a page's bytes; raises InputError where no text can be found or the bytes are no page."""
    html = decode_page(data, origin.name, [*origin.declared, *_charsets(data[:_CHARSET_BYTES])])
    page = read_page(html, origin.name, options.published, origin.url)
    return Document(origin.id, page.text, page.title, page.url, page.source, page.language, page.published)


def read_page(html: str, name: str, given_date: str | None, url: str | None = None) -> Document:
    """One Document (its id is `name`) of a page's HTML; `url` is where it was read, if known. Raises InputError.

    Comments of readers are left out. Nothing is fetched, no entity outside the page is resolved.
    """
    refuse_blank(html, name)
    for logger in _LOGGERS:
        logging.getLogger(logger).addHandler(logging.NullHandler())
    flat = read_flat(html)
    plain_enough = flat.depth <= _DEEPEST and flat.attributes <= _MOST_ATTRIBUTES and flat.elements <= _MOST_ELEMENTS
    tree = _parse(html) if plain_enough else None
    facts = _facts(tree, url)
    text = _with_paragraphs((_extracted_text(tree) if tree is not None else ""), facts.body) or flat.text
    if not text.strip():
        raise InputError(name, "is a page without any text (perhaps made by scripts); save its text instead")
    saved_from = _SAVED_FROM.search(html[:_CHARSET_BYTES])
    address = url or (saved_from[1] if saved_from else None) or facts.url
    published = choose_published(given_date, facts.published, text)
    source = facts.source or host_of(address)
    return Document(name, text, facts.title, address, source, _language(tree) or "en", published)


def _charsets(head: bytes) -> list[str]:
    found = (_XML_ENCODING.match(head), _META_CHARSET.search(head))
    return [match[1].decode("ascii", "ignore") for match in found if match]


def _parse(html: str) -> HtmlElement | None:
    """The page as a tree, None where it has no element; as bytes, since lxml refuses text with a declared encoding."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _facts(tree: HtmlElement | None, url: str | None) -> PageFacts:
    return NO_FACTS if tree is None else page_facts(tree, url)


def _extracted_text(tree: HtmlElement) -> str:
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(tree, include_comments=False, include_links=False)
    except Exception:  # noqa: BLE001 - a page that the extractor stumbles over is still read, flat
        return ""
    return "" if found is None or found.body is None else _body_text(found.body)


def _with_paragraphs(text: str, body: str) -> str:
    """The text; where it is that of the page's linked data, as it stands there, since the extractor joins its lines."""
    if not body or "".join(text.split()) not in "".join(body.split()):
        return text
    paragraphs = Paragraphs()
    for line in body.splitlines():
        paragraphs.add(line)
        paragraphs.end_paragraph()
    return paragraphs.text()


def _body_text(body: HtmlElement) -> str:
    from lxml.etree import iterwalk

    paragraphs = Paragraphs()
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            paragraphs.end_paragraph()
        if event == "end":
            paragraphs.add(element.tail)
            continue
        if element.tag == "lb":
            paragraphs.end_line()
        elif element.tag == "cell":
            paragraphs.add("\t")
        add = paragraphs.add_preformatted if element.tag in ("quote", "code") else paragraphs.add
        add(element.text)
    return paragraphs.text()


def _language(tree: HtmlElement | None) -> str | None:
    """The primary subtag (BCP 47) of the page's `lang`, in lower case."""
    if tree is None:
        return None
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    match = _LANGUAGE.fullmatch(declared.strip())
    return match[1].lower() if match else None
