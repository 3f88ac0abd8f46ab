"""The watch itself: feeds in turn, each when it is due, until it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.ingest.options import IngestOptions
from onrecord.ingest.polite import PoliteClient
from onrecord.watch.memory import Memory
from onrecord.watch.polling import Found, Polled, poll
from onrecord.watch.schedule import Feed, within_reach

_LONGEST_SLEEP = 60.0
"""A machine that was asleep finds out within a minute that feeds are due."""


class Listener(Protocol):
    """Who is told of what a watch finds."""

    def found(self, feed: str, found: Found) -> None:
        """A new article, or why one could not be read. Takes it, and tells the memory."""

    def polled(self, polled: Polled) -> None:
        """A feed was asked."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Asks a watch to stop after the article that it is at; may be called from a signal's handler."""

    event: threading.Event

    def __call__(self) -> None:
        """Stop."""
        self.event.set()

    def wait(self, seconds: float) -> None:
        """Wait so many seconds, or until the stop is asked for."""
        self.event.wait(seconds)

    @property
    def asked(self) -> bool:
        """Whether it was asked for."""
        return self.event.is_set()


@dataclass(frozen=True, slots=True)
class Watcher:
    """Polls feeds, `every` so many seconds, and tells the listener.

    State is kept after every poll, so a watch that was stopped or killed goes on where it was.
    """

    memory: Memory
    client: PoliteClient
    listener: Listener
    options: IngestOptions
    every: float
    stop: Stop

    def once(self, feeds: Sequence[str]) -> None:
        """Poll each feed one time, due or not."""
        for url in feeds:
            if self.stop.asked:
                return
            self._poll(self.memory.feed(url))

    def run(self, feeds: Sequence[str]) -> None:
        """Poll each feed whenever it is due, one after the other, until the stop is asked for."""
        waiting = {url: within_reach(self.memory.feed(url), self.client.now(), self.every) for url in feeds}
        while waiting and not self.stop.asked:
            feed = min(waiting.values(), key=lambda feed: feed.due)
            wait = feed.due - self.client.now()
            if wait > 0:
                self.client.wait(min(wait, _LONGEST_SLEEP))
            else:
                waiting[feed.url] = self._poll(feed)

    def _poll(self, feed: Feed) -> Feed:
        """The feed after its poll; as it was where that was stopped in between."""
        for item in poll(feed, self.memory, self.client, self.options, self.every):
            if isinstance(item, Polled):
                self.memory.keep(item.feed)
                self.listener.polled(item)
                return item.feed
            self.listener.found(feed.url, item)
            if self.stop.asked:
                break
        return feed
