"""Decisions: everything that people judged, by whom, when and why, the latest first; each can be undone here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.export.wording import one_line
from onrecord.web.desk import Desk
from onrecord.web.paging import PER_PAGE, Paged, PageNumber, PerPage, cut, window
from onrecord.web.quotes import actor_address, statement_address
from onrecord.web.store_reading import actor_names

if TYPE_CHECKING:
    from onrecord.store import Judgement
    from onrecord.web.serving import Site


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One judgement; `address` leads to what it is about, `undoes` is the number of the one it takes back."""

    key: int
    kind: str
    at: str
    by: str
    why: str
    about: str
    address: str
    undoes: int | None
    in_force: bool
    unplaced: bool


@dataclass(frozen=True, slots=True)
class JudgementsPage:
    """A page of judgements, the latest first."""

    judgements: Paged[JudgementRow]


def load(desk: Desk, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> JudgementsPage:
    """What people judged, by whom, when and why, the latest first."""
    found = [one for one in reversed(desk.store.judgements()) if one.kind != "assign"]
    limit, offset = window(page, per_page)
    shown = found[offset : offset + limit]
    names = actor_names(desk.store, {name for one in shown for name in (one.actor, one.other) if name})
    return JudgementsPage(cut([_row(one, names) for one in shown], page, per_page, len(found)))


def _row(one: Judgement, names: dict[str, str]) -> JudgementRow:
    about, address = _about(one, names)
    return JudgementRow(
        one.key,
        one.kind,
        one.at,
        one.by,
        one_line(one.why or ""),
        about,
        address,
        one.undoes,
        one.in_force,
        one.unplaced,
    )


def _about(one: Judgement, names: dict[str, str]) -> tuple[str, str]:
    if one.document and one.statement:
        home = one.home or one.statement
        return one_line(one.document.rstrip("/").rpartition("/")[2]), statement_address(one.document, home)
    if one.actor:
        both = [names.get(name, name) for name in (one.actor, one.other) if name]
        return one_line(" and ".join(both)), actor_address(one.actor)
    if one.kind == "search/save":
        address = str(one.detail.get("address", ""))
        return one_line(str(one.detail.get("name", ""))), address if address.startswith("/search") else ""
    if one.undoes is not None:
        return f"judgement {one.undoes}", f"/judgements?page=1#j{quote(str(one.undoes))}"
    return "", ""


def add(site: Site) -> None:
    """Add the page."""
    site.page("/judgements", "judgements.html", load, table="judgements", title="Decisions")
