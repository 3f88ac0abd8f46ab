"""The app: middleware from the outside in, then the routes, each page's in a module of its own."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from onrecord import __version__
from onrecord.store import Store
from onrecord.web import errors
from onrecord.web.pages import add_pages
from onrecord.web.security.gate import Gate
from onrecord.web.security.headers import SafeHeaders
from onrecord.web.security.hosts import KnownHosts
from onrecord.web.security.limits import BodyLimit
from onrecord.web.serving import Site
from onrecord.web.settings import WebSettings
from onrecord.web.state import AppState
from onrecord.web.templating import Templates

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ABOUT = (
    "What the store holds, as the pages show it. Lists are paged (`page`, `per_page`); answers carry an ETag; every "
    'error has the shape `{"error": {"status", "title", "detail"}}`. With a token: `Authorization: Bearer TOKEN`.'
)


def create_app(store_path: Path | str, settings: WebSettings | None = None) -> FastAPI:
    """The app on a store, which is made where there is none. Raises StoreError for a file that is no store."""
    settings = settings or WebSettings()
    state = AppState(Store.open(store_path, read_only=settings.read_only), settings)
    templates = Templates()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        state.matters.begin()
        yield
        state.close()

    app = FastAPI(
        title="OnRecord", version=__version__, description=ABOUT, lifespan=lifespan, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json",
    )  # fmt: skip
    app.state.onrecord = state
    app.state.templates = templates
    site = Site(templates)
    add_pages(site)
    app.include_router(site.api)
    app.include_router(site.router)
    errors.install(app, templates)
    app.add_middleware(Gate, state=state, templates=templates)
    app.add_middleware(BodyLimit, most=settings.max_upload)
    app.add_middleware(GZipMiddleware, minimum_size=800, compresslevel=5)
    app.add_middleware(SafeHeaders)
    app.add_middleware(KnownHosts, names=settings.host_names)
    return app
