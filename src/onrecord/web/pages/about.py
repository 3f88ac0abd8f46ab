"""Help with the keys and marks, the overview of the API, and the static files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from starlette.responses import Response

from onrecord.web.statics import serve

if TYPE_CHECKING:
    from onrecord.web.serving import Site
    from onrecord.web.templating import Templates


def add(site: Site) -> None:
    """Add the pages."""

    @site.router.get("/help", include_in_schema=False, response_model=None)
    def show_help(request: Request) -> Response:
        templates: Templates = request.app.state.templates
        return templates.page(request, "help.html", {"title": "Help"})

    @site.router.get("/api", include_in_schema=False, response_model=None)
    def show_api(request: Request) -> Response:
        templates: Templates = request.app.state.templates
        paths = request.app.openapi()["paths"]
        return templates.page(request, "api.html", {"title": "API", "paths": paths})

    @site.router.get("/static/{stamp}/{name:path}", include_in_schema=False, response_model=None)
    def static(stamp: str, name: str) -> Response:
        return serve(stamp, name)
