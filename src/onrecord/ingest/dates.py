"""Publication dates: the forms of ISO 8601 that we accept, and which of several known dates holds."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Literal

from onrecord.document import Precision, Published
from onrecord.errors import UsageError
from onrecord.ingest.dateline import dateline

ACCEPTED = "2022, 2022-11, 2022-11-16, 2022-11-16T14:05 or 2022-11-16T14:05:30+02:00"

Basis = Literal["input", "metadata", "text"]

_FORM = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[Tt ](?P<minute>[0-9]{2}:[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r" ?(?P<offset>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?"
)
_PRECISIONS: tuple[Precision, ...] = ("second", "minute", "day", "month", "year")


def parse_published(value: str, basis: Basis = "input") -> Published:
    """The date as an ISO 8601 value cut to its precision, its offset kept; raises UsageError naming the accepted forms.

    Fractions of a second are dropped. No part is ever filled in: `2022-11` stays a month.
    """
    match = _FORM.fullmatch(value.strip())
    if match is None:
        raise UsageError(f"{value[:60]!r} is no date that can be read: write {ACCEPTED}")
    iso = _iso(match)
    if not _exists(match, iso):
        raise UsageError(f"{value[:60]!r} is a date that does not exist: write one like {ACCEPTED}")
    precision = next(part for part in _PRECISIONS if match[part])
    return Published(iso, precision, basis)


def choose_published(given: str | None, metadata: Published | None, text: str) -> Published | None:
    """The user's date, else the metadata's, else the dateline's, which may also sharpen a year known from metadata."""
    if given is not None:
        return parse_published(given)
    if metadata is not None and metadata.precision != "year":
        return metadata
    found = dateline(text, None if metadata is None else int(metadata.value))
    if metadata is None or (found is not None and found.value.startswith(metadata.value)):
        return found
    return metadata


def _iso(match: re.Match[str]) -> str:
    date = "-".join(part for part in match.group("year", "month", "day") if part)
    if not match["minute"]:
        return date
    seconds = f":{match['second']}" if match["second"] else ""
    return f"{date}T{match['minute']}{seconds}{_offset(match['offset'] or '')}"


def _offset(written: str) -> str:
    if len(written) < 2:
        return written.upper()
    digits = written[1:].replace(":", "").ljust(4, "0")
    return f"{written[0]}{digits[:2]}:{digits[2:]}"


def _exists(match: re.Match[str], iso: str) -> bool:
    whole = iso + ("" if match["month"] else "-01") + ("" if match["day"] else "-01")
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
