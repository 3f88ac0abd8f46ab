"""`POST /api/read`: a text in, its record out, nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Body, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from onrecord.document import Document, digest
from onrecord.export.jsonl import encode
from onrecord.ingest import parse_published
from onrecord.web.encoding import JSON
from onrecord.web.serving import ERRORS
from onrecord.web.settings import MAX_TEXT

if TYPE_CHECKING:
    from onrecord.web.serving import Site
    from onrecord.web.state import AppState


class Article(BaseModel):
    """An article to read. `published` is a date like 2022-11-16: what "Tuesday" means depends on it."""

    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    id: Annotated[str, Field(max_length=2000)] | None = None
    title: Annotated[str, Field(max_length=2000)] | None = None
    url: Annotated[str, Field(max_length=2000)] | None = None
    source: Annotated[str, Field(max_length=300)] | None = None
    published: Annotated[str, Field(max_length=40)] | None = None


def document_of(article: Article) -> Document:
    """The Document of an article that was sent. Raises UsageError for a wrong date."""
    return Document(
        id=article.id or digest(article.text)[:16],
        text=article.text,
        title=article.title or None,
        url=article.url or None,
        source=article.source or None,
        published=parse_published(article.published) if article.published else None,
    )


def add(site: Site) -> None:
    """Add the address."""
    described: dict[int | str, Any] = {200: {"description": "The record, in the form of schema onrecord/1."}, **ERRORS}

    @site.api.post("/read", summary="Read a text", operation_id="read", response_model=None, responses=described)
    def read(request: Request, article: Annotated[Article, Body()]) -> Response:
        """The record of a text, without storing anything."""
        state: AppState = request.app.state.onrecord
        return Response(encode(state.runs.read_now(document_of(article))), media_type=JSON)
