"""What the formats for other tools share: names for articles and statements, JSON that holds any text, who spoke."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote, urlsplit

from onrecord.errors import UsageError

if TYPE_CHECKING:
    from typing import BinaryIO

    from onrecord.document import Document
    from onrecord.record import Record, Span, Speaker, Statement

_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_AROUND = 32
"""Code points before and after a quoted span; Hypothesis, a client of this model, keeps as many."""


def article_name(document: Document) -> str:
    """A name (URN) for an article that is the same in every format and at every reading."""
    return f"urn:onrecord:article:{_quoted(document.id)}"


def statement_name(document: Document, statement: str) -> str:
    """A name (URN) for a statement."""
    return f"urn:onrecord:statement:{_quoted(document.id)}:{_quoted(statement)}"


def party_name(document: Document, speaker: Speaker) -> str | None:
    """A name (URN) for a speaker: across articles where the actor is known, within its article where only a name is."""
    if speaker.actor:
        return f"urn:onrecord:actor:{_quoted(speaker.actor)}"
    return f"urn:onrecord:name:{_quoted(document.id)}:{_quoted(speaker.name)}" if speaker.name else None


def web_address(document: Document) -> str | None:
    """The article's address, if it is one of the web; 'javascript:' and its like are none."""
    address = (document.url or "").strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    return quote(address, safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")


def called(speaker: Speaker) -> str | None:
    """What a speaker is called: the name in the article, else the actor's usual one."""
    return speaker.name or speaker.actor_name


def day(value: str | None) -> str | None:
    """The first ten characters of an ISO 8601 value, if they are a day."""
    found = _DAY.match(value or "")
    return found[0] if found else None


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after a span, which tell its place in a text that has changed elsewhere."""
    return text[max(0, span[0] - _AROUND) : span[0]], text[span[1] : span[1] + _AROUND]


def within(span: Span, statement: Statement) -> bool:
    """Whether a span lies in a statement's content."""
    return any(start <= span[0] and span[1] <= end for start, end in statement.content.spans)


def holding(record: Record, span: Span) -> list[Statement]:
    """The statements in whose content a span lies."""
    return [one for one in record.statements if within(span, one)]


def filled(**fields: object) -> dict[str, Any]:
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def json_text(value: object) -> str:
    """A value as JSON on one line. A lone surrogate, which UTF-8 cannot hold, is escaped as JSON allows."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def bytes_below(stream: TextIO, form: str) -> BinaryIO:
    """The stream of bytes under a text stream. Raises UsageError where there is none, or where it is a terminal."""
    below: BinaryIO | None = getattr(stream, "buffer", None)
    if below is None or stream.isatty():
        raise UsageError(f"{form} is no text: write it to a file with -o FILE, or pipe it on")
    stream.flush()
    return below


class JsonList:
    """One JSON object whose last member is a long list, streamed: each item is written as it comes."""

    def __init__(self, stream: TextIO, head: dict[str, Any], items: str) -> None:
        self._stream = stream
        self._before_next = f"{json_text(head)[:-1]},{json_text(items)}:[\n"

    def add(self, item: dict[str, Any]) -> None:
        """Write one item."""
        self._stream.write(self._before_next + json_text(item))
        self._before_next = ",\n"

    def close(self) -> None:
        """End the list and the object."""
        start = "" if self._before_next == ",\n" else self._before_next.rstrip("\n")
        self._stream.write(f"{start}\n]}}\n" if not start else f"{start}]}}\n")


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")
