"""What the store answers with: frozen values, the same for the library, the commands and the web app."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.record import Record, Span, Statement

Outcome = Literal["added", "updated", "unchanged", "reread"]
Review = Literal["accepted", "rejected", "corrected"]
RunState = Literal["running", "done", "interrupted", "stopped"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record: `new` and `withdrawn` are statement ids that this version brought and took away."""

    outcome: Outcome
    document: str
    version: int
    new: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around the hits. `marks` are half-open spans in code points of `text`, `places` the same hits as spans of
    the article's text, `before` and `after` say whether something was cut off.
    """

    text: str
    marks: tuple[Span, ...]
    places: tuple[Span, ...] = ()
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article in a list. `document` is its id as it was given, `day` ISO 8601 or None, `added` and `changed` UTC."""

    document: str
    title: str | None
    url: str | None
    source: str | None
    published: str | None
    day: str | None
    sha256: str
    added: str
    changed: str
    version: int
    statements: int
    snippet: Snippet | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found, after judgements, with its article. `score` is higher for a better match of the
    words (0 without words); `actors` are the ids in force of its speakers, in their order, None where unknown.
    """

    article: ArticleEntry
    statement: Statement
    snippet: Snippet
    day: str | None
    review: Review | None
    actors: tuple[str | None, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article, numbered from 1; `new` and `withdrawn` are statements against the version before."""

    number: int
    document: str
    sha256: str
    origin: str | None
    added: str
    read: str
    statements: int
    new: tuple[Statement, ...]
    withdrawn: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article for a reader: every statement with corrections applied, rejected ones included; `reviews` tells by
    statement id which were judged how, `origin` where the text came from.
    """

    entry: ArticleEntry
    record: Record
    reviews: Mapping[str, Review]
    origin: str | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor in a list. `known` is False for one that no table knows: a name as articles give it (id 'name/…')."""

    id: str
    name: str
    kind: str
    country: str | None
    statements: int
    known: bool
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """A role in which an actor spoke: first and last day, how many statements."""

    role: str | None
    country: str | None
    first: str | None
    last: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Who:
    """An actor with what the store holds of it: names as articles give them, roles over time, counts, days."""

    actor: ActorEntry
    names: tuple[tuple[str, int], ...]
    roles: tuple[RoleOverTime, ...]
    acts: tuple[tuple[str, int], ...]
    certainty: tuple[tuple[str, int], ...]
    sources: tuple[tuple[str, int], ...]
    articles: int
    first: str | None
    last: str | None
    latest: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class EstimateEntry:
    """A likelihood that a source puts on an outcome: bounds between 0 and 1 by the yardstick, horizon as days."""

    article: ArticleEntry
    statement: str
    speakers: tuple[str, ...]
    actors: tuple[str | None, ...]
    day: str | None
    outcome: str
    phrase: str
    low: float
    high: float
    yardstick: str
    horizon: str | None
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: what a filter takes (`value`), what a reader sees (`label`), how many statements."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts for a query. Above `counted` matches the counts are of the newest `counted`, and `exact` is False."""

    total: int
    exact: bool
    counted: int
    speaker: tuple[FacetValue, ...]
    source: tuple[FacetValue, ...]
    country: tuple[FacetValue, ...]
    act: tuple[FacetValue, ...]
    certainty: tuple[FacetValue, ...]
    quotation: tuple[FacetValue, ...]
    month: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided. `in_force` is False once it was undone; `home` is the statement that it stands at in the
    current reading, None where it found none (`unplaced`). Times are UTC; `key` orders judgements, whatever the clock.
    """

    key: int
    kind: str
    at: str
    by: str
    why: str | None
    document: str | None
    statement: str | None
    actor: str | None
    other: str | None
    undoes: int | None
    detail: Mapping[str, Any]
    in_force: bool
    home: str | None
    unplaced: bool


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One call of add, watch or reread, with its counts."""

    key: int
    kind: str
    inputs: tuple[str, ...]
    started: str
    ended: str | None
    state: RunState
    added: int
    updated: int
    unchanged: int
    failed: int


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed in a run: `input` is what to give again, `name` the article in it; `settled` once tried again."""

    key: int
    run: int
    input: str
    name: str
    reason: str
    at: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Status:
    """What the store holds. `bytes` counts the file with its write-ahead log; `judgements` those in force."""

    path: str
    bytes: int
    articles: int
    versions: int
    statements: int
    actors: int
    estimates: int
    judgements: int
    unplaced: int
    failures: int
    first: str | None
    last: str | None
    latest_run: RunEntry | None
    migrations: tuple[str, ...] = field(default=())
