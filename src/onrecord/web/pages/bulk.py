"""Bulk export: every record of the store as JSON lines, streamed one by one, whatever the store's size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.responses import Response, StreamingResponse

from onrecord.export.jsonl import encode
from onrecord.web.desk import Desk

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.web.serving import Site

LINES = "application/x-ndjson"


def add(site: Site) -> None:
    """Add the address, for people and for programs."""
    described: dict[int | str, Any] = {200: {"description": "One record a line.", "content": {LINES: {}}}}

    @site.api.get("/export.jsonl", summary="Export all records", operation_id="export", response_model=None,
                  responses=described)  # fmt: skip
    def export(request: Request) -> Response:
        """All records as JSON lines, after judgements, in the order in which the articles came."""
        headers = {"content-disposition": 'attachment; filename="onrecord.jsonl"'}
        return StreamingResponse(_lines(Desk.of(request).store), media_type=LINES, headers=headers)


def _lines(store: Store) -> Iterator[str]:
    for record in store.records():
        yield encode(record) + "\n"
