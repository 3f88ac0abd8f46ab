"""What became of estimates, as people told the store: kept as judgements, so that they can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.matters.scoring import Resolved

if TYPE_CHECKING:
    from onrecord.store import EstimateEntry, Judgement, Store

KIND = "outcome/resolved"
MOST = 100_000


def resolve(
    store: Store,
    statement: str,
    happened: bool,
    *,
    document: str | None = None,
    by: str | None = None,
    why: str | None = None,
) -> Judgement:
    """Say whether what a statement's estimate is about happened. Raises UsageError for a statement with no estimate."""
    from onrecord.errors import UsageError

    known = {(one.article.document, one.statement) for one in estimates_of(store)}
    found = [pair for pair in known if pair[1] == statement and document in (None, pair[0])]
    if len(found) != 1:
        raise UsageError(
            f"no estimate stands in the statement {statement!r}: 'onrecord estimates --format jsonl' lists them"
        )
    detail = {"document": found[0][0], "statement": statement, "happened": happened}
    return store.judge(KIND, detail=detail, by=by, why=why)


def outcomes(store: Store) -> dict[tuple[str, str], bool]:
    """Whether it happened, for each resolved statement: by document and statement id. The latest word holds."""
    judged = store.judgements(kind=KIND, in_force=True)
    return {(one.detail["document"], one.detail["statement"]): bool(one.detail["happened"]) for one in judged}


def estimates_of(store: Store) -> list[EstimateEntry]:
    """All estimates of the store."""
    return store.estimates(limit=MOST)


def resolved_estimates(store: Store) -> list[Resolved]:
    """The estimates whose outcome is known; one by several speakers counts for each."""
    known = outcomes(store)
    return [
        Resolved(name, one.low, one.high, one.yardstick, one.phrase, known[one.article.document, one.statement])
        for one in estimates_of(store)
        if (one.article.document, one.statement) in known
        for name in one.speakers or ("not named",)
    ]
