"""One shape for every error: JSON for programs, a page in the same words for people."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onrecord.errors import InputError, OnRecordError, UsageError
from onrecord.web.security.headers import HEADERS

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

    from onrecord.web.templating import Templates


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: the HTTP status, its name, and one sentence that says what to do."""

    status: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ErrorAnswer:
    """The body of every answer that is no success."""

    error: Problem


class NotFound(HTTPException):
    """Something by this key is not in the store. `what` is a noun with its article."""

    def __init__(self, what: str) -> None:
        super().__init__(404, f"There is no such {what} in this store; it may have been merged, or never been read.")


def install(app: FastAPI, templates: Templates) -> None:
    """Make every error of an app answer in the one shape."""

    def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for it below
        return answer(request, templates, error.status_code, str(error.detail), dict(error.headers or {}))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for it below
        return answer(request, templates, 422, _why_invalid(error))

    def refused(request: Request, error: Exception) -> Response:
        return answer(request, templates, 422 if isinstance(error, UsageError | InputError) else 503, str(error))

    def unexpected(request: Request, error: Exception) -> Response:
        words = f"An error inside OnRecord ({type(error).__name__}); the server's log says where. Please report it."
        # Starlette answers this outside of all middleware: the safe headers must come from here.
        return answer(request, templates, 500, words, HEADERS)

    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(OnRecordError, refused)
    app.add_exception_handler(Exception, unexpected)


def answer(
    request: Request, templates: Templates, status: int, detail: str, headers: dict[str, str] | None = None
) -> Response:
    """The error as JSON or as a page, by what was asked for."""
    problem = Problem(status, _title(status), detail if detail != _title(status) else _sentence(status))
    if wants_page(request):
        return templates.page(request, "error.html", {"problem": problem}, status=status, headers=headers)
    body = {"error": {"status": problem.status, "title": problem.title, "detail": problem.detail}}
    return JSONResponse(body, status, headers=headers)


def wants_page(request: Request) -> bool:
    """Whether a person asks, not a program."""
    path = request.url.path
    if path.startswith("/api") or path.endswith((".json", ".csv", ".atom", ".jsonl")):
        return False
    return "text/html" in request.headers.get("accept", "") or not request.headers.get("accept", "").count("json")


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def _sentence(status: int) -> str:
    sentences = {
        404: "There is no such page; the overview leads to all of them.",
        405: "This address does not take this kind of request.",
    }
    return sentences.get(status, _title(status))


def _why_invalid(error: RequestValidationError) -> str:
    return "; ".join(_field(one) for one in error.errors()[:5])


def _field(one: Any) -> str:  # noqa: ANN401 - as FastAPI gives it
    place = " ".join(str(part) for part in one["loc"] if part not in ("query", "body", "path"))
    return f"{place or 'the request'}: {str(one['msg'])[:1].lower()}{str(one['msg'])[1:]}"
