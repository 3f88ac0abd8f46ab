"""When each statement was made: by the words around its cue, else by the day on which the article appeared.

The times inside a content are what is talked about, and never say when it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.record import Said

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.record import Part, Statement
    from onrecord.values import Span, Time

_REACH = 160
"""Code points on either side of a cue within which its time is looked for."""
_SENTENCE_EDGE = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n+")
_NOT_WHEN = re.compile(
    r"\b(?:since|until|till|for|by|from|through|between|than|of|after|before|over|within|the|next|and)\s+$",
    re.IGNORECASE,
)
"""Words after which a time is no time of saying: "in office since 2014", "the report of May", "after Monday"."""
_ISSUED = re.compile(
    r"\b(?:published|released|issued|dated|printed|aired|broadcast|posted|given|made)\s+(?:(?:on|in|late|early)\s+)*$"
)
"""What a source that is a document says of its own day: "a report published on Monday"."""
_DAYS = re.compile(
    r"(\d{4}(?:-\d\d){0,2})(?:T(\d\d(?::\d\d){0,2})?.*)?|(\d{4}-W\d\d)(?:-WE)?|\d{4}-(?:Q\d|H\d|SP|SU|FA|WI)"
)
_PRECISION = {4: "year", 7: "month", 10: "day"}


def said_when(document: Document, statements: Sequence[Statement], times: Sequence[Time]) -> tuple[Statement, ...]:
    """The statements with `said` filled; a nested one without a time of its own was said when its parent was.

    Parents may stand anywhere in the order. None where neither the text nor the article's date tells.
    """
    found = _Finder(document, statements, times)
    done: dict[str, Said | None] = {}
    by_id = {one.id: one for one in statements}

    def said(one: Statement) -> Said | None:
        if one.id not in done:
            done[one.id] = None
            parent = by_id.get(one.parent or "")
            done[one.id] = found.around(one) or (said(parent) if parent else found.published)
        return done[one.id]

    return tuple(replace(one, said=said(one)) for one in statements)


class _Finder:
    """The times of one article that may say when something was said."""

    def __init__(self, document: Document, statements: Sequence[Statement], times: Sequence[Time]) -> None:
        published = document.published
        self.text = document.text
        self.published = Said(published.value, published.precision, "published") if published else None
        self._latest = published.value[:10] if published else "9999"
        self._times = [one for one in times if one.type in ("DATE", "TIME")]
        self._starts = [one.span[0] for one in self._times]
        self._cues = sorted(span for one in statements for span in _spans(one.cue))
        self._contents = [(one.id, span) for one in statements for span in one.content.spans]

    def around(self, one: Statement) -> Said | None:
        """What the sentence around a statement's cue tells; the nearest time wins."""
        cues = _spans(one.cue) or _spans(one.source)
        if not cues:
            return None
        cue = cues[0]
        near = sorted(self._near(one, cue), key=lambda time: _apart(time.span, cue))
        return next((said for time in near if (said := self._said(time))), None)

    def _near(self, one: Statement, cue: Span) -> Iterator[Time]:
        first, last = self._sentence(cue)
        candidates = self._times[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        if not candidates:
            return
        inner = [
            span
            for key, span in self._contents
            if key != one.parent and _within(span, first, last) and not (span[0] <= cue[0] and cue[1] <= span[1])
        ]
        source = _spans(one.source)
        for time in candidates:
            if _touches(time.span, inner) or _NOT_WHEN.search(self.text, max(0, time.span[0] - 12), time.span[0]):
                continue
            if _touches(time.span, source) and not _ISSUED.search(self.text, max(0, time.span[0] - 24), time.span[0]):
                continue
            if not self._other_cue_between(time.span, cue):
                yield time

    def _other_cue_between(self, time: Span, cue: Span) -> bool:
        """Whether another statement's cue stands nearer to a time."""
        left, right = min(time[1], cue[1]), max(time[0], cue[0])
        return any(left <= other[0] and other[1] <= right for other in self._cues if other != cue)

    def _sentence(self, cue: Span) -> Span:
        """The stretch of the cue's sentence that is looked at."""
        left, right = max(0, cue[0] - _REACH), min(len(self.text), cue[1] + _REACH)
        edges = [match.end() for match in _SENTENCE_EDGE.finditer(self.text, left, right)]
        first = max((edge for edge in edges if edge <= cue[0]), default=left)
        last = min((edge for edge in edges if edge > cue[0]), default=right)
        return first, last

    def _said(self, time: Time) -> Said | None:
        match = _DAYS.fullmatch(time.value)
        if match is None or (time.begin or "") > self._latest:
            return None
        day, clock, week = match.groups()
        if day is None:
            return Said(time.value, "week" if week else "month", "text")
        if clock and ":" in clock:
            return Said(f"{day}T{clock}", "minute" if clock.count(":") == 1 else "second", "text")
        return Said(day, _PRECISION[len(day)], "text")


def _spans(part: Part | None) -> tuple[Span, ...]:
    return part.spans if part else ()


def _apart(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _within(span: Span, first: int, last: int) -> bool:
    return span[0] < last and first < span[1]


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
