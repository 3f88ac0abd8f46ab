"""JSON Feed (jsonfeed.org, versions 1 and 1.1): the entries of a feed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import msgspec

from onrecord.errors import InputError
from onrecord.ingest.encoding import decode
from onrecord.ingest.entries import FULL_LENGTH, Entry, text_of, title_of, web_address
from onrecord.ingest.loosedates import read_date


def json_entries(data: bytes, name: str, base: str | None) -> Iterator[Entry]:
    """The entries of a JSON feed's bytes, in its order; raises InputError where it is none."""
    feed = _feed(data, name)
    source, language = title_of(_text(feed, "title")), (_text(feed, "language") or "")[:2].lower() or None
    for number, item in enumerate(feed["items"], 1):
        if isinstance(item, dict):
            yield _entry(item, f"{name}#{number}", base, source, language)


def _feed(data: bytes, name: str) -> dict[str, Any]:
    try:
        feed = msgspec.json.decode(decode(data, name))
    except (msgspec.DecodeError, RecursionError) as error:
        fault = str(error).removeprefix("JSON is malformed: ")
        raise InputError(name, f"is no JSON ({fault}); get the feed again") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise InputError(name, "is no JSON Feed: it has no list of 'items'")
    return feed


def _entry(item: dict[str, Any], numbered: str, base: str | None, source: str | None, language: str | None) -> Entry:
    content = _text(item, "content_html") or _text(item, "content_text")
    text = text_of(content) if _text(item, "content_html") else (content or "").strip()
    full = bool(text)
    if not full:
        text = (_text(item, "summary") or "").strip()
    link = _link(item, base)
    return Entry(
        _text(item, "id") or link or numbered,
        link,
        title_of(_text(item, "title")),
        text,
        full or len(text) >= FULL_LENGTH,
        read_date(_text(item, "date_published"), "metadata") or read_date(_text(item, "date_modified"), "metadata"),
        source,
        (_text(item, "language") or "")[:2].lower() or language,
    )


def _link(item: dict[str, Any], base: str | None) -> str | None:
    for key in ("url", "external_url", "id"):
        value = _text(item, key)
        try:
            address = web_address(urljoin(base or "", value) if value and key != "id" else value)
        except ValueError:
            continue
        if address is not None:
            return address
    return None


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else None
