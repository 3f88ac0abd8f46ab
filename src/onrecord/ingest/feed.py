"""A feed as an input: each entry is an article with the text that the feed gives, or, when followed, the page's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.entries import Entry, entry_document
from onrecord.ingest.forms import Form
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.origin import Origin
from onrecord.ingest.streams import read_at_most

MOST_ENTRIES = 20_000
"""Feeds hold ten to a thousand entries; one without end must not keep a run for ever."""

DEEPEST = 3
"""A list of feeds, a feed, an article: a feed that leads on to itself ends here."""

LARGEST_LIST = 64 * 1024 * 1024

Reading = Iterator[Document | InputError]


def read_feed(stream: BinaryIO, origin: Origin, options: IngestOptions, form: Form) -> Reading:
    """A Document or an InputError for each entry, in the feed's order; entries that stand there twice come once.

    No request is made unless `options.follow` says so: then an entry whose text is only a summary is fetched.
    Ids are the entries' addresses, else their own ids.
    """
    seen: set[str] = set()
    count = 0
    for entry in feed_entries(stream, origin, options, form):
        count += 1
        if count > MOST_ENTRIES:
            raise InputError(origin.name, f"has more than {MOST_ENTRIES:,} entries; the rest was not read")
        if entry.id not in seen:
            seen.add(entry.id)
            yield from read_entry(entry, origin, options)
    if not count:
        raise InputError(origin.name, "is a feed without entries; there is nothing to read")


def feed_entries(stream: BinaryIO, origin: Origin, options: IngestOptions, form: Form) -> Iterator[Entry]:
    """The entries of a feed in any form; raises InputError where it is broken, after those that could be read."""
    if form is Form.JSON_FEED:
        from onrecord.ingest.feedjson import json_entries

        return json_entries(read_at_most(stream, LARGEST_LIST, origin.name), origin.name, origin.url)
    from onrecord.ingest.feedxml import xml_entries

    return xml_entries(stream, origin.name, origin.url, options.max_bytes)


def read_entry(entry: Entry, origin: Origin, options: IngestOptions) -> Reading:
    """The article of one entry: what the feed gives, or what its address gives where that is followed."""
    try:
        if options.follow and entry.link and not entry.full and origin.depth < DEEPEST:
            from onrecord.ingest.follow import follow

            yield from follow(entry, options, origin.depth + 1)
        else:
            yield entry_document(entry, origin.name, options)
    except InputError as error:
        yield error
