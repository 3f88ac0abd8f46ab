"""The record of one article: frozen values, in the shape that every output shows (schema onrecord/1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.document import Document
from onrecord.values import Estimate, Figure, Place, Time
from onrecord.values import Span as Span

SCHEMA = "onrecord/1"

Quotation = Literal["direct", "indirect", "mixed"]
Act = Literal["assertive", "directive", "commissive", "expressive", "declaration", "question"]
SpeakerKind = Literal["person", "organization", "government", "group", "document", "anonymous", "unknown"]


@dataclass(frozen=True, slots=True)
class Part:
    """A source, cue or content: half-open spans in code points, and their words joined by one space."""

    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One party of a source: who it is in this article (`name`, `mention`) and across articles (`actor`)."""

    actor: str | None
    actor_name: str | None
    name: str | None
    kind: SpeakerKind
    role: str | None
    country: str | None
    mention: Span | None
    basis: Literal["name", "alias", "pronoun", "description", "metonym", "role"] | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the source is: a level, bounds of probability by the yardstick in force, and the hedge's span."""

    level: Literal["certain", "probable", "possible", "unlikely", "unstated"]
    low: float | None
    high: float | None
    phrase: Span | None


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made: an ISO 8601 value, its precision, and what says so."""

    value: str
    precision: str
    basis: Literal["text", "published"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement; `parent` is the one whose content reports it, `confidence` is calibrated."""

    id: str
    depth: int
    parent: str | None
    source: Part | None
    cue: Part | None
    content: Part
    quotation: Quotation
    speakers: tuple[Speaker, ...]
    act: Act | None
    polarity: Literal["affirmed", "negated"] | None
    certainty: Certainty | None
    distance: Literal["neutral", "factive", "distancing"] | None
    said: Said | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A stage that could not do its work on this article: which, and why, in one sentence."""

    stage: str
    message: str


@dataclass(frozen=True, slots=True)
class Record:
    """An article and its statements, in order of their contents' place in the text."""

    document: Document
    statements: tuple[Statement, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    schema: str = field(default=SCHEMA, init=False)

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dictionaries and lists, fields in the order of the schema."""
        from onrecord.export.jsonl import to_dict

        return to_dict(self)

    def _repr_html_(self) -> str:
        from onrecord.export.html import to_fragment

        return to_fragment(self)
