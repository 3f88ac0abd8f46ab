"""A statement as one row of a list: who, how, what, when, where from, with the addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.export.wording import UNNAMED, heading, one_line
from onrecord.web.phrases import probability_words
from onrecord.web.store_reading import actor_names

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.store import Store
    from onrecord.store.answers import ArticleEntry, Hit, Snippet
    from onrecord.web.matters import MatterIndex


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A speaker: the name that is in force, and the actor's id; None for somebody unknown."""

    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """A text with hits: half-open spans in its code points; `before` and `after` say whether something is cut off."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One statement in a list. `day` is ISO 8601, `low` and `high` are probabilities, addresses are paths here."""

    document: str
    statement: str
    title: str
    outlet: str
    day: str | None
    parties: tuple[NamedParty, ...]
    source: str
    role: str
    cue: str
    snippet: Words
    quotation: str
    act: str | None
    polarity: str | None
    certainty: str | None
    low: float | None
    high: float | None
    interval: str
    confidence: float
    review: str | None
    address: str
    dispute: str | None


def quote_rows(
    store: Store, hits: Iterable[Hit], matters: MatterIndex | None = None, searched: str = ""
) -> list[QuoteRow]:
    """Rows for hits, in their order. `searched` are words to keep marked in the article that a row leads to."""
    found = list(hits)
    names = actor_names(store, {actor for hit in found for actor in hit.actors if actor})
    return [_row(hit, names, matters, searched) for hit in found]


def _row(hit: Hit, names: Mapping[str, str], matters: MatterIndex | None, searched: str) -> QuoteRow:
    one = hit.statement
    sure = one.certainty
    first = one.speakers[0] if one.speakers else None
    matter = matters.of(hit.article.document, one.id) if matters else None
    return QuoteRow(
        document=hit.article.document,
        statement=one.id,
        title=title_of(hit.article),
        outlet=one_line(hit.article.source or ""),
        day=hit.day,
        parties=_parties(hit, names),
        source=one_line(one.source.text) if one.source else UNNAMED,
        role=", ".join(one_line(part) for part in (first.role, first.country) if part) if first else "",
        cue=one_line(one.cue.text) if one.cue else "",
        snippet=words_of(hit.snippet),
        quotation=one.quotation,
        act=one.act,
        polarity=one.polarity,
        certainty=sure.level if sure else None,
        low=sure.low if sure else None,
        high=sure.high if sure else None,
        interval=probability_words(sure.low, sure.high) if sure and sure.level not in ("certain", "unstated") else "",
        confidence=one.confidence,
        review=hit.review,
        address=statement_address(hit.article.document, one.id, searched),
        dispute=matter.address if matter and matter.dispute else None,
    )


def _parties(hit: Hit, names: Mapping[str, str]) -> tuple[NamedParty, ...]:
    pairs = zip(hit.statement.speakers, (*hit.actors, *[None] * len(hit.statement.speakers)), strict=False)
    parties = [
        NamedParty(one_line(names.get(actor or "") or speaker.actor_name or speaker.name or ""), actor)
        for speaker, actor in pairs
    ]
    return tuple(party for party in parties if party.name)


def words_of(snippet: Snippet) -> Words:
    """A snippet's text and hits."""
    return Words(snippet.text, snippet.marks, snippet.before, snippet.after)


def pieces(words: Words) -> list[tuple[str, bool]]:
    """A text cut at its hits: each piece with whether it is one."""
    found, at = [], 0
    for start, end in words.marks:
        if start < at:
            continue
        found += [(words.text[at:start], False), (words.text[start:end], True)]
        at = end
    return [piece for piece in (*found, (words.text[at:], False)) if piece[0]]


def title_of(article: ArticleEntry | Document) -> str:
    """What an article is called."""
    if hasattr(article, "document"):
        return one_line(article.title or "") or one_line(article.document.rstrip("/").rpartition("/")[2]) or "Untitled"
    return heading(article)


def article_address(document: str, searched: str = "") -> str:
    """The reader's address for an article."""
    return f"/article?id={quote(document, safe='')}" + (f"&q={quote(searched, safe='')}" if searched else "")


def statement_address(document: str, statement: str, searched: str = "") -> str:
    """A statement's permalink: the reader, at its words."""
    return f"{article_address(document, searched)}#s-{quote(statement, safe='')}"


def actor_address(actor: str) -> str:
    """The address of an actor's page."""
    return f"/actor?id={quote(actor, safe='')}"
