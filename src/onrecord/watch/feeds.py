"""Which feeds to watch: addresses, and the feeds that OPML lists name (a file, or behind an address)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import InputError, UsageError
from onrecord.ingest.fetch import fetch
from onrecord.ingest.forms import HEAD_BYTES, Form, recognise
from onrecord.ingest.links import links
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.streams import look_ahead

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def feeds_of(names: Sequence[str], options: IngestOptions) -> Iterator[str | InputError]:
    """The addresses of feeds, each once; InputErrors for lists that cannot be read.

    A name is a feed's address, an OPML file, or an address that ends in `.opml`. Raises UsageError for what is neither.
    """
    seen: set[str] = set()
    for name in names:
        for found in _feeds_of_one(name, options):
            if isinstance(found, InputError) or found not in seen:
                yield found
            if isinstance(found, str):
                seen.add(found)


def _feeds_of_one(name: str, options: IngestOptions) -> Iterator[str | InputError]:
    is_address = bool(_ADDRESS.match(name))
    if is_address and not name.partition("?")[0].lower().endswith(".opml"):
        yield name
        return
    try:
        data = fetch(name, options).body if is_address else _file(name, options)
        yield from (entry.key for entry in links(io.BytesIO(data), name, _opml(data, name), options.max_bytes))
    except InputError as error:
        yield error


def _file(name: str, options: IngestOptions) -> bytes:
    path = Path(name)
    if not path.is_file():
        raise UsageError(
            f"{name} is neither a feed's address (http or https) nor an OPML file: check how it is written"
        )
    try:
        with path.open("rb") as stream:
            return stream.read(options.max_bytes)
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror})") from None


def _opml(data: bytes, name: str) -> Form:
    head, _ = look_ahead(io.BytesIO(data), HEAD_BYTES)
    if recognise(head, name, None) is not Form.OPML:
        raise InputError(name, "is no OPML list; give the addresses of feeds, or a list of them")
    return Form.OPML
