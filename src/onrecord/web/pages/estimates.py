"""Estimates: who puts which likelihood on what, over time on one axis of probability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line
from onrecord.matters.outcomes import outcomes
from onrecord.matters.scoring import BrierScore
from onrecord.web.asked import query_of
from onrecord.web.desk import Desk
from onrecord.web.drawing.likelihoods import Likelihood, LikelihoodChart, chart
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Day, Short, Words
from onrecord.web.phrases import probability_words
from onrecord.web.quotes import statement_address, title_of
from onrecord.web.resolved import scores
from onrecord.web.store_reading import actor_names

if TYPE_CHECKING:
    from onrecord.store import EstimateEntry
    from onrecord.web.serving import Site

PER_PAGE = 40


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One estimate: bounds between 0 and 1 by the yardstick, days ISO 8601; `happened` is None until somebody tells."""

    who: str
    actor: str | None
    outcome: str
    phrase: str
    low: float
    high: float
    interval: str
    yardstick: str
    day: str | None
    horizon: str
    until: str | None
    title: str
    outlet: str
    address: str
    document: str
    statement: str
    happened: bool | None


@dataclass(frozen=True)
class EstimatesPage:
    """A page of estimates, newest first; each estimator's Brier score over those whose outcome is known: the best and
    the worst that any probability in the bounds would have had, and that of their middle.
    """

    words: str
    speaker: str
    speaker_name: str
    estimates: Paged[EstimateRow]
    scores: list[BrierScore]

    def chart(self) -> LikelihoodChart:
        """The estimates of this page over time."""
        return chart(
            [
                Likelihood(one.day, one.low, one.high, f"{one.who}, {one.interval}: {one.outcome}", one.address)
                for one in self.estimates.rows
            ]
        )


def load(
    desk: Desk,
    q: Words = "",
    speaker: Short = "",
    since: Day = "",
    until: Day = "",
    page: PageNumber = 1,
    per_page: PerPage = PER_PAGE,
) -> EstimatesPage:
    """Estimates in statements that fulfil everything, newest first."""
    limit, offset = window(page, per_page)
    asked = query_of(q=q, speaker=speaker, since=since, until=until)
    found = desk.store.estimates(asked, limit=limit, offset=offset)
    names = actor_names(desk.store, {speaker}) if speaker else {}
    known = desk.app.memory.answer("outcomes", lambda: outcomes(desk.store))
    rows = [_row(one, known.get((one.article.document, one.statement))) for one in found]
    scored = desk.app.memory.answer("scores", lambda: scores(desk.store)) if known else []
    return EstimatesPage(q, speaker, names.get(speaker, speaker), cut(rows, page, per_page), scored)


def _row(one: EstimateEntry, happened: bool | None) -> EstimateRow:
    return EstimateRow(
        who=", ".join(one_line(name) for name in one.speakers) or "source not named",
        actor=next((actor for actor in one.actors if actor), None),
        outcome=one_line(one.outcome),
        phrase=one_line(one.phrase),
        low=one.low,
        high=one.high,
        interval=probability_words(one.low, one.high),
        yardstick=one.yardstick,
        day=one.day,
        horizon=one_line(one.horizon or ""),
        until=one.last,
        title=title_of(one.article),
        outlet=one_line(one.article.source or ""),
        address=statement_address(one.article.document, one.statement),
        document=one.article.document,
        statement=one.statement,
        happened=happened,
    )


def add(site: Site) -> None:
    """Add the page."""
    site.page("/estimates", "estimates.html", load, table="estimates", title="Estimates")
