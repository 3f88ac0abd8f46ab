"""What is known of a watched feed, and when it is due again: values and functions without clock or network."""

from __future__ import annotations

from dataclasses import dataclass, replace

LONGEST_WAIT = 24 * 3600.0
"""However often a feed failed, it is asked once a day: most come back."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed between two polls. `due` is in seconds of the epoch, `failures` counts those in a row.

    `etag` and `modified` are what the server gave with the last answer, to be sent back unchanged.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0

    def question(self) -> dict[str, str]:
        """The headers that let the server answer "not modified" (RFC 9110, 13.1)."""
        headers = {"If-None-Match": self.etag or "", "If-Modified-Since": self.modified or ""}
        return {name: value for name, value in headers.items() if value}


def answered(feed: Feed, now: float, every: float, etag: str | None, modified: str | None) -> Feed:
    """The feed after an answer that could be read."""
    return Feed(feed.url, etag, modified, now + every)


def unchanged(feed: Feed, now: float, every: float) -> Feed:
    """The feed after "not modified"."""
    return replace(feed, due=now + every, failures=0)


def failed(feed: Feed, now: float, every: float, asked_to_wait: float | None = None) -> Feed:
    """The feed after a failure: the wait doubles with each in a row, and is what the server asks for at least."""
    wait = min(every * 2.0 ** min(feed.failures, 30), LONGEST_WAIT)
    wait = max(wait, min(asked_to_wait or 0.0, LONGEST_WAIT))
    return replace(feed, due=now + wait, failures=feed.failures + 1)


def put_off(feed: Feed, until: float) -> Feed:
    """The feed when its host asked to be left alone, which is no failure of the feed."""
    return replace(feed, due=max(feed.due, until))


def within_reach(feed: Feed, now: float, every: float) -> Feed:
    """The feed as read from a store: a clock that was set back must not make it wait for years."""
    return feed if feed.due <= now + max(every, LONGEST_WAIT) else replace(feed, due=now + every)
