"""Statements by their refs, as matters, disputes and changes show them: who, in which words, how surely, when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.export.wording import UNNAMED, one_line
from onrecord.web.phrases import probability_words
from onrecord.web.quotes import statement_address

if TYPE_CHECKING:
    from onrecord.matters import Ref
    from onrecord.store import Store

_SQL = (
    "SELECT s.key, s.content, s.source, s.cue, s.quotation, s.certainty, s.low, s.high, s.day, article.title,"
    " source.name FROM article JOIN statement AS s ON s.article = article.key"
    " LEFT JOIN source ON source.key = article.source"
    " WHERE article.document = ? AND s.id = ? AND s.review IS NOT 'rejected'"
)
_SPEAKERS = (
    "SELECT coalesce(root.name, speaker.name), root.id FROM speaker LEFT JOIN actor ON actor.key = speaker.actor"
    " LEFT JOIN actor AS root ON root.key = actor.root WHERE speaker.statement = ? ORDER BY speaker.place"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement. `actor` is the first speaker's id, `day` ISO 8601, `low` and `high` probabilities."""

    document: str
    statement: str
    party: str
    actor: str | None
    cue: str
    words: str
    quotation: str
    certainty: str | None
    low: float | None
    high: float | None
    interval: str
    day: str | None
    title: str
    outlet: str
    address: str


def said(store: Store, refs: Iterable[Ref]) -> dict[Ref, Said]:
    """Statements by their refs; what the store no longer holds is left out."""
    found: dict[Ref, Said] = {}
    for ref in refs:
        row = store.connection.execute(_SQL, (ref.document, ref.statement)).fetchone()
        if row is not None and ref not in found:
            found[ref] = _said(store, ref, row)
    return found


def _said(store: Store, ref: Ref, row: tuple[object, ...]) -> Said:
    key, content, source, cue, quotation, certainty, low, high, day, title, outlet = row
    speakers = store.connection.execute(_SPEAKERS, (key,)).fetchall()
    names = [one_line(name) for name, _ in speakers if name]
    hedged = certainty not in (None, "certain", "unstated")
    return Said(
        document=ref.document,
        statement=ref.statement,
        party=" and ".join(dict.fromkeys(names)) or one_line(str(source or "")) or UNNAMED,
        actor=next((actor for _, actor in speakers if actor), None),
        cue=one_line(str(cue or "")),
        words=one_line(str(content)),
        quotation=str(quotation),
        certainty=str(certainty) if certainty else None,
        low=_number(low),
        high=_number(high),
        interval=probability_words(_number(low), _number(high)) if hedged else "",
        day=str(day) if day else None,
        title=one_line(str(title or "")) or one_line(ref.document.rstrip("/").rpartition("/")[2]),
        outlet=one_line(str(outlet or "")),
        address=statement_address(ref.document, ref.statement),
    )


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else float(value) if isinstance(value, int) else None
