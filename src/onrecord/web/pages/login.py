"""Logging in and out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.addressing import is_local
from onrecord.web.forms import CheckedForm, back_to, field
from onrecord.web.security.sessions import COOKIE, LIFETIME

if TYPE_CHECKING:
    from onrecord.web.serving import Site
    from onrecord.web.state import AppState
    from onrecord.web.templating import Templates


@dataclass(frozen=True, slots=True)
class LoginView:
    """Where to go on to, and what went wrong before."""

    next: str
    problem: str = ""


def add(site: Site) -> None:
    """Add the page and its forms."""

    @site.router.get("/login", include_in_schema=False, response_model=None)
    def show(request: Request, next: str = "/", token: str = "") -> Response:  # noqa: A002 - parameters of the address
        state: AppState = request.app.state.onrecord
        where = next if is_local(next) else "/"
        if request.state.visitor is not None:
            return RedirectResponse(where, 303)
        if token:  # the address that the terminal prints
            return _try(request, "", token, where)
        return _page(request, LoginView(where), 200) if state.settings.needs_login else RedirectResponse("/", 303)

    @site.router.post("/login", include_in_schema=False, response_model=None)
    def log_in(request: Request, form: CheckedForm) -> Response:
        return _try(request, field(form, "user").strip(), field(form, "secret"), back_to(form))

    @site.router.post("/logout", include_in_schema=False, response_model=None)
    def log_out(request: Request, form: CheckedForm) -> Response:  # noqa: ARG001 - it is checked
        state: AppState = request.app.state.onrecord
        state.door.log_out(request)
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE)
        return answer

    @site.router.get("/health", include_in_schema=False, response_model=None)
    def health() -> Response:
        return Response("ok\n", media_type="text/plain")


def _try(request: Request, user: str, secret: str, where: str) -> Response:
    state: AppState = request.app.state.onrecord
    address = request.client.host if request.client else ""
    wait = state.door.wait(address, user)
    if wait > 0:
        words = f"Too many wrong tries: wait {math.ceil(wait)} seconds."
        return _page(request, LoginView(where, words), 429, {"retry-after": str(math.ceil(wait))})
    cookie = state.door.log_in(address, user, secret)
    if cookie is None:
        return _page(request, LoginView(where, "That is not right. Check name and password, or the token."), 403)
    answer = RedirectResponse(where, 303)
    secure = state.settings.secure_cookies or request.url.scheme == "https"
    answer.set_cookie(COOKIE, cookie, max_age=int(LIFETIME), httponly=True, samesite="lax", secure=secure)
    return answer


def _page(request: Request, view: LoginView, status: int, headers: dict[str, str] | None = None) -> Response:
    templates: Templates = request.app.state.templates
    return templates.page(request, "login.html", {"view": view, "title": "Log in"}, status, headers)
