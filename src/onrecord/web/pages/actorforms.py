"""What people decide on actors by the forms of an actor's page: merge, keep apart, split, rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.web.desk import Desk
from onrecord.web.forms import CheckedForm, done, field
from onrecord.web.pages.judging import StatementNamed, checked, decide, decision_of
from onrecord.web.quotes import actor_address

if TYPE_CHECKING:
    from onrecord.web.serving import Site


def add(site: Site) -> None:
    """Add the forms."""
    hidden: dict[str, Any] = {"include_in_schema": False, "response_model": None}

    @site.router.post("/actors/same", **hidden)
    def same_form(request: Request, form: CheckedForm) -> Response:
        other = field(form, "other") or field(form, "other_name")
        if not other:
            raise UsageError("name the other actor: write a name, and choose it from the list")
        told = {"kind": field(form, "kind"), "actor": field(form, "actor"), "other": other}
        judged = decide(Desk.of(request), decision_of(told))
        return done(actor_address(field(form, "actor")), judged.key)

    @site.router.post("/actors/split", **hidden)
    def split_form(request: Request, form: CheckedForm) -> Response:
        ticked = [_ticked(one) for one in form.getlist("statements") if isinstance(one, str)]
        if not ticked:
            raise UsageError("tick the statements that somebody else made, in the list of what they said")
        name = field(form, "name").strip()
        if not name:
            raise UsageError("say what to call the other actor")
        told = {"kind": "split", "actor": field(form, "actor"), "name": name, "statements": ticked}
        return done(actor_address(field(form, "actor")), decide(Desk.of(request), decision_of(told)).key)

    @site.router.post("/actors/rename", **hidden)
    def rename_form(request: Request, form: CheckedForm) -> Response:
        told = {"kind": "rename", "actor": field(form, "actor"), "name": field(form, "name")}
        return done(actor_address(field(form, "actor")), decide(Desk.of(request), decision_of(told)).key)


def _ticked(value: str) -> StatementNamed:
    document, _, statement = value.rpartition(" ")
    return checked(StatementNamed, {"document": document, "statement": statement})
