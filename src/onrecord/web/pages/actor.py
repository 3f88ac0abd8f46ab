"""An actor's page: roles over time, what they said when, how sure, what changed, who was merged or split off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.export.wording import one_line
from onrecord.store import ActorEntry, Query, RoleOverTime
from onrecord.store.deciding import split_id
from onrecord.web.desk import Desk
from onrecord.web.errors import NotFound
from onrecord.web.paging import Paged, PageNumber, PerPage, cut, window
from onrecord.web.parameters import Identity
from onrecord.web.quotes import QuoteRow, quote_rows
from onrecord.web.store_reading import actor_names
from onrecord.web.summaries import ChangeRow, change_rows
from onrecord.web.tally import Count, actor_counts

if TYPE_CHECKING:
    from onrecord.web.serving import Site

PER_PAGE = 25
NAMES = 12


@dataclass(frozen=True, slots=True)
class Merged:
    """An entry that is one with this actor by judgement; `judgement` is the number to undo."""

    id: str
    name: str
    judgement: int | None


@dataclass(frozen=True, slots=True)
class SplitOff:
    """An actor that some statements were given to; `judgement` is the number to undo."""

    id: str
    name: str
    statements: int
    judgement: int


@dataclass(frozen=True)
class ActorPage:
    """An actor with what the store holds of it."""

    actor: ActorEntry
    articles: int
    first: str | None
    last: str | None
    roles: tuple[RoleOverTime, ...]
    names: tuple[tuple[str, int], ...]
    certainty: tuple[Count, ...]
    acts: tuple[Count, ...]
    months: tuple[Count, ...]
    changes: tuple[ChangeRow, ...]
    merged: tuple[Merged, ...]
    split_off: tuple[SplitOff, ...]
    statements: Paged[QuoteRow]
    search_address: str

    @property
    def months_most(self) -> int:
        """The highest count of a month, for the bars."""
        return max((one.count for one in self.months), default=1)

    @property
    def certainty_most(self) -> int:
        """The highest count, for the bars."""
        return max((one.count for one in self.certainty), default=1)


def load(desk: Desk, id: Identity, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> ActorPage:  # noqa: A002
    """An actor by its id: roles over time, names in articles, how sure, what changed, statements newest first."""
    entry = desk.store.actor(id)
    if entry is None:
        raise NotFound("actor")
    limit, offset = window(page, per_page)
    rows = quote_rows(desk.store, desk.store.search(Query(speaker=entry.id), limit=limit, offset=offset), desk.matters)
    counts = actor_counts(desk.store, entry.id)
    return ActorPage(
        actor=entry,
        articles=counts.articles,
        first=counts.first,
        last=counts.last,
        roles=counts.roles[:NAMES],
        names=tuple((one_line(name), number) for name, number in counts.names[:NAMES]),
        certainty=counts.certainty,
        acts=counts.acts,
        months=counts.months,
        changes=change_rows(desk.store, desk.matters.changes_of(entry.id)),
        merged=_merged(desk, entry),
        split_off=_split_off(desk, entry),
        statements=cut(rows, page, per_page, entry.statements),
        search_address=f"/search?speaker={quote(entry.id, safe='')}",
    )


def _merged(desk: Desk, entry: ActorEntry) -> tuple[Merged, ...]:
    if not entry.merged:
        return ()
    names = actor_names(desk.store, entry.merged)
    judged = {
        other: one.key
        for one in desk.store.judgements(kind="same", in_force=True)
        for other in (one.actor, one.other)
        if other
    }
    return tuple(Merged(other, one_line(names.get(other, other)), judged.get(other)) for other in entry.merged)


def _split_off(desk: Desk, entry: ActorEntry) -> tuple[SplitOff, ...]:
    judged = [
        one
        for actor in (entry.id, *entry.merged)
        for one in desk.store.judgements(kind="split", actor=actor, in_force=True)
    ]
    names = actor_names(desk.store, {split_id(one.key) for one in judged})
    return tuple(
        SplitOff(split_id(one.key), one_line(name), one.detail["statements"], one.key)
        for one in judged
        if (name := names.get(split_id(one.key))) is not None
    )


def add(site: Site) -> None:
    """Add the page."""
    site.page("/actor", "actor.html", load, table="statements", title="Actor")
