"""One loader, four addresses: a page for people, the same as .json, as .csv where it is a table, and under /api."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_type_hints

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.web.desk import Desk
from onrecord.web.encoding import json_answer
from onrecord.web.errors import ErrorAnswer
from onrecord.web.tables import csv_answer

if TYPE_CHECKING:
    from onrecord.web.templating import Templates

Loader = Callable[..., Any]

ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": ErrorAnswer, "description": words}
    for code, words in ((401, "Log in first."), (404, "Not in this store."), (422, "A parameter is wrong."))
}


class Site:
    """Collects the routes of all pages. Loaders take a Desk and then the page's parameters by name."""

    def __init__(self, templates: Templates) -> None:
        self.router = APIRouter()
        self.api = APIRouter(prefix="/api")
        self._templates = templates

    def page(
        self,
        path: str,
        template: str,
        load: Loader,
        *,
        title: str,
        table: str | None = None,
        shown: Callable[[Any, dict[str, Any], Desk], Any] | None = None,
    ) -> None:
        """Serve what `load` gives. `table` names the attribute that holds its rows, for .csv; `shown` makes of the
        value and the parameters what the template draws.
        """
        stem = "/today" if path == "/" else path
        model = get_type_hints(load)["return"]

        def html(request: Request, **values: Any) -> Response:  # noqa: ANN401 - as the loader has them
            desk = Desk.of(request)
            view = load(desk, **values)
            drawn = shown(view, values, desk) if shown else view
            return self._templates.page(request, template, {"view": drawn, "title": title})

        def json(request: Request, **values: Any) -> Response:  # noqa: ANN401 - as the loader has them
            return json_answer(request, load(Desk.of(request), **values))

        def csv(request: Request, **values: Any) -> Response:  # noqa: ANN401 - as the loader has them
            return csv_answer(lambda **more: load(Desk.of(request), **(values | more)), table or "", values, stem)

        hidden: dict[str, Any] = {"include_in_schema": False, "methods": ["GET", "HEAD"], "response_model": None}
        self.router.add_api_route(path, _like(load, html), **hidden)
        self.router.add_api_route(f"{stem}.json", _like(load, json), **hidden)
        if table:
            self.router.add_api_route(f"{stem}.csv", _like(load, csv), **hidden)
        self.api.add_api_route(
            stem, _like(load, json), methods=["GET"], summary=title, description=inspect.getdoc(load) or "",
            operation_id=stem.strip("/").replace("/", "_").replace("-", "_"),
            responses={200: {"model": model}, **ERRORS}, response_model=None,
        )  # fmt: skip


def _like(load: Loader, endpoint: Callable[..., Response]) -> Callable[..., Response]:
    """The endpoint with the loader's parameters in place of its own, for FastAPI to read and describe."""
    hints = get_type_hints(load, include_extras=True)
    own = list(inspect.signature(load).parameters.values())[1:]
    parameters = [
        inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request),
        *(one.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[one.name]) for one in own),
    ]

    def called(**values: Any) -> Response:  # noqa: ANN401 - as the loader has them
        return endpoint(values.pop("request"), **values)

    described: Any = called
    described.__name__ = endpoint.__name__
    described.__signature__ = inspect.Signature(parameters)
    described.__annotations__ = {one.name: one.annotation for one in parameters}
    return called
