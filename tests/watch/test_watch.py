"""Watching: each article once, politely, resumed after any stop; the server is a local one, the clock a false one."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from local_server import FakeClock, Site

from onrecord.document import Document
from onrecord.errors import InputError, UsageError
from onrecord.ingest import IngestOptions
from onrecord.ingest.polite import PoliteClient
from onrecord.store import Store
from onrecord.watch import Feed, Found, InMemory, Memory, Polled, Stop, Watcher, article_key, feeds_of
from onrecord.watch.schedule import LONGEST_WAIT, answered, failed, put_off, within_reach
from onrecord.watch.stored import StoredMemory

OPTIONS = IngestOptions(allow_private=True, timeout=5, follow=True)
EVERY = 900.0


@dataclass
class Keeper:
    """Takes what is found as the command does; may stop the watch."""

    memory: Memory
    stop: Stop
    stop_after_polls: int = 10**9
    stop_after_found: int = 10**9
    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    polls: list[Polled] = field(default_factory=list)

    def found(self, feed: str, found: Found) -> None:
        if isinstance(found.result, Document):
            self.texts.append(found.result.text)
            self.memory.taken(found.key)
        else:
            self.faults.append(found.result.reason)
            self.memory.missed(found.key, found.for_good)
        if len(self.texts) >= self.stop_after_found:
            self.stop()

    def polled(self, polled: Polled) -> None:
        self.polls.append(polled)
        if len(self.polls) >= self.stop_after_polls:
            self.stop()


def watcher(
    fake: FakeClock,
    memory: Memory | None = None,
    options: IngestOptions = OPTIONS,
    *,
    stop_after_polls: int = 10**9,
    stop_after_found: int = 10**9,
) -> tuple[Watcher, Keeper]:
    stop = Stop(threading.Event())
    keeper = Keeper(memory or InMemory(), stop, stop_after_polls, stop_after_found)
    return Watcher(keeper.memory, PoliteClient(options, fake.clock), keeper, options, EVERY, stop), keeper


def test_articles_are_fetched_oldest_first_and_never_twice(server: Site, fake: FakeClock) -> None:
    for name in "ab":
        server.page(f"/{name}", f"Article {name}.")
    server.feed("/a", "/b")
    memory = InMemory()
    for _ in range(3):
        watching, keeper = watcher(fake, memory)
        watching.once([server.url + "/feed"])
        if _ == 0:
            assert keeper.texts == ["Article a.", "Article b."]
    assert server.asked == ["/feed", "/a", "/b", "/feed", "/feed"]


def test_new_articles_are_found_at_the_next_poll(server: Site, fake: FakeClock) -> None:
    for name in "abc":
        server.page(f"/{name}", f"Article {name}.")
    server.feed("/a")
    watching, keeper = watcher(fake, stop_after_polls=3)
    polls = keeper.polled

    def publish(polled: Polled) -> None:
        server.feed("/a", "/b") if len(keeper.polls) == 0 else server.feed("/b", "/c")
        polls(polled)

    keeper.polled = publish  # type: ignore[method-assign]
    watching.run([server.url + "/feed"])
    assert keeper.texts == ["Article a.", "Article b.", "Article c."]
    assert sum(wait for wait in fake.waits if wait > 10) == pytest.approx(2 * EVERY, abs=30)


def test_not_modified_is_asked_for_and_understood(server: Site, fake: FakeClock) -> None:
    server.page("/a", "Article a.")
    server.feed("/a", headers={"ETag": '"v1"', "Last-Modified": "Mon, 03 May 2027 10:00:00 GMT"})
    memory = InMemory()
    for _ in range(2):
        watching, keeper = watcher(fake, memory)
        watching.once([server.url + "/feed"])
    assert keeper.polls[0].fault is None
    asked = [headers for path, headers in server.requests if path == "/feed"]
    assert "if-none-match" not in asked[0]
    assert asked[1]["if-none-match"] == '"v1"'
    assert asked[1]["if-modified-since"] == "Mon, 03 May 2027 10:00:00 GMT"


def test_an_article_in_two_feeds_or_with_campaign_marks_comes_once(server: Site, fake: FakeClock) -> None:
    server.page("/a", "Article a.")
    server.page("/a?utm_source=rss", "Article a.")
    server.feed("/a", path="/one")
    server.feed("/a?utm_source=rss", path="/two")
    watching, keeper = watcher(fake)
    watching.once([server.url + "/one", server.url + "/two"])
    assert keeper.texts == ["Article a."]


def test_whole_articles_in_the_feed_are_not_fetched(server: Site, fake: FakeClock) -> None:
    whole = "<item><link>http://n.example/w</link><description>{}</description></item>".format(
        "The mayor said no. " * 60
    )
    server.feed(extra=whole)
    watching, keeper = watcher(fake)
    watching.once([server.url + "/feed"])
    assert len(keeper.texts) == 1
    assert server.asked == ["/feed"]


def test_without_following_the_feeds_own_text_is_taken(server: Site, fake: FakeClock) -> None:
    server.feed("/a")
    watching, keeper = watcher(fake, options=IngestOptions(allow_private=True))
    watching.once([server.url + "/feed"])
    assert keeper.texts == ["Teaser."]
    assert server.asked == ["/feed"]


def test_a_stop_between_two_articles_loses_and_repeats_none(server: Site, fake: FakeClock) -> None:
    for name in "abc":
        server.page(f"/{name}", f"Article {name}.")
    server.feed("/a", "/b", "/c", headers={"ETag": '"v1"'})
    memory = InMemory()
    texts = []
    for _ in range(3):
        watching, keeper = watcher(fake, memory, stop_after_found=1)
        watching.run([server.url + "/feed"])
        texts += keeper.texts
    assert texts == ["Article a.", "Article b.", "Article c."]


def test_failing_feeds_are_asked_less_and_less(server: Site, fake: FakeClock) -> None:
    server.pages["/feed"] = (500, {}, b"")
    watching, keeper = watcher(fake, stop_after_polls=4)
    watching.run([server.url + "/feed"])
    dues = [polled.feed.due for polled in keeper.polls]
    gaps = [round((later - earlier) / EVERY) for earlier, later in zip(dues, dues[1:], strict=False)]
    assert gaps == [2, 4, 8]
    assert all("500" in str(polled.fault) for polled in keeper.polls)


def test_retry_after_of_a_feed_is_kept(server: Site, fake: FakeClock) -> None:
    server.pages["/feed"] = (503, {"Retry-After": "7200"}, b"")
    watching, keeper = watcher(fake, stop_after_polls=1)
    watching.run([server.url + "/feed"])
    assert keeper.polls[0].feed.due - fake.time == pytest.approx(7200, abs=5)


def test_one_bad_feed_does_not_cost_the_others(server: Site, fake: FakeClock) -> None:
    server.page("/a", "Article a.")
    server.feed("/a")
    server.page("/page", "No feed.")
    server.pages["/broken"] = (200, {"Content-Type": "application/rss+xml"}, b"<rss><channel>" + b"<a>" * 9999)
    watching, keeper = watcher(fake)
    watching.once([server.url + path for path in ("/page", "/broken", "/gone", "/feed")])
    assert keeper.texts == ["Article a."]
    reasons = [str(polled.fault) for polled in keeper.polls]
    assert "no feed but HTML" in reasons[0]
    assert "XML too broken" in reasons[1]
    assert "404" in reasons[2]
    assert reasons[3] == "None"


def test_articles_that_fail_are_tried_three_times_or_not_again(server: Site, fake: FakeClock) -> None:
    server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /closed"
    server.pages["/trouble"] = (500, {}, b"")
    server.pages["/gone"] = (410, {}, b"")
    server.pages["/empty"] = b"<html><script>x()</script></html>"
    server.feed("/trouble", "/gone", "/closed", "/empty")
    memory = InMemory()
    for _ in range(5):
        watching, _keeper = watcher(fake, memory)
        watching.once([server.url + "/feed"])
        fake.time += 1000
    asked = server.asked
    assert [asked.count(path) for path in ("/trouble", "/gone", "/closed", "/empty")] == [3, 1, 0, 3]


def test_an_article_whose_host_is_busy_waits_for_the_next_poll(server: Site, fake: FakeClock) -> None:
    server.pages["/a"] = (503, {"Retry-After": "60"}, b"")
    server.page("/b", "Article b.")
    server.feed("/a", "/b")
    memory = InMemory()
    watching, keeper = watcher(fake, memory)
    watching.once([server.url + "/feed"])
    assert keeper.texts == []
    server.page("/a", "Article a.")
    fake.time += 100
    watching.once([server.url + "/feed"])
    assert keeper.texts == ["Article a.", "Article b."]


def test_sitemaps_are_watched_too(server: Site, fake: FakeClock) -> None:
    server.page("/a", "Article a.")
    server.pages["/map.xml"] = f"<urlset><url><loc>{server.url}/a</loc></url></urlset>".encode()
    watching, keeper = watcher(fake)
    watching.once([server.url + "/map.xml"])
    assert keeper.texts == ["Article a."]


def test_a_stored_memory_lasts(tmp_path: Path) -> None:
    feed = Feed("https://n.example/f", '"e"', "Mon", 1_800_000_000.5, 2)
    keys = [article_key(name) for name in ("taken", "tried", "gone", "new")]
    with Store.open(tmp_path / "s.sqlite") as store:
        memory = StoredMemory(store)
        memory.keep(Feed(feed.url))
        memory.keep(feed)
        memory.taken(keys[0])
        for _ in range(2):
            memory.missed(keys[1], False)
        memory.missed(keys[2], True)
    with Store.open(tmp_path / "s.sqlite") as store:
        memory = StoredMemory(store)
        assert memory.feed(feed.url) == feed
        assert memory.feed("https://n.example/other") == Feed("https://n.example/other")
        assert [memory.is_done(key) for key in keys] == [True, False, True, False]
        memory.missed(keys[1], False)
        assert memory.is_done(keys[1])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://n.example/a", "http://www.n.example/a/", True),
        ("https://n.example/a", "https://n.example/a#top", True),
        ("https://n.example/a?id=1", "https://n.example/a?id=1&utm_medium=x&fbclid=y", True),
        ("https://n.example/a?id=1", "https://n.example/a?id=2", False),
        ("https://n.example/a", "https://n.example/b", False),
        ("tag:n.example,1", "tag:n.example,2", False),
        ("http://[broken", "http://[broken", True),
    ],
)
def test_article_key(one: str, other: str, same: bool) -> None:
    assert (article_key(one) == article_key(other)) is same


class TestSchedule:
    def test_waits_double_up_to_a_day(self) -> None:
        feed = Feed("f")
        waits = []
        for _ in range(12):
            feed = failed(feed, 0.0, EVERY)
            waits.append(feed.due)
        assert waits[:4] == [900, 1800, 3600, 7200]
        assert waits[-1] == LONGEST_WAIT

    def test_an_answer_forgives_failures(self) -> None:
        assert answered(Feed("f", failures=5), 10.0, EVERY, "e", None) == Feed("f", "e", None, 910.0, 0)

    def test_a_feed_put_off_has_not_failed(self) -> None:
        assert put_off(Feed("f"), 50.0) == Feed("f", due=50.0)

    def test_a_due_time_out_of_reach_is_drawn_near(self) -> None:
        assert within_reach(Feed("f", due=1e12), 0.0, EVERY).due == EVERY
        assert within_reach(Feed("f", due=500.0), 0.0, EVERY).due == 500.0


class TestFeedsOf:
    def test_lists_and_addresses_each_once(self, tmp_path: Path) -> None:
        (tmp_path / "f.opml").write_text(
            "<opml><body><outline text='g'><outline xmlUrl='https://n.example/1'/>"
            "<outline xmlUrl='https://n.example/2'/></outline></body></opml>"
        )
        names = ["https://n.example/2", str(tmp_path / "f.opml")]
        assert list(feeds_of(names, OPTIONS)) == ["https://n.example/2", "https://n.example/1"]

    def test_a_list_behind_an_address(self, server: Site) -> None:
        server.pages["/f.opml"] = b"<opml><body><outline xmlUrl='https://n.example/1'/></body></opml>"
        assert list(feeds_of([server.url + "/f.opml"], OPTIONS)) == ["https://n.example/1"]

    def test_what_is_no_list(self, tmp_path: Path) -> None:
        (tmp_path / "f.txt").write_text("text")
        [error] = feeds_of([str(tmp_path / "f.txt")], OPTIONS)
        assert isinstance(error, InputError)

    def test_what_is_neither(self) -> None:
        with pytest.raises(UsageError, match="neither a feed's address"):
            list(feeds_of(["n.example/feed"], OPTIONS))
