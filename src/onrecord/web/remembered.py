"""Answers that take long and stay right until the store changes: remembered by the store's state."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from onrecord.store import Store

Answer = TypeVar("Answer")
MOST = 256


class Memory:
    """Remembers answers of one state of the store; forgets all when it has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stamp: tuple[int, ...] = ()
        self._answers: dict[Hashable, object] = {}
        self._lock = Lock()

    def _state(self) -> tuple[int, ...]:
        """A value that changes when articles or judgements do."""
        sql = "SELECT max(key) FROM version", "SELECT max(key) FROM judgement", "SELECT count(*) FROM article"
        return tuple(self._store.connection.value(one) or 0 for one in sql)

    def answer(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The remembered answer of a key, or a new one. Two threads may make it at once; both are right."""
        now = self._state()
        with self._lock:
            if now != self._stamp or len(self._answers) > MOST:
                self._answers, self._stamp = {}, now
            if key in self._answers:
                return self._answers[key]  # type: ignore[return-value]  # what `make` of this key gave
        made = make()
        with self._lock:
            if now == self._stamp:
                self._answers[key] = made
        return made
