"""Where some bytes come from: the name in messages, the id of the article, and what the carrier says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.ingest.forms import Form, form_of_name

if TYPE_CHECKING:
    from onrecord.ingest.allowance import Allowance


@dataclass(frozen=True, slots=True)
class Origin:
    """`name` is for messages, `promised` the form by file ending or media type, `charset` what a server declares.

    `depth` counts the archives around it, which share one `allowance` of unpacked bytes.
    """

    name: str
    id: str
    url: str | None = None
    charset: str | None = None
    promised: Form | None = None
    depth: int = 0
    allowance: Allowance | None = field(default=None, compare=False)

    @property
    def declared(self) -> tuple[str, ...]:
        """The declared encoding as a sequence of none or one."""
        return (self.charset,) if self.charset else ()

    @property
    def host(self) -> str | None:
        """The publisher as far as an address tells it: the host without `www.`."""
        return host_of(self.url)

    def member(self, path: str, allowance: Allowance) -> Origin:
        """The origin of a member at that path inside this archive."""
        name = f"{self.name}/{path}"
        promised = form_of_name(path)
        return Origin(name, f"{self.id}/{path}", promised=promised, depth=self.depth + 1, allowance=allowance)

    def unpacked(self, allowance: Allowance) -> Origin:
        """The origin of what this compressed input holds: the same article, its form told by the inner ending."""
        inner = (urlsplit(self.url).path if self.url else self.name).removesuffix(".gz")
        promised = form_of_name(inner)
        return Origin(self.name, self.id, self.url, self.charset, promised, self.depth + 1, allowance)


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.` and port, or None; never raises."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
