"""XML read as a stream, element by element: nothing is resolved or fetched, and the faults of real feeds are survived.

Entities of a document's own are never expanded (they are how XML bombs are built), so a filter before the parser
turns HTML's named characters, which feeds use without declaring them, into numbers, and all other ampersands into
text. That mends the commonest fault of feeds by the way, a bare "&".
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from html.entities import html5
from typing import BinaryIO, cast

from lxml import etree

from onrecord.errors import InputError
from onrecord.ingest.encoding import byte_order_encoding, wide_encoding
from onrecord.ingest.forms import HEAD_BYTES
from onrecord.ingest.streams import as_utf8, look_ahead

_CHUNK = 65_536
_LONGEST_ENTITY = 40
_AMPERSAND = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});)([A-Za-z][A-Za-z0-9]{1,31};)?"
)
_TAIL = re.compile(rb"&[^;&\s<]{0,%d}\Z" % _LONGEST_ENTITY)


def elements(
    stream: BinaryIO, name: str, wanted: Callable[[etree._Element], bool], limit: int
) -> Iterator[etree._Element]:
    """Each element that is wanted, when it is whole; it is emptied when the next is asked for.

    Broken XML is read as far as it goes. Raises InputError where there is no element at all, or where more than
    `limit` bytes stand between two that are wanted.
    """
    head, whole = look_ahead(stream, HEAD_BYTES)
    encoding = byte_order_encoding(head) or wide_encoding(head)
    source = _Mended(as_utf8(whole, encoding) if encoding else whole, name, limit)
    parser = etree.iterparse(
        cast(BinaryIO, source),
        events=("start", "end"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8" if encoding else None,
    )
    try:
        yield from _whole_elements(parser, source, wanted, name)
    except etree.LxmlError:
        raise _broken(name) from None


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def namespace(element: etree._Element) -> str:
    """An element's namespace, in lower case, or an empty text."""
    return str(element.tag).rpartition("}")[0][1:].lower()


def _whole_elements(
    parser: etree.iterparse, source: _Mended, wanted: Callable[[etree._Element], bool], name: str
) -> Iterator[etree._Element]:
    depth = found = 0
    for event, element in parser:
        found += 1
        depth += 1 if event == "start" else -1
        if event == "end" and wanted(element):
            yield element
            source.passed = 0
            _forget(element)
    if not found or depth:
        raise _broken(name)


def _forget(element: etree._Element) -> None:
    """Free what was read: the element itself and what stands before it."""
    element.clear(keep_tail=False)
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _broken(name: str) -> InputError:
    return InputError(name, "is XML too broken, too deep or too large to be read to its end; get it again")


class _Mended(io.RawIOBase):
    """The bytes for the parser, with every ampersand safe; `passed` counts bytes since the last wanted element."""

    def __init__(self, stream: BinaryIO, name: str, limit: int) -> None:
        self._stream = stream
        self._name = name
        self._limit = limit
        self._kept = b""
        self.passed = 0

    def readable(self) -> bool:
        return True

    def read(self, _size: int = -1) -> bytes:  # the parser takes what comes
        while True:
            chunk = self._stream.read(_CHUNK)
            self.passed += len(chunk)
            if self.passed > self._limit + _CHUNK:
                raise InputError(self._name, f"has an entry larger than {self._limit:,} bytes; raise --max-size")
            piece, self._kept = self._kept + chunk, b""
            tail = _TAIL.search(piece) if chunk else None
            if tail is not None:
                piece, self._kept = piece[: tail.start()], tail[0]
            if piece or not chunk:
                return _AMPERSAND.sub(_numbered, piece)


def _numbered(match: re.Match[bytes]) -> bytes:
    named = html5.get(match[1].decode("ascii")) if match[1] else None
    if named is None:
        return b"&amp;" + (match[1] or b"")
    return "".join(f"&#{ord(character)};" for character in named).encode("ascii")
