"""The gate before every page: who asks, may they, and does the request come from our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse

from onrecord.web.errors import answer, wants_page
from onrecord.web.security.crosssite import SAFE_METHODS, is_cross_site
from onrecord.web.security.limits import too_large

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from onrecord.web.state import AppState
    from onrecord.web.templating import Templates

_OPEN = ("/static/", "/login", "/health")
_ALWAYS = frozenset({"/login", "/logout"})


class Gate:
    """ASGI middleware: lets a request through to its page, or answers why not."""

    def __init__(self, app: ASGIApp, state: AppState, templates: Templates) -> None:
        self._app = app
        self._state = state
        self._templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.visitor = self._state.door.visitor(request)
        refusal = self._refusal(request)
        await (refusal or self._app)(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        if request.scope.get("onrecord.too_large"):
            return self._no(request, 413, too_large(self._state.settings.max_upload))
        if request.method not in SAFE_METHODS:
            if is_cross_site(request):
                return self._no(request, 403, "This request comes from a page of another site, and is refused.")
            if self._state.settings.read_only and request.url.path not in _ALWAYS:
                return self._no(request, 403, "This store is published for reading only.")
        if request.state.visitor is None and not request.url.path.startswith(_OPEN):
            return self._must_log_in(request)
        return None

    def _must_log_in(self, request: Request) -> Response:
        if wants_page(request) and request.method in SAFE_METHODS:
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/login?next={quote(back, safe='')}", 303)
        words = "Log in first, or send the token: 'Authorization: Bearer TOKEN'."
        return self._no(request, 401, words, {"www-authenticate": "Bearer"})

    def _no(self, request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
        return answer(request, self._templates, status, words, headers)
