"""Matters as the pages need them: by id, by statement, disputes and changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class MatterLink:
    """The matter that a statement belongs to; `others` are the other statements of its position."""

    id: str
    question: str
    address: str
    dispute: bool
    others: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A speaker's move on a matter: what was said before, and what after; days are ISO 8601."""

    kind: str
    speaker: str
    question: str
    matter_address: str
    before: str
    before_day: str | None
    before_address: str
    after: str
    after_day: str | None
    after_address: str
    reason: str


class MatterIndex:
    """What the store holds of matters."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, document: str, statement: str) -> MatterLink | None:
        """The matter of a statement."""
        return None


    def changes_of(self, speaker: str) -> tuple[ChangeRow, ...]:
        """What a speaker changed."""
        return ()

    def copies_of(self, document: str) -> tuple[str, ...]:
        """The other articles that are copies of this one's text."""
        return ()


def matter_address(identity: str) -> str:
    """The address of a matter's page."""
    return f"/matter?id={quote(identity, safe='')}"
