"""Where some bytes come from: the name in messages, the id of the article, and what the carrier says of them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.ingest.forms import Form


@dataclass(frozen=True, slots=True)
class Origin:
    """`name` is for messages, `promised` the form by file ending or media type, `charset` what a server declares."""

    name: str
    id: str
    url: str | None = None
    charset: str | None = None
    promised: Form | None = None

    @property
    def declared(self) -> tuple[str, ...]:
        """The declared encoding as a sequence of none or one."""
        return (self.charset,) if self.charset else ()

    @property
    def host(self) -> str | None:
        """The publisher as far as an address tells it: the host without `www.`."""
        return host_of(self.url)


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.` and port, or None; never raises."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
