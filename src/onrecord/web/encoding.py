"""Values as JSON answers, with an ETag of their content: who has it already is told so, and gets nothing again."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.requests import Request

JSON = "application/json"


def encoded(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """A value as JSON in UTF-8; lone surrogates, which UTF-8 cannot hold, are escaped."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value)).encode()


def json_answer(request: Request, value: Any, status: int = 200) -> Response:  # noqa: ANN401 - whatever JSON can hold
    """A value as an answer; 304 without a body where the request's If-None-Match names it."""
    return tagged(request, encoded(value), JSON, status)


def tagged(
    request: Request, body: bytes, media_type: str, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Any body with its ETag, or 304."""
    tag = f'W/"{sha256(body).hexdigest()[:24]}"'
    known = {one.strip() for one in request.headers.get("if-none-match", "").split(",")}
    kept = {"etag": tag} | (headers or {})
    if status == 200 and request.method in ("GET", "HEAD") and (tag in known or "*" in known):
        return Response(status_code=304, headers=kept)
    return Response(body, status, kept, media_type)
