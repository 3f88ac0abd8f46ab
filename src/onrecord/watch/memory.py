"""What a watcher remembers from one run to the next: its feeds, and which articles it has taken."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.watch.schedule import Feed

MOST_TRIES = 3
"""An article that cannot be read is tried at so many polls."""

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_\w+|ns_\w+|cmpid|ocid|ref_src|s_cid")


class Memory(Protocol):
    """Where a watcher keeps its state. Articles are named by article_key."""

    def feed(self, url: str) -> Feed:
        """What is known of a feed; a new one is due at once."""

    def keep(self, feed: Feed) -> None:
        """Keep what is known of a feed."""

    def is_done(self, key: bytes) -> bool:
        """Whether an article was taken, or given up."""

    def taken(self, key: bytes) -> None:
        """The article was taken and is never asked for again."""

    def missed(self, key: bytes, for_good: bool) -> None:
        """The article could not be read; given up at once, or after MOST_TRIES."""


@dataclass
class InMemory:
    """A memory that lasts as long as the program."""

    feeds: dict[str, Feed] = field(default_factory=dict)
    tries: dict[bytes, int] = field(default_factory=dict)

    def feed(self, url: str) -> Feed:
        """See Memory."""
        return self.feeds.get(url, Feed(url))

    def keep(self, feed: Feed) -> None:
        """See Memory."""
        self.feeds[feed.url] = feed

    def is_done(self, key: bytes) -> bool:
        """See Memory."""
        return self.tries.get(key, 0) >= MOST_TRIES

    def taken(self, key: bytes) -> None:
        """See Memory."""
        self.tries[key] = MOST_TRIES

    def missed(self, key: bytes, for_good: bool) -> None:
        """See Memory."""
        self.tries[key] = MOST_TRIES if for_good else self.tries.get(key, 0) + 1


def article_key(identity: str) -> bytes:
    """Sixteen bytes that stand for an article: the same for an address with and without campaign marks and fragment."""
    return hashlib.blake2b(_plain_address(identity).encode("utf-8", "replace"), digest_size=16).digest()


def _plain_address(identity: str) -> str:
    if not identity.startswith(("http://", "https://")):
        return identity
    try:
        parts = urlsplit(identity)
    except ValueError:
        return identity
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0])])
    return urlunsplit(("", parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), query, ""))
