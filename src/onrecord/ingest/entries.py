"""An entry of a feed or a list of addresses, in one form whatever wrote it, and the Document that it makes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from onrecord.document import Document, Published
from onrecord.errors import InputError
from onrecord.ingest.dates import choose_published
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import host_of

FULL_LENGTH = 1000
"""Characters from which a summary counts as the whole article: many feeds put it there, and teasers are shorter."""

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:[a-zA-Z]{2,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLANK_LINE = re.compile(r"[ \t]*\r?\n[ \t]*\r?\n\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed gives it. `full` says that `text` is the whole article, not only a summary."""

    key: str
    link: str | None
    title: str | None
    text: str
    full: bool
    published: Published | None = None
    source: str | None = None
    language: str | None = None

    @property
    def id(self) -> str:
        """The article's id: its address, or what the feed calls it."""
        return self.link or self.key


def entry_document(entry: Entry, name: str, options: IngestOptions) -> Document:
    """The Document of an entry as the feed gives it; raises InputError where the feed gives no text."""
    if not entry.text.strip():
        advice = "--follow fetches the article itself" if entry.link else "there is nothing to read"
        place = entry.id[:300] if entry.id.startswith(name) else f"{name}: {entry.id[:300]}"
        raise InputError(place, f"has no text in the feed; {advice}")
    published = choose_published(options.published, entry.published, entry.text)
    source = entry.source or host_of(entry.link)
    return Document(entry.id, entry.text, entry.title, entry.link, source, entry.language or "en", published)


def text_of(content: str | None) -> str:
    """The text of an entry's content, which may be HTML, HTML twice escaped, or plain."""
    content = (content or "").strip()
    if not _MARKUP.search(content):
        return _BLANK_LINE.sub("\n\n", content)
    from onrecord.ingest.flat import read_flat

    text = read_flat(content).text
    return read_flat(text).text if re.match(r"\s*<(?:p|div|h[1-6]|ul|figure)\b", text) else text


def title_of(content: str | None) -> str | None:
    """A title on one line, without markup, or None."""
    title = content or ""
    if _MARKUP.search(title):
        title = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", html.unescape(title))
    return " ".join(title.split()) or None


def web_address(link: str | None) -> str | None:
    """The link where it leads to the web, or None."""
    link = (link or "").strip()
    return link if re.match(r"https?://[^\s/]", link, re.IGNORECASE) else None
