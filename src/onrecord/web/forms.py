"""Forms of our pages: the token is checked, the fields are text, and the answer leads back with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse

from onrecord.web.addressing import is_local
from onrecord.web.security.crosssite import FIELD

if TYPE_CHECKING:
    from onrecord.web.security.door import Visitor
    from onrecord.web.state import AppState

LONGEST = 2_000_000
"""Characters of one field: a pasted article is the longest."""
MOST_FIELDS = 600
"""The largest page lists 500 rows, and each may have its box ticked."""


async def checked(request: Request) -> FormData:
    """The form of a request; raises HTTPException 403 where it was not made by our page for this visitor."""
    form = await request.form(max_files=50, max_fields=MOST_FIELDS, max_part_size=LONGEST * 4)
    state: AppState = request.app.state.onrecord
    visitor: Visitor | None = request.state.visitor
    session = visitor.session if visitor else ""
    if not (visitor and visitor.by_bearer) and not state.tokens.holds(field(form, FIELD), session):
        raise HTTPException(403, "This form is too old, or was not made here; go back, load the page again, and retry.")
    return form


CheckedForm = Annotated[FormData, Depends(checked)]


def field(form: FormData, name: str) -> str:
    """A text field; empty where there is none."""
    value = form.get(name)
    return value[:LONGEST] if isinstance(value, str) else ""


def uploads(form: FormData, name: str) -> list[UploadFile]:
    """The files of a field that were really chosen."""
    return [one for one in form.getlist(name) if isinstance(one, UploadFile) and one.filename]


def back_to(form: FormData, otherwise: str = "/") -> str:
    """The address on this server that the form wants to lead back to."""
    address = field(form, "next")
    return address if is_local(address) else otherwise


def done(address: str, judgement: int) -> RedirectResponse:
    """Lead on to an address, which then tells what was done and how to undo it."""
    path, mark, anchor = address.partition("#")
    joint = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{joint}done={judgement}{mark}{anchor}", 303)
