"""Whether a statement's content is quoted, told in the reporter's words, or both."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.language.quotes import Quote
    from onrecord.record import Quotation, Span

# Stretches outside quotation marks that are too short to hold a word and the space beside it.
_BARE_AT_EDGE = 1
_BARE_BETWEEN = 2


def quotation_kind(content_spans: Sequence[Span], quotes: list[Quote]) -> Quotation:
    """`direct` when all words of the content stand inside quotation marks, `indirect` when none does, else `mixed`.

    `quotes` as `read_quotes` gives them for the same text, in order of their start.
    """
    quoted = bare = False
    for span in content_spans:
        stretches = list(_outermost_within(span, quotes))
        quoted = quoted or any(_holds_words(span, quote) for quote in stretches)
        bare = bare or _has_bare_words(span, stretches)
    if not quoted:
        return "indirect"
    return "mixed" if bare else "direct"


def _outermost_within(span: Span, quotes: list[Quote]) -> Iterator[Quote]:
    index = bisect_right(quotes, span[0], key=lambda quote: quote.start)
    while index and quotes[index - 1].level:
        index -= 1
    for quote in islice(quotes, max(0, index - 1), None):
        if quote.start >= span[1]:
            return
        if quote.level == 0 and quote.end > span[0]:
            yield quote


def _holds_words(span: Span, quote: Quote) -> bool:
    return min(span[1], quote.end - quote.closed) > max(span[0], quote.start + 1)


def _has_bare_words(span: Span, stretches: list[Quote]) -> bool:
    """Whether a stretch of the span outside the quotes is long enough to hold a word."""
    done, bearable = span[0], _BARE_AT_EDGE
    for quote in stretches:
        if quote.start - done > bearable:
            return True
        done, bearable = quote.end, _BARE_BETWEEN
    return span[1] - done > _BARE_AT_EDGE
