"""robots.txt (RFC 9309): which paths of a host a program may ask for, and how long it should wait between requests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MAX_BYTES = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes have to be read."""

_MOST_RULES = 10_000
_LONGEST_DELAY = 60.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for one program: `rules` are (path pattern, allowed), `delay` is in seconds."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for: the longest pattern that matches decides, allowing where two tie."""
        path = _path(url)
        if path == "/robots.txt":
            return True
        matching = [(len(pattern), allowed) for pattern, allowed in self.rules if matches(pattern, path)]
        return max(matching, default=(0, True))[1]


EVERYTHING_ALLOWED = Robots()


def parse_robots(text: str, agent: str) -> Robots:
    """The rules for a program's name: those of the groups that name it, else those for everybody. Never raises."""
    groups = _groups(text)
    mine = [group for group in groups if agent.lower() in group.agents]
    chosen = mine or [group for group in groups if "*" in group.agents]
    rules = tuple(rule for group in chosen for rule in group.rules)[:_MOST_RULES]
    delays = [group.delay for group in chosen if group.delay is not None]
    return Robots(rules, max(delays, default=None))


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern with `*` (anything) and a last `$` (the end) matches a path from its start.

    The pieces between stars are sought from left to right, so the time is linear whatever the pattern.
    """
    ends = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not ends or path == first
    place = len(first)
    for piece in others[:-1]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    last = others[-1]
    return path[place:].endswith(last) if ends else path.find(last, place) >= 0


class _Group:
    def __init__(self) -> None:
        self.agents: set[str] = set()
        self.rules: list[tuple[str, bool]] = []
        self.delay: float | None = None
        self.open = True


def _groups(text: str) -> list[_Group]:
    groups: list[_Group] = []
    for line in text.splitlines():
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            if not groups or not groups[-1].open:
                groups.append(_Group())
            groups[-1].agents.add(value.lower())
        elif groups and key in ("allow", "disallow", "crawl-delay"):
            groups[-1].open = False
            _add(groups[-1], key, value)
    return groups


def _add(group: _Group, key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,3})?", value):
            group.delay = min(float(value), _LONGEST_DELAY)
    elif value:
        group.rules.append((unquote(value), key == "allow"))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
