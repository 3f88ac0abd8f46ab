"""The door: which user a request comes from, by session cookie or bearer token, and what a log-in must bring."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.web.security.passwords import hashed, matches, read_users
from onrecord.web.security.ratelimit import TryLimit
from onrecord.web.security.sessions import COOKIE, Sessions

if TYPE_CHECKING:
    from starlette.requests import Request

    from onrecord.web.settings import WebSettings

LOCAL_USER = "local"
TOKEN_USER = "token"  # noqa: S105 - a name, not a secret


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: a user's name, the key of the session, and whether a browser brought it (and needs form tokens)."""

    user: str
    session: str
    by_bearer: bool = False


@cache
def _dummy() -> str:
    """The hash of a password that nobody has, to be tried for names that nobody has."""
    return hashed("nobody has this password")


class Door:
    """Lets visitors in, by the settings. Without token and users everybody on this machine is the local user."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._sessions = Sessions()
        self._limit = TryLimit()

    def visitor(self, request: Request) -> Visitor | None:
        """Who asks; None where they must log in first."""
        if not self._settings.needs_login:
            return Visitor(LOCAL_USER, LOCAL_USER)
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(bearer.strip()):
            return Visitor(TOKEN_USER, TOKEN_USER, by_bearer=True)
        cookie = request.cookies.get(COOKIE)
        user = self._sessions.user_of(cookie)
        return Visitor(user, cookie) if user and cookie else None

    def wait(self, address: str, user: str) -> float:
        """Seconds until this address may try to log in again."""
        return self._limit.wait(f"address {address}", f"user {user}")

    def log_in(self, address: str, user: str, secret: str) -> str | None:
        """A new session's cookie where the secret is right; None, and the failure counted, where it is not."""
        keys = (f"address {address}", f"user {user}")
        name = self._name_for(user, secret)
        if name is None:
            self._limit.failed(*keys)
            return None
        self._limit.succeeded(*keys)
        return self._sessions.begin(name)

    def log_out(self, request: Request) -> None:
        """End the session of a request."""
        self._sessions.end(request.cookies.get(COOKIE))

    def _name_for(self, user: str, secret: str) -> str | None:
        if not user and self._is_token(secret):
            return TOKEN_USER
        users = read_users(self._settings.users_file) if self._settings.users_file and self._settings.users else {}
        kept = users.get(user) if user in self._settings.users else None
        # An unknown name costs the same time as a known one, so that the wait does not tell them apart.
        right = matches(secret, kept or _dummy())
        return user if right and kept else None

    def _is_token(self, given: str) -> bool:
        token = self._settings.token
        return token is not None and hmac.compare_digest(given.encode(), token.encode())
