"""Matters at hand: loaded once into memory, looked up by id and by statement, loaded anew when the store changes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock, Thread
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.errors import OnRecordError
from onrecord.web.mattersource import bring_up_to_date, load_matters, stamp
from onrecord.web.store_reading import rows

if TYPE_CHECKING:
    from onrecord.matters import Change, Matter, Ref
    from onrecord.store import Store

PATIENCE = 2.0
"""Seconds that a page waits for a first or newer state before it shows what there is."""
_LOOK_AGAIN = 1.0
WAITING = "The statements are being grouped into matters; load the page again in a moment."


@dataclass(frozen=True, slots=True)
class MatterLink:
    """The matter that a statement belongs to; `others` are the other statements of its position."""

    id: str
    question: str
    address: str
    dispute: bool
    others: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The matters of one state of the store, the latest first."""

    stamp: tuple[int, ...]
    matters: tuple[Matter, ...] = ()
    by_id: Mapping[str, Matter] = field(default_factory=dict)
    links: Mapping[tuple[str, str], MatterLink] = field(default_factory=dict)
    last: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[tuple[Matter, Change], ...] = ()
    changers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problem: str = ""


class MatterIndex:
    """The matters of a store, for many threads. A page never waits long: it shows the state before while it loads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._snapshot: Snapshot | None = None
        self._loading: Thread | None = None
        self._looked = self._began = 0.0
        self._closed = False
        self._lock = Lock()

    def begin(self) -> Thread | None:
        """Load what is new in the background; the thread that does so, or that did last."""
        with self._lock:
            if self._is_stale() and (self._loading is None or not self._loading.is_alive()):
                self._loading = Thread(target=self._load, name="onrecord-matters", daemon=True)
                self._began = time.monotonic()
                self._loading.start()
            return self._loading

    def now(self) -> Snapshot:
        """The present state, or the one before where loading takes long."""
        loading = self.begin()
        if loading is not None and loading.is_alive():
            loading.join(max(0.0, self._began + PATIENCE - time.monotonic()))
        return self._snapshot or Snapshot((), problem=WAITING)

    def close(self) -> None:
        """Wait a moment for what is under way; the store may be closed then, and what is left is left to the next."""
        self._closed = True
        if self._loading is not None:
            self._loading.join(5)

    def of(self, document: str, statement: str) -> MatterLink | None:
        """The matter of a statement."""
        return self.now().links.get((document, statement))

    def changes_of(self, actor: str) -> list[tuple[Matter, Change]]:
        """What an actor, by its id, changed."""
        found = self.now()
        return [pair for number, pair in enumerate(found.changes) if actor in found.changers.get(number, ())]

    def copies_of(self, document: str) -> tuple[str, ...]:
        """The other articles that are copies of this one's text."""
        return self.now().copies.get(document, ())

    def _is_stale(self) -> bool:
        if self._snapshot is None:
            return True
        if time.monotonic() - self._looked < _LOOK_AGAIN:
            return False
        self._looked = time.monotonic()
        return stamp(self._store) != self._snapshot.stamp

    def _load(self) -> None:
        try:
            # What the store has is shown at once; what is new in it is grouped meanwhile.
            held = snapshot(self._store)
            self._snapshot = held if held.matters else replace(held, problem=WAITING)
            self._snapshot = snapshot(self._store) if bring_up_to_date(self._store) else held
        except OnRecordError as error:
            self._keep_with(str(error))
        except Exception as error:  # noqa: BLE001 - grouping never ends the pages that show everything else
            self._keep_with(f"The matters cannot be grouped ({type(error).__name__}: {error}); please report it.")
        self._looked = time.monotonic()

    def _keep_with(self, problem: str) -> None:
        """What was known stays on the pages, with the reason why it is not newer."""
        if self._closed:  # the store went first: there is nothing to be told, and nobody to be told
            return
        known = self._snapshot or Snapshot(())
        self._snapshot = replace(known, stamp=stamp(self._store), problem=problem)


def snapshot(store: Store) -> Snapshot:
    """The matters of the store's present state."""
    now = stamp(store)
    matters, copies = load_matters(store)
    days = _days(store, {ref for matter in matters for ref in matter.statements})
    last = {one.id: max((days.get((ref.document, ref.statement), "") for ref in one.statements), default="")
            for one in matters}  # fmt: skip
    ordered = tuple(sorted(matters, key=lambda one: (last[one.id], len(one.statements)), reverse=True))
    changes = tuple((matter, change) for matter in ordered for change in matter.changes)
    return Snapshot(
        stamp=now,
        matters=ordered,
        by_id={one.id: one for one in ordered},
        links=dict(_links(ordered)),
        last=last,
        changes=changes,
        changers=_changers(store, changes),
        copies=copies,
    )


def _links(matters: Iterable[Matter]) -> Iterable[tuple[tuple[str, str], MatterLink]]:
    for matter in matters:
        for position in matter.positions:
            link = MatterLink(
                matter.id, matter.question, matter_address(matter.id), matter.dispute, len(position.statements) - 1
            )
            for ref in position.statements:
                yield (ref.document, ref.statement), link


def _days(store: Store, refs: set[Ref]) -> dict[tuple[str, str], str]:
    if not refs:
        return {}
    sql = "SELECT article.document, s.id, s.day FROM statement AS s JOIN article ON article.key = s.article"
    return {(document, identity): day or "" for document, identity, day in rows(store, sql)}


def _changers(store: Store, changes: tuple[tuple[Matter, Change], ...]) -> dict[int, tuple[str, ...]]:
    sql = (
        "SELECT root.id FROM statement AS s JOIN article ON article.key = s.article JOIN speaker ON speaker.statement ="
        " s.key JOIN actor ON actor.key = speaker.actor JOIN actor AS root ON root.key = actor.root"
        " WHERE article.document = ? AND s.id = ?"
    )
    return {
        number: tuple(actor for (actor,) in rows(store, sql, (change.end.document, change.end.statement)))
        for number, (_, change) in enumerate(changes)
    }


def matter_address(identity: str) -> str:
    """The address of a matter's page."""
    return f"/matter?id={quote(identity, safe='')}"
