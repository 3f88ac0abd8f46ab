"""Articles and actors as rows of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import one_line
from onrecord.web.quotes import Words, actor_address, article_address, title_of, words_of
from onrecord.web.wording import KINDS

if TYPE_CHECKING:
    from onrecord.store import ActorEntry, ArticleEntry


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `day` and `added` are ISO 8601."""

    document: str
    heading: str
    outlet: str
    day: str | None
    url: str | None
    statements: int
    version: int
    added: str
    address: str
    snippet: Words | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list; `about` is kind and country in words."""

    id: str
    name: str
    kind: str
    country: str | None
    about: str
    statements: int
    known: bool
    address: str


def article_row(entry: ArticleEntry, searched: str = "") -> ArticleRow:
    """The row of an article."""
    return ArticleRow(
        document=entry.document,
        heading=title_of(entry),
        outlet=one_line(entry.source or ""),
        day=entry.day,
        url=entry.url,
        statements=entry.statements,
        version=entry.version,
        added=entry.added,
        address=article_address(entry.document, searched),
        snippet=words_of(entry.snippet) if entry.snippet else None,
    )


def actor_row(entry: ActorEntry) -> ActorRow:
    """The row of an actor."""
    parts = (KINDS.get(entry.kind, entry.kind), entry.country, f"{entry.statements:,} statements")
    return ActorRow(
        id=entry.id,
        name=one_line(entry.name),
        kind=entry.kind,
        country=entry.country,
        about=", ".join(part for part in parts if part),
        statements=entry.statements,
        known=entry.known,
        address=actor_address(entry.id),
    )
