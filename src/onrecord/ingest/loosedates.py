"""Dates as feeds, tables and PDF files write them: ISO 8601, mail's form (RFC 822), slashes with the year first, words.

A form that may be read in two ways, as 03/04/2022, is read in none.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz

from onrecord.document import Published
from onrecord.errors import UsageError
from onrecord.ingest.dates import Basis, parse_published

_SLASHED = re.compile(r"([12][0-9]{3})[/.]([0-9]{1,2})[/.]([0-9]{1,2})(?:[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?))?")
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?:T?([0-9]{2})([0-9]{2})([0-9]{2})?(?:Z|[+-]\d{4})?)?")
_MAIL_DAY = re.compile(r"(?:[A-Z][a-z]{2,8},? +)?([0-9]{1,2}) +([A-Z][a-z]{2})[a-z]*\.?,? +([12][0-9]{3})")
_WORDED = re.compile(
    r"(?:[A-Z][a-z]{2,8},? +)?([A-Z][a-z]{2})[a-z]*\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([12][0-9]{3})"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONGEST = 80


def read_date(written: str | None, basis: Basis) -> Published | None:
    """The date with the precision that is written, or None where it cannot be told; never raises."""
    value = (written or "").strip()
    if not value or len(value) > _LONGEST:
        return None
    for iso in (value, _slashed(value), _compact(value), _worded(value), _mail(value)):
        found = _accepted(iso, basis)
        if found is not None:
            return found
    return None


def _accepted(iso: str | None, basis: Basis) -> Published | None:
    try:
        return parse_published(iso, basis) if iso else None
    except UsageError:
        return None


def _slashed(value: str) -> str | None:
    match = _SLASHED.match(value)
    if match is None:
        return None
    clock = f"T{match[4]}" if match[4] else ""
    return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}{clock}"


def _compact(value: str) -> str | None:
    match = _COMPACT.fullmatch(value)
    return f"{match[1]}-{match[2]}-{match[3]}" if match else None


def _worded(value: str) -> str | None:
    for pattern, day, month in ((_MAIL_DAY, 1, 2), (_WORDED, 2, 1)):
        match = pattern.fullmatch(value)
        if match is not None and match[month] in _MONTHS:
            return f"{match[3]}-{_MONTHS.index(match[month]) + 1:02}-{match[day]:0>2}"
    return None


def _mail(value: str) -> str | None:
    """RFC 822 with its zones by name; what has no zone stays without one."""
    try:
        parts = parsedate_tz(value)
        if parts is None or parts[0] < 1000:
            return None
        zone = None if parts[9] is None else timezone(timedelta(seconds=parts[9]))
        return datetime(*parts[:6], tzinfo=zone).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
