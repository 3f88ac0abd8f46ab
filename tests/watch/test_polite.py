"""The polite client: robots.txt, pauses, and hosts that want to be left alone."""

from __future__ import annotations

from email.utils import formatdate

import pytest
from local_server import FakeClock, Site

from onrecord.errors import InputError
from onrecord.ingest import IngestOptions
from onrecord.ingest.fetch import Answer
from onrecord.ingest.polite import BusyError, ClosedError, PoliteClient, retry_after

OPTIONS = IngestOptions(allow_private=True, timeout=5)


def client(fake: FakeClock, options: IngestOptions = OPTIONS) -> PoliteClient:
    return PoliteClient(options, fake.clock)


def test_robots_txt_is_asked_for_once_and_heeded(server: Site, fake: FakeClock) -> None:
    server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /closed"
    server.page("/a", "A.")
    polite = client(fake)
    for _ in range(3):
        assert polite.get(server.url + "/a").status == 200
        with pytest.raises(ClosedError, match=r"robots\.txt"):
            polite.get(server.url + "/closed/b")
    assert [path for path, _ in server.requests] == ["/robots.txt", "/a", "/a", "/a"]
    assert all("OnRecord" in headers["user-agent"] for _, headers in server.requests)


def test_robots_txt_is_asked_for_again_after_a_day(server: Site, fake: FakeClock) -> None:
    server.page("/a", "A.")
    polite = client(fake)
    polite.get(server.url + "/a")
    fake.time += 25 * 3600
    polite.get(server.url + "/a")
    assert [path for path, _ in server.requests] == ["/robots.txt", "/a"] * 2


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_host_whose_robots_txt_is_in_trouble_is_left_alone(server: Site, fake: FakeClock, status: int) -> None:
    server.pages["/robots.txt"] = (status, {}, b"")
    polite = client(fake)
    for _ in range(2):
        with pytest.raises(BusyError):
            polite.get(server.url + "/a")
    assert len(server.requests) == 1
    server.pages["/robots.txt"] = b""
    fake.time += 700
    assert polite.get(server.url + "/a").status == 404


@pytest.mark.parametrize(("robots", "pause"), [(b"", 1.0), (b"User-agent: *\nCrawl-delay: 7", 7.0)])
def test_a_host_is_not_asked_twice_without_a_pause(server: Site, fake: FakeClock, robots: bytes, pause: float) -> None:
    server.pages["/robots.txt"] = robots
    polite = client(fake)
    for _ in range(3):
        polite.get(server.url + "/a")
    assert fake.waits[1:] == pytest.approx([pause, pause])
    fake.time += 100
    polite.get(server.url + "/a")
    assert len(fake.waits) == 3


def test_a_clock_set_back_makes_no_endless_wait(server: Site, fake: FakeClock) -> None:
    polite = client(fake)
    polite.get(server.url + "/a")
    fake.time -= 10 * 86400
    polite.get(server.url + "/a")
    assert sum(fake.waits) < 10


@pytest.mark.parametrize(
    ("header", "pause"), [({"Retry-After": "120"}, 120), ({}, 30), ({"Retry-After": "999999999"}, 86400)]
)
def test_a_busy_host_is_left_alone_as_long_as_it_asks(
    server: Site, fake: FakeClock, header: dict[str, str], pause: float
) -> None:
    server.pages["/a"] = (503, header, b"")
    polite = client(fake)
    assert polite.get(server.url + "/a").status == 503
    with pytest.raises(BusyError) as error:
        polite.get(server.url + "/b")
    assert error.value.until - fake.time == pytest.approx(pause, abs=2)
    fake.time += pause + 1
    assert polite.get(server.url + "/b").status == 404


def test_redirects_are_followed_and_bounded(server: Site, fake: FakeClock) -> None:
    server.pages["/hop"] = (301, {"Location": "/a"}, b"")
    server.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    server.page("/a", "A.")
    assert client(fake).get(server.url + "/hop").url == server.url + "/a"
    with pytest.raises(InputError, match="more than 5 times"):
        client(fake).get(server.url + "/loop")


def test_a_redirect_into_a_closed_path_is_not_followed(server: Site, fake: FakeClock) -> None:
    server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /closed"
    server.pages["/hop"] = (301, {"Location": "/closed"}, b"")
    with pytest.raises(ClosedError):
        client(fake).get(server.url + "/hop")
    assert server.asked == ["/hop"]


def test_private_addresses_are_refused(server: Site, fake: FakeClock) -> None:
    with pytest.raises(InputError, match="private address"):
        client(fake, IngestOptions()).get(server.url + "/a")
    assert server.requests == []


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0), ("0", 0.0), (formatdate(1_800_000_060, usegmt=True), 60.0), (formatdate(1, usegmt=True), 0.0),
        ("soon", None), ("", None), ("-5", None), ("9" * 500, 999_999_999.0),
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(Answer(b"", "", "", None, 503, "", {"retry-after": value}), 1_800_000_000.0) == seconds
