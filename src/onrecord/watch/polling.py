"""One poll of one feed: asked whether it changed, and the articles in it that were never taken."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.entries import Entry, entry_document
from onrecord.ingest.feed import MOST_ENTRIES, feed_entries
from onrecord.ingest.fetch import Answer, refuse_failure
from onrecord.ingest.follow import completed, read_answer
from onrecord.ingest.forms import HEAD_BYTES, Form, form_of_media_type, form_of_name, recognise
from onrecord.ingest.links import links
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.polite import BusyError, ClosedError, PoliteClient, retry_after
from onrecord.watch.memory import Memory, article_key
from onrecord.watch.schedule import Feed, answered, failed, put_off, unchanged

_GONE = frozenset({401, 402, 403, 404, 410, 451})
"""Answers of which another try changes nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A new article of a feed: its Document, or why there is none; `for_good` where another try is of no use.

    Whoever takes it tells the memory so, by its key.
    """

    key: bytes
    address: str
    result: Document | InputError
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Polled:
    """The end of a poll: the feed with the time of its next one, and its failure if it failed."""

    feed: Feed
    fault: InputError | None = None


def poll(
    feed: Feed, memory: Memory, client: PoliteClient, options: IngestOptions, every: float
) -> Iterator[Found | Polled]:
    """The new articles of a feed, oldest first, then one Polled. Never raises InputError.

    With `options.follow` the page behind an entry is fetched where the feed holds no whole article. The feed's ETag
    is only kept when all its articles were looked at, so that a poll that broke off is begun anew.
    """
    asked_to_wait = None
    try:
        answer = client.get(feed.url, feed.question())
        if answer.status == 304:
            yield Polled(unchanged(feed, client.now(), every))
            return
        asked_to_wait = retry_after(answer, client.now())
        refuse_failure(answer, feed.url)
        entries = _entries(answer, feed.url, options)
    except BusyError as error:
        yield Polled(put_off(feed, error.until), error)
        return
    except InputError as error:
        yield Polled(failed(feed, client.now(), every, asked_to_wait), error)
        return
    yield from _new_articles(entries, memory, client, options)
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    yield Polled(answered(feed, client.now(), every, etag, modified))


def _entries(answer: Answer, name: str, options: IngestOptions) -> list[Entry]:
    """The entries of a feed's answer, the last first, since feeds give the newest first."""
    promised = form_of_media_type(answer.media_type) or form_of_name(answer.path)
    form = recognise(answer.body[:HEAD_BYTES], name, promised)
    if form is Form.SITEMAP:
        return list(links(io.BytesIO(answer.body), name, form, options.max_bytes))
    if form not in (Form.FEED, Form.JSON_FEED):
        raise InputError(name, f"is no feed but {form.value}; look for the feed's own address")
    entries: list[Entry] = []
    try:
        for entry in feed_entries(io.BytesIO(answer.body), Origin(name, name, answer.url), options, form):
            entries.append(entry)
            if len(entries) >= MOST_ENTRIES:
                break
    except InputError:
        if not entries:
            raise
    return entries[::-1]


def _new_articles(
    entries: list[Entry], memory: Memory, client: PoliteClient, options: IngestOptions
) -> Iterator[Found]:
    seen: set[bytes] = set()
    for entry in entries:
        key = article_key(entry.id)
        if key in seen or memory.is_done(key):
            continue
        seen.add(key)
        try:
            for result in _article(entry, client, options):
                yield Found(key, entry.id, result)
        except BusyError:
            continue  # its host asked for a pause: the next poll tries again
        except InputError as error:
            yield Found(key, entry.id, error, isinstance(error, ClosedError | GoneError))


class GoneError(InputError):
    """A page that the server will not give."""


def _article(entry: Entry, client: PoliteClient, options: IngestOptions) -> Iterator[Document | InputError]:
    if not options.follow or not entry.link or entry.full:
        yield entry_document(entry, entry.id, options)
        return
    answer = client.get(entry.link)
    if answer.status in _GONE:
        raise GoneError(entry.link, f"the server answers {answer.status} {answer.reason}".rstrip())
    refuse_failure(answer, entry.link)
    for found in read_answer(answer, entry.link, replace(options, follow=False)):
        yield completed(found, entry, options) if isinstance(found, Document) else found
