"""What is scored: an article's attributions in spans, whether people or the reader drew them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from onrecord.document import Document
    from onrecord.record import Part, Record, Span

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement: half-open spans by role in code points, empty where the text has none.

    `depth` 0 is an outermost statement; `parent` the id of the statement whose content reports this one;
    `confidence` lies in [0, 1], None for gold.
    """

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    depth: int = 0
    parent: str | None = None
    confidence: float | None = None

    def spans(self, role: Role) -> tuple[Span, ...]:
        """The spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and the statements that people found in it."""

    document: Document
    attributions: tuple[Attribution, ...]


class BadSpansError(ValueError):
    """Spans that do not fit their text; says which statement and why."""


def from_record(record: Record) -> tuple[Attribution, ...]:
    """The statements of a record in memory."""
    return tuple(
        Attribution(
            id=statement.id,
            source=_spans_of(statement.source),
            cue=_spans_of(statement.cue),
            content=statement.content.spans,
            depth=statement.depth,
            parent=statement.parent,
            confidence=statement.confidence,
        )
        for statement in record.statements
    )


def _spans_of(part: Part | None) -> tuple[Span, ...]:
    return part.spans if part is not None else ()


def from_rows(rows: Iterable[object], length: int) -> tuple[Attribution, ...]:
    """The statements of one JSON line, in the shape of schema onrecord/1, over a text so long.

    Raises BadSpansError for what is no statement, or lies outside the text.
    """
    return tuple(_from_row(row, f"s{number}", length) for number, row in enumerate(rows, start=1))


def _from_row(row: object, number: str, length: int) -> Attribution:
    if not isinstance(row, Mapping):
        raise BadSpansError(f"statement {number} is not an object with source, cue and content")
    name = str(row.get("id") or number)
    confidence, parent = row.get("confidence"), row.get("parent")
    return Attribution(
        id=name,
        source=_read_spans(row.get("source"), f"source of statement {name}", length),
        cue=_read_spans(row.get("cue"), f"cue of statement {name}", length),
        content=_read_spans(row.get("content"), f"content of statement {name}", length),
        depth=row["depth"] if isinstance(row.get("depth"), int) else 0,
        parent=None if parent is None else str(parent),
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
    )


def _read_spans(part: object, what: str, length: int) -> tuple[Span, ...]:
    if part is None:
        return ()
    spans = part.get("spans") if isinstance(part, Mapping) else None
    if not isinstance(spans, list):
        raise BadSpansError(f"the {what} has no list of spans")
    return tuple(checked_span(span, what, length) for span in spans)


def checked_span(span: object, what: str, length: int) -> Span:
    """A pair of whole numbers as a span; raises BadSpansError unless 0 <= start < end <= length."""
    match span:
        case [int(start), int(end)] if 0 <= start < end <= length:
            return start, end
    raise BadSpansError(f"the {what} has the span {span}, which does not lie in a text of {length} characters")


def nest_by_containment(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give each statement whose cue and content lie within another's content the innermost such one as parent."""
    flat = list(attributions)
    parents = {inner.id: _innermost_holder(inner, flat) for inner in flat}
    return with_depths(replace(one, parent=parents[one.id]) for one in flat)


def _innermost_holder(inner: Attribution, others: list[Attribution]) -> str | None:
    holders = [
        outer
        for outer in others
        if outer.content != inner.content and _lies_within((*inner.content, *inner.cue), outer.content)
    ]
    return min(holders, key=lambda outer: sum(end - start for start, end in outer.content)).id if holders else None


def _lies_within(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> bool:
    return all(any(begin <= start and end <= finish for begin, finish in outer) for start, end in inner)


def with_depths(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Set each depth to the number of parents above; an unknown parent, or one that closes a ring, counts as none."""
    flat = list(attributions)
    parents = {one.id: one.parent for one in flat}
    return tuple(replace(one, depth=_depth(one.id, parents)) for one in flat)


def _depth(name: str, parents: dict[str, str | None]) -> int:
    seen = {name}
    parent = parents[name]
    while parent is not None and parent in parents and parent not in seen:
        seen.add(parent)
        parent = parents[parent]
    return len(seen) - 1
