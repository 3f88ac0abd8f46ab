"""What the user may decide about reading: the date, private addresses, and the limits of time and size."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.ingest.dates import parse_published

DEFAULT_TIMEOUT = 30.0
DEFAULT_MAX_BYTES = 16 * 1024 * 1024
"""A long report is 0.1 MB, a heavy page 5 MB; a page of this size still takes trafilatura seconds, not minutes."""


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """`published` holds for every article, `timeout` is in seconds for one address, `max_bytes` bounds one article.

    `text_column` names the column of a table that holds the texts (or gives its number, from 1). With `follow` the
    articles that a feed, an OPML list or a sitemap only links to are fetched; without it no request is made but for
    the addresses that the user gave.

    Raises UsageError for a wrong date or a limit that is not positive.
    """

    published: str | None = None
    allow_private: bool = False
    timeout: float = DEFAULT_TIMEOUT
    max_bytes: int = DEFAULT_MAX_BYTES
    text_column: str | None = None
    follow: bool = False

    def __post_init__(self) -> None:
        if self.published is not None:
            parse_published(self.published)
        if not self.timeout > 0:
            raise UsageError(f"the time limit must be more than 0 seconds, not {self.timeout}")
        if not self.max_bytes > 0:
            raise UsageError(f"the size limit must be more than 0 bytes, not {self.max_bytes}")
