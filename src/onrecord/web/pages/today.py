"""Today: what is new, at one glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line
from onrecord.store import ArticleEntry
from onrecord.web.desk import Desk
from onrecord.web.listing import ArticleRow, article_row
from onrecord.web.phrases import probability_words
from onrecord.web.quotes import QuoteRow, actor_address, quote_rows, statement_address
from onrecord.web.saved import SavedSearch, saved_searches
from onrecord.web.store_reading import newest_actors, newest_articles, rows
from onrecord.web.summaries import MatterSummary, latest_disputes
from onrecord.web.wording import KINDS

if TYPE_CHECKING:
    from onrecord.web.serving import Site

FEW = 8


@dataclass(frozen=True, slots=True)
class Totals:
    """What the store holds; days are ISO 8601."""

    articles: int
    statements: int
    actors: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Somebody who spoke here for the first time."""

    id: str
    name: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class NewEstimate:
    """A likelihood that was put on something."""

    who: str
    outcome: str
    interval: str
    low: float
    high: float
    address: str


@dataclass(frozen=True, slots=True)
class Today:
    """The overview."""

    totals: Totals
    articles: list[ArticleRow]
    speakers: list[NewSpeaker]
    statements: list[QuoteRow]
    disputes: list[MatterSummary]
    estimates: list[NewEstimate]
    saved: tuple[SavedSearch, ...]


def load(desk: Desk) -> Today:
    """What is new: articles, speakers, statements, disputes, estimates, and the totals of the store."""
    store = desk.store
    return Today(
        totals=_totals(desk),
        articles=[article_row(entry) for name in newest_articles(store, FEW) if (entry := _entry(desk, name))],
        speakers=[_speaker(desk, identity) for identity in newest_actors(store, FEW)],
        statements=quote_rows(store, store.find(limit=FEW), desk.matters),
        disputes=latest_disputes(store, desk.matters.now(), 5),
        estimates=_estimates(desk),
        saved=saved_searches(store),
    )


def _totals(desk: Desk) -> Totals:
    sql = (
        "SELECT (SELECT count(*) FROM article), (SELECT coalesce(sum(statements), 0) FROM tally WHERE token BETWEEN 'q'"
        " AND 'r'), (SELECT count(*) FROM actor WHERE root = key), (SELECT min(day) FROM article),"
        " (SELECT max(day) FROM article)"
    )
    return Totals(*rows(desk.store, sql)[0])


def _entry(desk: Desk, document: str) -> ArticleEntry | None:
    from onrecord.store.entries import article_entries

    key = desk.store.connection.value("SELECT key FROM article WHERE document = ?", (document,))
    return article_entries(desk.store.connection, [key]).get(key)


def _speaker(desk: Desk, identity: str) -> NewSpeaker:
    actor = desk.store.actor(identity)
    assert actor is not None  # noqa: S101 - it was just found
    about = ", ".join(part for part in (KINDS.get(actor.kind, actor.kind), actor.country) if part)
    return NewSpeaker(actor.id, one_line(actor.name), about, actor_address(actor.id))


def _estimates(desk: Desk) -> list[NewEstimate]:
    return [
        NewEstimate(
            who=", ".join(one.speakers) or "source not named",
            outcome=one_line(one.outcome),
            interval=probability_words(one.low, one.high),
            low=one.low,
            high=one.high,
            address=statement_address(one.article.document, one.statement),
        )
        for one in desk.store.estimates(limit=6)
    ]


def add(site: Site) -> None:
    """Add the page."""
    site.page("/", "today.html", load, title="Today")
