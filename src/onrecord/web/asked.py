"""The parameters of a search as the store's query, the same for the page, its feed, its table and the exports."""

from __future__ import annotations

from typing import Literal

from onrecord.store import Query

Quotation = Literal["", "direct", "indirect"]
Review = Literal["", "accepted", "rejected", "corrected"]


def query_of(
    *,
    q: str = "",
    speaker: str = "",
    country: str = "",
    source: str = "",
    since: str = "",
    until: str = "",
    month: str = "",
    act: str = "",
    certainty: str = "",
    figure: str = "",
    near: str = "",
    quotation: str = "",
    document: str = "",
    review: str = "",
) -> Query:
    """A query; empty parameters ask for nothing. Raises UsageError for what makes no sense."""
    return Query(
        words=q or None,
        speaker=speaker or None,
        country=country or None,
        source=source or None,
        since=since or month or None,
        until=until or month or None,
        act=act or None,
        certainty=certainty or None,
        figure=figure or None,
        near=near or None,
        direct={"direct": True, "indirect": False}.get(quotation),
        document=document or None,
        review=review or None,
    )
