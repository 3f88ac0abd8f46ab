"""Who is logged in: a random cookie each, kept here only as its hash, ending after half a day without a request."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

COOKIE = "onrecord_session"
LIFETIME = 12 * 3600.0
"""Seconds without a request: a working day, so that nobody logs in twice a day."""
_MOST = 10_000


@dataclass(slots=True)
class _Session:
    user: str
    ends: float


class Sessions:
    """The open sessions of one server process; all end when it does."""

    def __init__(self) -> None:
        self._open: dict[str, _Session] = {}
        self._lock = Lock()

    def begin(self, user: str) -> str:
        """Open a session; its cookie's value."""
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            self._forget_ended()
            self._open[_digest(cookie)] = _Session(user, time.monotonic() + LIFETIME)
        return cookie

    def user_of(self, cookie: str | None) -> str | None:
        """Whose session a cookie is, which then lasts anew; None where it is nobody's."""
        if not cookie:
            return None
        with self._lock:
            session = self._open.get(_digest(cookie))
            now = time.monotonic()
            if session is None or session.ends < now:
                return None
            session.ends = now + LIFETIME
            return session.user

    def end(self, cookie: str | None) -> None:
        """Close a session."""
        with self._lock:
            self._open.pop(_digest(cookie or ""), None)

    def _forget_ended(self) -> None:
        now = time.monotonic()
        for key in [key for key, one in self._open.items() if one.ends < now]:
            del self._open[key]
        while len(self._open) >= _MOST:
            del self._open[next(iter(self._open))]


def _digest(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
