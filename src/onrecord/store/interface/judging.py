"""Judging: what people decide, taken back, listed, and as data to train on."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError
from onrecord.store import judging
from onrecord.store.answers import Judgement
from onrecord.store.opened import Opened


class Judging(Opened):
    """Judgements on statements and actors."""

    def judge(
        self,
        kind: str,
        *,
        statement: str | None = None,
        document: str | None = None,
        correction: Mapping[str, Any] | None = None,
        actor: str | None = None,
        other: str | None = None,
        name: str | None = None,
        statements: Sequence[str | tuple[str | None, str]] = (),
        detail: Mapping[str, Any] | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> Judgement:
        """Decide something; the judgement as it was kept, with its number.

        accept, reject, note: of a `statement`. correct: with `correction`, any of speakers (ids, names, or
        dictionaries), source, cue, content (spans), act, polarity, quotation, certainty. same, different, unsure: of
        `actor` and `other`, ids or names that only one has. rename: `actor` to `name`. split: `statements` of `actor`
        (ids, or pairs of document and id) go to a new actor called `name`. Kinds with a slash in them belong to other
        packages: `detail` is kept, nothing is applied. `by` is the user's name unless given. Raises UsageError.
        """
        from onrecord.store import deciding

        said_by = by or user()
        with self.transaction() as connection:
            if kind in ("accept", "reject", "correct", "note"):
                if statement is None:
                    raise UsageError(f"{kind} needs a statement: 'onrecord show ARTICLE' lists their ids")
                key = deciding.judge_statement(
                    connection, self._book, kind, statement, document, said_by, why, correction
                )
            elif kind == "split":
                pairs = [one if isinstance(one, tuple) else (document, one) for one in statements]
                key = deciding.split(connection, self._book, actor or "", name or actor or "", pairs, said_by, why)
            elif kind in judging.ACTOR_KINDS:
                key = deciding.judge_actors(connection, kind, actor or "", other, said_by, why, name)
            elif kind in (judging.UNDO, "assign"):
                raise UsageError(f"{kind!r} is not judged by itself: use undo, or split")
            else:
                key = judging.append(
                    connection, kind, said_by, why, dict(detail or {}),
                    document=document, statement=statement, actor=actor, other=other,
                )  # fmt: skip
            return judging.one(connection, key)

    def undo(self, key: int, *, by: str | None = None, why: str | None = None) -> Judgement:
        """Take a judgement back, by its number; the judgement that does. To undo an undo brings the first one back."""
        from onrecord.store import deciding

        with self.transaction() as connection:
            return judging.one(connection, deciding.undo(connection, self._book, key, by or user(), why))

    def judgements(
        self,
        *,
        kind: str | None = None,
        document: str | None = None,
        actor: str | None = None,
        in_force: bool | None = None,
        unplaced: bool | None = None,
    ) -> list[Judgement]:
        """All judgements in the order they were given, or those of a kind (a beginning like 'matter/' will do), on a
        document's statements, on an actor; only those in force or undone; only those that found no home.
        """
        with self._reading() as connection:
            found = judging.read(
                connection,
                "(?1 IS NULL OR kind = ?1 OR (?1 LIKE '%/' AND kind LIKE ?1 || '%'))"
                " AND (?2 IS NULL OR judgement.document = ?2) AND (?3 IS NULL OR ?3 IN (actor, other))",
                (kind, document, actor),
            )
        return [one for one in found if in_force in (None, one.in_force) and unplaced in (None, one.unplaced)]

    def lesson(self, judgement: Judgement, *, text: bool = False) -> dict[str, Any]:
        """A judgement as data to train on: the statement before and after; with the article's `text` if wanted."""
        from onrecord.store.lessons import lesson

        with self._reading() as connection:
            return lesson(connection, judgement, text=text)


def user() -> str:
    """Who is sitting here, by the system's word."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
