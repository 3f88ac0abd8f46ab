"""Jinja with everything escaped, and the few things that every page's template may use."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse

from onrecord import __version__
from onrecord.export.wording import confidence_words, counted, one_line, percent, showable
from onrecord.web.addressing import Address
from onrecord.web.navigation import PAGES
from onrecord.web.notices import notice
from onrecord.web.phrases import day, plural, probability_words, thousands, weblink
from onrecord.web.quotes import actor_address, pieces
from onrecord.web.statics import static_address
from onrecord.web.wording import WORDS

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.web.state import AppState


class Templates:
    """The templates of one app."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("onrecord.web"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            counted=counted, percent=percent, sure=confidence_words, line=one_line, show=showable, thousands=thousands,
            day=day, weblink=weblink, plural=plural, span=probability_words,
        )  # fmt: skip
        self._environment.globals.update(static=static_address, version=__version__, pages=PAGES)
        self._environment.globals.update(WORDS)
        self._environment.globals.update(
            actor_address=actor_address, pieces=pieces, thousands=thousands, span=probability_words
        )

    def page(
        self,
        request: Request,
        name: str,
        values: dict[str, Any],
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> HTMLResponse:
        """A template as an answer, with who asks, where, and what they may do."""
        state: AppState = request.app.state.onrecord
        common = {
            "request": request,
            "notice_of": lambda number: notice(state.store, number),
            "here": Address.of(request),
            "user": getattr(request.state, "visitor", None),
            "settings": state.settings,
            "csrf": state.form_token(request),
            "may_change": state.may_change(request),
            "now": datetime.now(UTC),
        }
        html = self._environment.get_template(name).render(common | values)
        return HTMLResponse(html, status, headers)
