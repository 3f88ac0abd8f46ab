"""Log-in tries: after five wrong ones from one address or for one name, a wait that doubles with each more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

FREE_TRIES = 5
FIRST_WAIT = 15.0
LONGEST_WAIT = 900.0
_MOST = 50_000


@dataclass(slots=True)
class _Tries:
    failed: int = 0
    until: float = 0.0


class TryLimit:
    """Counts failures by key (an address, a name). `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tries: dict[str, _Tries] = {}
        self._lock = Lock()

    def wait(self, *keys: str) -> float:
        """Seconds until a next try is allowed for all the keys; 0 where it is now."""
        with self._lock:
            now = self._clock()
            return max((self._tries[key].until - now for key in keys if key in self._tries), default=0.0)

    def failed(self, *keys: str) -> None:
        """Count a failure for each key."""
        with self._lock:
            if len(self._tries) > _MOST:
                self._tries.clear()
            for key in keys:
                tries = self._tries.setdefault(key, _Tries())
                tries.failed += 1
                if tries.failed >= FREE_TRIES:
                    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries.failed - FREE_TRIES))
                    tries.until = self._clock() + wait

    def succeeded(self, *keys: str) -> None:
        """Forget the failures of the keys."""
        with self._lock:
            for key in keys:
                self._tries.pop(key, None)
