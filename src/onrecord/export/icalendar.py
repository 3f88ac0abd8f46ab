"""iCalendar: one event a day or stretch of days that a statement speaks of (RFC 5545)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TextIO

from onrecord.export.common import day, holding, statement_name, web_address
from onrecord.export.wording import encodable, heading, one_line, pieces, showable, who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Record, Statement
    from onrecord.values import Time

LONGEST_DAYS = 92
"""A longer stretch ("in 2024", "the next decade") fills a calendar and tells no day."""
_OCTETS = 75
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OnRecord//OnRecord//EN", "CALSCALE:GREGORIAN")
_TYPES = ("DATE", "TIME")
_NO_DATE = "19700101"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None, "\v": " ", "\f": " "})


class ICalendarWriter:
    """Writes one calendar, each event as it comes; what is written is whole once it is closed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lines(_HEAD)

    def write(self, record: Record) -> None:
        """Write an article's events."""
        for event in events(record):
            self._lines(event)

    def close(self) -> None:
        """End the calendar."""
        self._lines(("END:VCALENDAR",))

    def _lines(self, lines: tuple[str, ...]) -> None:
        self._stream.writelines(f"{folded(line)}\r\n" for line in lines)


def events(record: Record) -> Iterator[tuple[str, ...]]:
    """The lines of an event for each date in a statement's content; a date in nested ones belongs to the innermost."""
    for time in record.times:
        bounds = _bounds(time)
        around = holding(record, time.span)
        if bounds and around:
            yield _event(record, time, max(around, key=lambda one: one.depth), *bounds)


def folded(line: str) -> str:
    """A line cut into pieces of 75 octets and fewer, never within a character."""
    pieces_of_line, current, room = [], "", _OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces_of_line.append(current)
            current, room = "", _OCTETS - 1
        current += character
        room -= size
    return "\r\n ".join((*pieces_of_line, current))


def _bounds(time: Time) -> tuple[date, date] | None:
    first, last = day(time.begin), day(time.end)
    if time.type not in _TYPES or first is None or last is None:
        return None
    try:
        begin, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return (begin, end) if begin < end and (end - begin).days <= LONGEST_DAYS else None


def _event(record: Record, time: Time, one: Statement, begin: date, end: date) -> tuple[str, ...]:
    document = record.document
    content = one_line(pieces(document, one.content))
    address = web_address(document)
    published = day(document.published.value) if document.published else None
    return (
        "BEGIN:VEVENT",
        f"UID:{statement_name(document, one.id)}:{time.span[0]}",
        f"DTSTAMP:{(published or '').replace('-', '') or _NO_DATE}T000000Z",
        f"DTSTART;VALUE=DATE:{begin:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_text(f'{who(one)}: {content}')}",
        f"DESCRIPTION:{_text(_description(record, time, content))}",
        *((f"URL:{address}",) if address else ()),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _description(record: Record, time: Time, content: str) -> str:
    document = record.document
    place = ", ".join(filter(None, (heading(document), one_line(document.source or ""))))
    return f"“{one_line(time.text)}” in: {content}\n{place}"


def _text(value: str) -> str:
    """A text value, escaped: a line's end in it would begin a property of the article's own making."""
    return showable(encodable(value)).translate(_ESCAPED)
