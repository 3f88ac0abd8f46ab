"""The notice after something was decided: what it was, and the number to undo it; read from the judgement itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import OnRecordError
from onrecord.export.wording import one_line

if TYPE_CHECKING:
    from onrecord.store import Judgement, Store

_WORDS = {
    "accept": "The statement is accepted.",
    "reject": "The statement is rejected: lists and counts leave it out.",
    "correct": "The statement is corrected.",
    "note": "The note is kept.",
    "same": "The two actors are one now.",
    "different": "The two actors are kept apart.",
    "unsure": "It is noted that nobody knows whether the two are one.",
    "rename": "The actor has another name now.",
    "split": "The actor is split.",
    "undo": "That was taken back.",
    "matter/same": "The two statements are one matter now.",
    "matter/different": "The statement is no longer part of this matter.",
    "matter/agree": "It is kept that the two agree.",
    "matter/contradict": "It is kept that the two contradict each other.",
    "outcome/resolved": "The outcome is kept; estimators are scored by it.",
    "search/save": "The search is saved; it stands on the first page, with a feed of its own.",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """Words, and the number of the judgement to undo; None where there is nothing to undo."""

    words: str
    undo: int | None


def notice(store: Store, number: str | None) -> Notice | None:
    """The notice for a judgement's number in the address; None where it is none."""
    if not number or not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    found = _judgement(store, int(number))
    if found is None:
        return None
    words = _WORDS.get(found.kind) or f"Kept: {one_line(found.kind.replace('/', ', '))}."
    return Notice(words, found.key if found.in_force else None)


def _judgement(store: Store, key: int) -> Judgement | None:
    from onrecord.store import judging

    try:
        return judging.one(store.connection, key)
    except OnRecordError:
        return None
