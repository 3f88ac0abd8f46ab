"""What whoever starts the server decides: who may come in, what may be changed, how much may be sent."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from onrecord.errors import UsageError

MEGABYTE = 1024 * 1024
MAX_TEXT = 2_000_000
"""Characters of one pasted text; a book has about one million."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the server behaves.

    `host` is the address it binds to: any other than loopback needs `token` or `users`. `host_names` are further
    names under which it may be called. `users_file` keeps the passwords, hashed. `max_upload` is in bytes.
    Raises UsageError where the settings would open the store to strangers.
    """

    host: str = "127.0.0.1"
    port: int = 8470
    token: str | None = None
    users: tuple[str, ...] = ()
    users_file: Path | None = None
    host_names: tuple[str, ...] = ()
    read_only: bool = False
    allow_private: bool = False
    max_upload: int = 32 * MEGABYTE
    secure_cookies: bool = False

    def __post_init__(self) -> None:
        if not is_loopback(self.host) and not self.needs_login:
            raise UsageError(
                f"{self.host} can be reached by others: give --token or --user, so that they must log in, "
                "or leave --host out"
            )
        if self.token is not None and len(self.token) < 16:
            raise UsageError("the token is too short to be safe: give at least 16 characters")

    @property
    def needs_login(self) -> bool:
        """Whether nobody comes in without a token or a password."""
        return self.token is not None or bool(self.users)


def is_loopback(host: str) -> bool:
    """Whether an address to bind to can be reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
