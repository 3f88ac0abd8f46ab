"""Requests that change something must come from our own pages: by what the browser says, and by a token in the form.

The token is made anew for each page (a nonce and its HMAC over the session), so that compressing a page that holds
it tells an eavesdropper nothing (BREACH).
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from starlette.requests import Request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FIELD = "csrf"


class FormTokens:
    """Makes and checks the tokens of one server process."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def make(self, session: str) -> str:
        """A fresh token for the forms of one session."""
        nonce = secrets.token_urlsafe(9)
        return f"{nonce}.{self._sign(nonce, session)}"

    def holds(self, token: str, session: str) -> bool:
        """Whether a token was made here, for this session."""
        nonce, _, signature = token.partition(".")
        return hmac.compare_digest(signature.encode(), self._sign(nonce, session).encode())

    def _sign(self, nonce: str, session: str) -> str:
        return hmac.new(self._secret, f"{nonce}\0{session}".encode(), sha256).hexdigest()[:32]


def is_cross_site(request: Request) -> bool:
    """Whether the browser says that a request comes from another site's page; programs say nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
