"""The moment it is, as the store writes it: UTC, ISO 8601, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def now(ahead: timedelta = timedelta(0)) -> str:
    """The present moment, or one that lies ahead of it."""
    return (datetime.now(UTC) + ahead).isoformat(timespec="seconds")
