"""A record put together again from its article, and from statements whose spans people may have moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.export.schema import RecordError, from_dict

if TYPE_CHECKING:
    from onrecord.record import Record, Span

UNWEIGHED: dict[str, Any] = {
    "speakers": [],
    "act": None,
    "polarity": None,
    "certainty": None,
    "distance": None,
    "said": None,
}
"""What a statement is without what the stages say of it: for one that people have added."""


def part(text: str, spans: Iterable[Span]) -> dict[str, Any] | None:
    """A source, cue or content by its spans; None without any."""
    ordered = sorted(set(spans))
    return {"spans": ordered, "text": " ".join(text[start:end] for start, end in ordered)} if ordered else None


def record(article: Mapping[str, Any], statements: list[dict[str, Any]], name: str) -> Record:
    """The record of an article (its fields but the statements). Raises InputError for what does not fit together.

    Parents that are no more are forgotten, depths counted anew, estimates of statements that are no more dropped.
    """
    known = {one["id"]: one for one in statements}
    for one in statements:
        one["parent"] = one["parent"] if one["parent"] in known else None
    for one in statements:
        one["depth"] = _depth(one, known)
    estimates = [one for one in article.get("estimates", ()) if one.get("statement") in known]
    try:
        return from_dict({**article, "statements": statements, "estimates": estimates})
    except RecordError as error:
        raise InputError(name, str(error)) from None


def _depth(one: dict[str, Any], known: dict[str, dict[str, Any]]) -> int:
    seen = {one["id"]}
    above = one["parent"]
    while above is not None and above not in seen:
        seen.add(above)
        above = known[above]["parent"]
    return len(seen) - 1
