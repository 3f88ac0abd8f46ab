"""robots.txt by RFC 9309."""

from __future__ import annotations

import time

import pytest

from onrecord.ingest.robots import matches, parse_robots

URL = "https://n.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /private", "/public", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /?s=", "/?s=mayor", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: OnRecord\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /x", "/a", True),
        ("User-agent: a\nUser-agent: OnRecord\nDisallow: /x", "/x", False),
        ("User-agent: onrecord\nDisallow: /x\nUser-agent: onrecord\nDisallow: /y", "/y", False),
        ("Disallow: /", "/a", True),
        ("user-agent : *  # all\nDISALLOW : /a # comment", "/a", False),
        ("<html>not found</html>", "/a", True),
        ("User-agent: *\nDisallow: /\x00\nnonsense", "/a", True),
    ],
)
def test_rules(text: str, path: str, allowed: bool) -> None:
    assert parse_robots(text, "OnRecord").allows(URL + path) is allowed


@pytest.mark.parametrize(
    ("line", "delay"),
    [("Crawl-delay: 10", 10.0), ("crawl-delay: 0.5", 0.5), ("Crawl-delay: 99999", 60.0), ("Crawl-delay: soon", None)],
)
def test_delay(line: str, delay: float | None) -> None:
    assert parse_robots(f"User-agent: *\n{line}\nDisallow: /x", "OnRecord").delay == delay


def test_a_pattern_of_stars_takes_no_time() -> None:
    start = time.monotonic()
    assert not matches("/" + "*a" * 5000 + "b$", "/" + "a" * 100_000)
    assert time.monotonic() - start < 2
