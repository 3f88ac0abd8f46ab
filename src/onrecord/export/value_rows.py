"""The values of a record one by one, as rows: what `--only times`, `figures`, `places` or `estimates` lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from onrecord.export.value_words import (
    amount,
    bounds_words,
    days,
    horizon_words,
    outcome_words,
    phrase_words,
    place_words,
)
from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from onrecord.export.value_kinds import ValueKind
    from onrecord.record import Record
    from onrecord.values import Estimate, Figure, Place, Span, Time

Row = dict[str, Any]

HEADS: dict[ValueKind, tuple[str, ...]] = {
    "times": ("words", "type", "value", "days"),
    "figures": ("words", "amount", "of", "role"),
    "places": ("words", "name", "what", "latitude", "longitude"),
    "estimates": ("phrase", "outcome", "probability", "horizon"),
}
"""Columns of `lines`, the values in words."""


def rows(record: Record, kind: ValueKind) -> Iterator[Row]:
    """Each value as one flat object: where it stands (article, innermost statement that holds it), then its fields.

    Spans of words come with the words: `of`, `outcome`, `phrase` and `horizon` have a `..._text` beside them.
    """
    import msgspec

    text = record.document.text
    for value in getattr(record, kind):
        plain: Row = msgspec.to_builtins(value)
        anchor = plain["phrase"] if kind == "estimates" else plain["span"]
        statement = plain.pop("statement", None) or _statement_at(record, tuple(anchor))
        yield {"document": record.document.id, "statement": statement} | dict(_with_words(plain, text))


def _with_words(plain: Row, text: str) -> Iterator[tuple[str, Any]]:
    for name, value in plain.items():
        yield name, value
        span = value["span"] if name == "horizon" and value else value
        if name in ("of", "outcome", "phrase", "horizon"):
            yield f"{name}_text", one_line(text[slice(*span)]) if span else None


def _statement_at(record: Record, span: Span) -> str | None:
    """The innermost statement in whose content a span stands."""
    holding = [
        one for one in record.statements if any(start <= span[0] and span[1] <= end for start, end in one.content.spans)
    ]
    return max(holding, key=lambda one: one.depth).id if holding else None


def lines(record: Record, kind: ValueKind) -> Iterator[tuple[str, ...]]:
    """Each value in words, by the columns of `HEADS`; what is named more than once stands once, with its number."""
    text = record.document.text
    told: dict[tuple[str, ...], int] = {}
    for value in getattr(record, kind):
        cells = _WORDS[kind](text, value)
        told[cells] = told.get(cells, 0) + 1
    for cells, times in told.items():
        yield (f"{cells[0]} ×{times}", *cells[1:]) if times > 1 else cells


def _time(_text: str, one: Time) -> tuple[str, ...]:
    return one_line(one.text), one.type.lower(), one.value, days(one.begin, one.end)


def _figure(text: str, one: Figure) -> tuple[str, ...]:
    counted = one_line(text[slice(*one.of)]) if one.of else ""
    return one_line(one.text), amount(one), counted, one.role or ""


def _place(_text: str, one: Place) -> tuple[str, ...]:
    point = ("", "") if one.lat is None or one.lon is None else (f"{one.lat:.2f}", f"{one.lon:.2f}")
    return one_line(one.text), one_line(one.name), place_words(one), *point


def _estimate(text: str, one: Estimate) -> tuple[str, ...]:
    probability = f"{bounds_words(one.low, one.high)} ({one.yardstick})"
    return phrase_words(text, one), outcome_words(text, one), probability, horizon_words(text, one.horizon)


_WORDS: dict[ValueKind, Callable[[str, Any], tuple[str, ...]]] = {
    "times": _time,
    "figures": _figure,
    "places": _place,
    "estimates": _estimate,
}
