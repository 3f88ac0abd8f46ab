"""Requests that nobody is bothered by: robots.txt is heeded, a host is asked one thing at a time and waits in between.

For addresses that the user did not name one by one: the articles of feeds and lists.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from onrecord.errors import InputError
from onrecord.ingest.connection import Deadline
from onrecord.ingest.fetch import MAX_REDIRECTS, Answer, request
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.robots import EVERYTHING_ALLOWED, MAX_BYTES, Robots, parse_robots

AGENT = "OnRecord"
DEFAULT_DELAY = 1.0
"""Seconds between two requests to a host; robots.txt may ask for more."""

ROBOTS_KEPT = 24 * 3600.0
"""RFC 9309, 2.4: robots.txt should not be kept longer than a day."""

_ROBOTS_RETRY = 600.0
_SHORTEST_PAUSE, _LONGEST_PAUSE = 30.0, 24 * 3600.0
_TROUBLE = frozenset({429, 503})
_USER_AGENT = {"User-Agent": f"Mozilla/5.0 (compatible; {AGENT}; reads news feeds)"}


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the time comes from, so that tests need not wait: seconds of the epoch, and a wait in seconds."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


class ClosedError(InputError):
    """An address that robots.txt closes to programs."""


class BusyError(InputError):
    """An address of a host that asked to be left alone, or is in trouble, until a time in seconds of the epoch."""

    def __init__(self, name: str, until: float) -> None:
        super().__init__(name, "is left alone for a while, as its host asks or is in trouble; try again later")
        self.until = until


class PoliteClient:
    """Asks hosts for pages, heeding robots.txt and waiting between requests. Not for several threads at once."""

    def __init__(self, options: IngestOptions, clock: Clock | None = None, delay: float = DEFAULT_DELAY) -> None:
        self._options = options
        self._clock = clock or Clock()
        self._delay = delay
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._last: dict[str, float] = {}
        self._busy: dict[str, float] = {}

    def now(self) -> float:
        """The time in seconds of the epoch."""
        return self._clock.now()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self._clock.sleep(seconds)

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer at an address, redirects followed, whatever its status.

        Raises ClosedError where robots.txt says no, BusyError where the host wants a pause, InputError where no answer
        comes.
        """
        name = url
        for _ in range(MAX_REDIRECTS + 1):
            robots = self._robots_of(url, name)
            if not robots.allows(url):
                raise ClosedError(name, "is closed to programs by its host's robots.txt; open it in a browser")
            answer = self._ask(url, name, robots.delay, self._options, headers)
            if answer.status in _TROUBLE:
                self._leave_alone(url, retry_after(answer, self.now()))
            if answer.redirect is None:
                return answer
            url = answer.redirect
        raise InputError(name, f"redirects more than {MAX_REDIRECTS} times; open it in a browser and save the page")

    def _leave_alone(self, url: str, seconds: float | None) -> float:
        until = self.now() + min(max(seconds or 0.0, _SHORTEST_PAUSE), _LONGEST_PAUSE)
        self._busy[_host(url)] = until
        return until

    def _ask(
        self, url: str, name: str, delay: float | None, options: IngestOptions, headers: Mapping[str, str] | None
    ) -> Answer:
        host = _host(url)
        until = self._busy.get(host, 0.0)
        if self.now() < until <= self.now() + _LONGEST_PAUSE:
            raise BusyError(name, until)
        wait = self._last.get(host, 0.0) + max(delay or 0.0, self._delay) - self.now()
        if 0 < wait <= 120:  # a clock that was set back must not make us wait for years
            self._clock.sleep(wait)
        try:
            return request(url, name, options, Deadline(options.timeout), {**_USER_AGENT, **(headers or {})})
        finally:
            self._last[host] = self.now()

    def _robots_of(self, url: str, name: str) -> Robots:
        host, now = _host(url), self.now()
        until, robots = self._robots.get(host, (0.0, EVERYTHING_ALLOWED))
        if not now < until <= now + ROBOTS_KEPT:
            robots, kept = self._fetch_robots(host, name)
            self._robots[host] = (now + kept, robots)
        return robots

    def _fetch_robots(self, host: str, name: str) -> tuple[Robots, float]:
        """RFC 9309, 2.3.1: no such file allows everything; a server in trouble, or none, forbids for a while."""
        options = replace(self._options, max_bytes=MAX_BYTES)
        url = f"{host}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(url, name, None, options, {"Accept": "text/plain,*/*;q=0.5"})
            if answer.redirect is None:
                break
            url = answer.redirect
        if answer.status == 200:
            return parse_robots(answer.body.decode("utf-8-sig", "replace"), AGENT), ROBOTS_KEPT
        if answer.status >= 500 or answer.status == 429:
            raise BusyError(name, self._leave_alone(url, retry_after(answer, self.now()) or _ROBOTS_RETRY))
        return EVERYTHING_ALLOWED, ROBOTS_KEPT


def retry_after(answer: Answer, now: float) -> float | None:
    """Seconds for which a server asks to be left alone (RFC 9110, 10.2.3: a number or a date), or None."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"
