"""RSS (0.9 to 2.0, RDF) and Atom: the entries of a feed, read as a stream.

Sources: RSS 2.0 specification, RSS 1.0, RFC 4287 (Atom), RSS content, Dublin Core and Media modules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin

from onrecord.document import Published
from onrecord.ingest.entries import FULL_LENGTH, Entry, text_of, title_of, web_address
from onrecord.ingest.loosedates import read_date
from onrecord.ingest.xmlstream import elements, local_name, namespace

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRY = ("item", "entry")
_DATES = ("published", "pubdate", "date", "issued", "created", "updated", "modified")
_FULL = ("encoded", "content", "body", "fulltext")
_SUMMARIES = ("description", "summary", "subtitle")
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MEDIA = ("mrss", "media", "itunes")


def xml_entries(stream: BinaryIO, name: str, base: str | None, limit: int) -> Iterator[Entry]:
    """The entries of a feed in its order. `base` is the feed's own address, which completes relative links.

    Raises InputError where the feed is broken, after the entries that could be read.
    """
    source = language = None
    count = 0
    for element in elements(stream, name, _is_wanted, limit):
        if local_name(element) in _ENTRY:
            count += 1
            yield _entry(element, f"{name}#{count}", base, source, language)
        else:
            value = title_of(_all_text(element))
            if local_name(element) == "title":
                source = source or value
            else:
                language = language or (value or "")[:2].lower() or None


def _is_wanted(element: _Element) -> bool:
    """Entries, and the title and language of the feed itself, not those of an image or a text box in it."""
    kind = local_name(element)
    above = element.getparent()
    its_own = above is not None and local_name(above) in ("channel", "feed")
    return kind in _ENTRY or (its_own and kind in ("title", "language"))


def _entry(element: _Element, numbered: str, base: str | None, source: str | None, language: str | None) -> Entry:
    parts = _parts(element)
    content, full = _content(parts)
    text = text_of(content)
    link = _link(parts, element, base)
    key = _first(parts, "guid", "id") or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    declared = (element.get(f"{_XML}lang") or _first(parts, "language") or "")[:2].lower()
    return Entry(
        (key or link or numbered).strip(),
        link,
        title_of(_first(parts, "title")),
        text,
        full or len(text) >= FULL_LENGTH,
        _published(parts),
        _source(parts) or source,
        declared or language,
    )


def _parts(element: _Element) -> dict[str, list[_Element]]:
    """The children by local name; those of media modules, which describe pictures, are left out."""
    parts: dict[str, list[_Element]] = {}
    for child in element:
        if isinstance(child.tag, str) and not any(word in namespace(child) for word in _MEDIA):
            parts.setdefault(local_name(child), []).append(child)
    return parts


def _content(parts: dict[str, list[_Element]]) -> tuple[str, bool]:
    for names, full in ((_FULL, True), (_SUMMARIES, False)):
        found = [_markup(part) for name in names for part in parts.get(name, ()) if not _is_elsewhere(part)]
        longest = max(found, key=len, default="")
        if longest.strip():
            return longest, full
    return "", False


def _is_elsewhere(part: _Element) -> bool:
    """Whether an Atom content only points to a file, or is one that is no text (RFC 4287, 4.1.3)."""
    kind = part.get("type", "text")
    return part.get("src") is not None or not (kind in ("text", "html", "xhtml") or kind.startswith("text/"))


def _markup(part: _Element) -> str:
    """The content as text or HTML: elements inside it (Atom's xhtml) are written out again."""
    if not len(part):
        return part.text or ""
    from lxml import etree

    return str(etree.tostring(part, encoding="unicode", method="html", with_tail=False))


def _all_text(part: _Element) -> str:
    return "".join(str(text) for text in part.itertext())


def _first(parts: dict[str, list[_Element]], *names: str) -> str | None:
    return next((text for name in names for part in parts.get(name, ()) if (text := _all_text(part).strip())), None)


def _link(parts: dict[str, list[_Element]], element: _Element, base: str | None) -> str | None:
    """The article's address: RSS's link, Atom's alternate link, an enclosing guid that is one; made absolute."""
    links = sorted(parts.get("link", ()), key=lambda part: part.get("rel", "alternate") != "alternate")
    given = [
        part.get("href") or _all_text(part).strip() for part in links if part.get("rel", "alternate") != "enclosure"
    ]
    given += [_all_text(part).strip() for part in parts.get("guid", ()) if part.get("isPermaLink") != "false"]
    base = element.get(f"{_XML}base") or base
    for link in filter(None, given):
        address = web_address(_joined(base, link))
        if address is not None:
            return address
    return None


def _joined(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:
        return ""


def _published(parts: dict[str, list[_Element]]) -> Published | None:
    for name in _DATES:
        for part in parts.get(name, ()):
            found = read_date(_all_text(part), "metadata")
            if found is not None:
                return found
    return None


def _source(parts: dict[str, list[_Element]]) -> str | None:
    """The publisher that an entry names itself, as aggregators do; Atom's source holds a title."""
    for part in parts.get("source", ()):
        titles = [child for child in part if isinstance(child.tag, str) and local_name(child) == "title"]
        return title_of(_all_text(titles[0]) if titles else part.text)
    return title_of(_first(parts, "publisher"))
