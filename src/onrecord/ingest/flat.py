"""The text of a page that no extractor understands: all that a reader sees, in its paragraphs, however deep it lies."""

from __future__ import annotations

from collections.abc import Sized
from contextlib import suppress
from dataclasses import dataclass

from onrecord.ingest.paragraphs import Paragraphs

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul
    """.split()
)
_UNREAD = frozenset("script style noscript template head title nav footer form iframe object svg math select".split())


@dataclass(frozen=True, slots=True)
class FlatPage:
    """A page read as a stream: its text, its deepest level, the most attributes of an element, the elements' number."""

    paragraphs: Paragraphs
    depth: int
    attributes: int
    elements: int

    @property
    def text(self) -> str:
        """Put together when asked for: a page that the extractor understands never asks."""
        return self.paragraphs.text()


def read_flat(html: str) -> FlatPage:
    """All that a reader of the page sees, its menus left out; the text is empty where there is nothing. Never raises.

    Takes time and memory linear in the page, whatever its markup.
    """
    from lxml import etree

    reader = _FlatReader()
    with suppress(etree.LxmlError, ValueError, AssertionError):  # what was read before it gave up still counts
        etree.fromstring(html.encode("utf-8", "replace"), etree.HTMLParser(target=reader, encoding="utf-8"))
    return FlatPage(reader.close(), reader.deepest, reader.most_attributes, reader.elements)


class _FlatReader:
    """Receives the parser's events and keeps the text of all that a reader sees; no tree, so no depth is too deep."""

    def __init__(self) -> None:
        self._paragraphs = Paragraphs()
        self._unread: list[str] = []
        self._preformatted = 0
        self._depth = self.deepest = self.most_attributes = self.elements = 0

    def start(self, tag: str, attributes: Sized) -> None:
        self._depth += 1
        self.elements += 1
        self.deepest = max(self.deepest, self._depth)
        self.most_attributes = max(self.most_attributes, len(attributes))
        if tag in _UNREAD:
            self._unread.append(tag)
        if tag == "br":
            self._paragraphs.end_line()
        self._preformatted += tag == "pre"
        self._break_at(tag)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._unread and self._unread[-1] == tag:
            self._unread.pop()
        self._preformatted -= tag == "pre"
        self._break_at(tag)

    def data(self, data: str) -> None:
        if not self._unread:
            (self._paragraphs.add_preformatted if self._preformatted else self._paragraphs.add)(data)

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def close(self) -> Paragraphs:
        return self._paragraphs

    def _break_at(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._paragraphs.end_paragraph()
