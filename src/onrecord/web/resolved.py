"""Estimates whose outcome somebody told: kept and scored, without walking the estimates that nobody resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import UsageError
from onrecord.export.wording import one_line
from onrecord.matters.outcomes import KIND, outcomes
from onrecord.matters.scoring import BrierScore, Resolved, brier_scores
from onrecord.store import Query

if TYPE_CHECKING:
    from onrecord.store import Store

_BEARS = (
    "SELECT 1 FROM estimate JOIN statement AS s ON s.key = estimate.statement JOIN article ON article.key = s.article"
    " WHERE article.document = ? AND s.id = ?"
)


def tell(store: Store, document: str, statement: str, happened: bool, by: str, why: str | None = None) -> int:
    """Keep what became of an estimate; the judgement's number. Raises UsageError for a statement without one."""
    if store.connection.value(_BEARS, (document, statement)) is None:
        raise UsageError("no estimate stands in this statement")
    detail = {"document": document, "statement": statement, "happened": happened}
    return store.judge(KIND, detail=detail, by=by, why=why).key


def scores(store: Store) -> list[BrierScore]:
    """The score of each estimator, over the estimates whose outcome is known."""
    return brier_scores(_resolved(store))


def _resolved(store: Store) -> list[Resolved]:
    known = outcomes(store)
    return [
        Resolved(one_line(name), one.low, one.high, one.yardstick, one.phrase, known[document, one.statement])
        for document in dict.fromkeys(document for document, _ in known)
        for one in store.estimates(Query(document=document), limit=500)
        if (document, one.statement) in known
        for name in one.speakers or ("source not named",)
    ]
