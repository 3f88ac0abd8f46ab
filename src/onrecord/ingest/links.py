"""Lists of addresses: OPML lists of feeds, sitemaps and indexes of sitemaps. They are followed only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.entries import Entry, title_of, web_address
from onrecord.ingest.forms import Form
from onrecord.ingest.loosedates import read_date
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.xmlstream import elements, local_name, namespace

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_LINKS = 50_000
"""The limit of the sitemap protocol for one file."""

_DEEPEST_INDEX = 3
_WHAT = {Form.OPML: ("an OPML list of {} feed", "s"), Form.SITEMAP: ("a sitemap of {} address", "es")}
_INSTEAD = {
    Form.OPML: "`onrecord watch` polls them, --follow reads them once",
    Form.SITEMAP: "--follow fetches them",
}

Reading = Iterator[Document | InputError]


def read_links(stream: BinaryIO, origin: Origin, options: IngestOptions, form: Form) -> Reading:
    """What the addresses of a list give when `options.follow` says so; else raises InputError that tells how to."""
    found = links(stream, origin.name, form, options.max_bytes)
    if not options.follow:
        count = sum(1 for _ in found)
        what, plural = _WHAT[form]
        said = what.format(f"{count:,}") + ("" if count == 1 else plural)
        raise InputError(origin.name, f"is {said}; {_INSTEAD[form]}")
    if origin.depth >= _DEEPEST_INDEX:
        raise InputError(origin.name, "is a list in a list in a list; give the inner one")
    from onrecord.ingest.follow import follow

    for link in found:
        yield from follow(link, options, origin.depth + 1)


def links(stream: BinaryIO, name: str, form: Form, limit: int) -> Iterator[Entry]:
    """The addresses of an OPML list or a sitemap, each once, in order; raises InputError where it holds none."""
    seen: set[str] = set()
    reader, kinds = (_outline, ("outline",)) if form is Form.OPML else (_place, ("url", "sitemap"))
    for element in elements(stream, name, lambda element: local_name(element) in kinds, limit):
        entry = reader(element)
        if entry is None or entry.id in seen:
            continue
        if len(seen) >= MOST_LINKS:
            raise InputError(name, f"lists more than {MOST_LINKS:,} addresses; the rest was not read")
        seen.add(entry.id)
        yield entry
    if not seen:
        raise InputError(name, "lists no address that can be read")


def _outline(element: _Element) -> Entry | None:
    attributes = {str(key).lower(): str(value) for key, value in element.attrib.items()}
    address = web_address(attributes.get("xmlurl"))
    title = title_of(attributes.get("title") or attributes.get("text"))
    return None if address is None else Entry(address, address, title, "", False)


def _place(element: _Element) -> Entry | None:
    texts: dict[str, str] = {}
    for part in element.iter():
        if isinstance(part.tag, str) and not any(word in namespace(part) for word in ("image", "video")):
            texts.setdefault(local_name(part), (part.text or "").strip())
    address = web_address(texts.get("loc"))
    if address is None:
        return None
    published = read_date(texts.get("publication_date"), "metadata")
    return Entry(address, address, title_of(texts.get("title")), "", False, published, title_of(texts.get("name")))
