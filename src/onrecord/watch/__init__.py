"""Watch: feeds polled politely, each new article taken once."""

from __future__ import annotations

from onrecord.watch.feeds import feeds_of
from onrecord.watch.memory import InMemory, Memory, article_key
from onrecord.watch.polling import Found, Polled, poll
from onrecord.watch.schedule import Feed
from onrecord.watch.watching import Listener, Stop, Watcher

__all__ = [
    "Feed",
    "Found",
    "InMemory",
    "Listener",
    "Memory",
    "Polled",
    "Stop",
    "Watcher",
    "article_key",
    "feeds_of",
    "poll",
]
