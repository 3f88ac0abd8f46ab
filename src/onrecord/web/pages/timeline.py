"""The timeline: when things were said against the times they speak of, as exact as they are, and what has no day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.export.wording import one_line
from onrecord.store import FacetValue
from onrecord.web.desk import Desk
from onrecord.web.drawing.times import Spoken, TimeChart, chart
from onrecord.web.facets import Facet, facet
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Day, Short
from onrecord.web.quotes import statement_address
from onrecord.web.store_reading import actor_names, rows

if TYPE_CHECKING:
    from onrecord.web.serving import Site

PER_PAGE = 150
_SQL = (
    "SELECT s.day, time.first, time.last, time.value, time.type, s.content, article.document, s.id, article.title,"
    " (SELECT coalesce(root.name, speaker.name) FROM speaker LEFT JOIN actor ON actor.key = speaker.actor"
    " LEFT JOIN actor AS root ON root.key = actor.root WHERE speaker.statement = s.key ORDER BY speaker.place LIMIT 1)"
)
_HERS = (
    "s.key IN (SELECT speaker.statement FROM speaker JOIN actor ON actor.key = speaker.actor WHERE actor.root ="
    " (SELECT root FROM actor WHERE id = ?))"
)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One time in a statement: said on `day`, meaning `first` to `last`; all ISO 8601, None where unknown."""

    day: str | None
    first: str | None
    last: str | None
    value: str
    type: str
    who: str
    content: str
    title: str
    address: str


@dataclass(frozen=True)
class TimelinePage:
    """A page of times, those said last first."""

    speaker: str
    times: Paged[TimeRow]
    facets: tuple[Facet, ...]

    def chart(self) -> TimeChart:
        """The times of this page as strokes."""
        return chart(
            [
                Spoken(one.day, one.first, one.last, f"{one.who}: {one.value}, {one.content[:120]}", one.address)
                for one in self.times.rows
            ]
        )


def load(
    desk: Desk,
    speaker: Short = "",
    month: Day = "",
    until: Day = "",
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> TimelinePage:
    """Times inside statements, said last first; `month` is when they were said, `until` the last day they mean."""
    limit, offset = window(page, per_page)
    conditions, values = ["s.day IS NOT NULL"], list[Any]()
    if speaker:
        conditions.append(_HERS)
        values.append(speaker)
    if month:
        conditions.append("s.day BETWEEN ? AND ?")
        values += [month, month + "~"]
    if until:
        conditions.append("time.last <= ?")
        values.append(until + "~")
    found = rows(
        desk.store,
        f"{_SQL} FROM statement AS s CROSS JOIN time ON time.statement = s.key JOIN article ON article.key = s.article"
        f" WHERE {' AND '.join(conditions)} ORDER BY s.day DESC, s.key DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    name = actor_names(desk.store, {speaker}).get(speaker, speaker) if speaker else ""
    return TimelinePage(name, cut([_row(one) for one in found], page, per_page), (_months(desk),))


def _row(one: Any) -> TimeRow:  # noqa: ANN401 - a row
    day, first, last, value, kind, content, document, statement, title, who = one
    return TimeRow(
        day, first, last, value or "", kind or "", one_line(who or "source not named"), one_line(content),
        one_line(title or document), statement_address(document, statement),
    )  # fmt: skip


def _months(desk: Desk) -> Facet:
    """From the counts that the store keeps by month."""
    sql = (
        "SELECT token, statements FROM tally WHERE token BETWEEN 'm' AND 'n' AND statements > 0"
        " ORDER BY token DESC LIMIT 60"
    )
    values = [
        FacetValue(month, month, number)
        for token, number in rows(desk.store, sql)
        if len(token) == 7 and (month := f"{token[1:5]}-{token[5:]}")
    ]
    return facet(desk.address, "month", "Said in", values, shown=14)


def add(site: Site) -> None:
    """Add the page."""
    site.page("/timeline", "timeline.html", load, table="times", title="Timeline")
