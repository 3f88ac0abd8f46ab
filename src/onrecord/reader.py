"""The reader: a loaded model that puts articles on the record."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from onrecord.document import Document
from onrecord.identity import statement_id
from onrecord.record import Part, Record, Span, Statement
from onrecord.stages import run_through, stages

if TYPE_CHECKING:
    from onrecord.actors.knowledge import Actors
    from onrecord.attribution.finder import Attribution, Mapper
    from onrecord.attribution.network import Network
    from onrecord.values import Yardstick

AHEAD = 2
"""Articles read ahead of the one that is waited for, per thread."""


class Reader:
    """Reads articles. Loads the model at the first article; one Reader may serve many threads.

    `threads` is the number of processor threads: they share the windows of one article in `read`, and the
    articles in `read_many`, where that is faster. `yardstick` turns words of likelihood into probabilities.
    `actors` are the known actors in place of the package's, `name_threshold` (0 to 1) is the least probability at which
    a pronoun or description is given a name.
    """

    def __init__(
        self,
        threads: int = 1,
        *,
        yardstick: Yardstick = "icd203",
        actors: Actors | None = None,
        name_threshold: float | None = None,
    ) -> None:
        self._pool = ThreadPoolExecutor(threads, "onrecord") if threads > 1 else None
        self._threads = threads
        self._stages = stages(yardstick, actors, name_threshold)
        self._network: Network | None = None
        self._loading = Lock()

    def read(self, article: str | Document, *, published: str | None = None, title: str | None = None) -> Record:
        """The record of one article. Raises ModelError when the model is damaged, UsageError for a wrong date."""
        return self._record(_document(article, published, title), self._pool.map if self._pool else map)

    def read_many(self, articles: Iterable[str | Document]) -> Iterator[Record]:
        """Records in the order of the articles, as they are ready; holds a few articles a thread at a time."""
        documents = (_document(article, None, None) for article in articles)
        if self._pool is None:
            return (self._record(document, map) for document in documents)
        return self._read_side_by_side(documents, self._pool)

    def _read_side_by_side(self, documents: Iterator[Document], pool: ThreadPoolExecutor) -> Iterator[Record]:
        waiting: deque[Future[Record]] = deque()
        try:
            for document in documents:
                waiting.append(pool.submit(self._record, document, map))
                if len(waiting) > AHEAD * self._threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def _record(self, document: Document, mapper: Mapper) -> Record:
        from onrecord.attribution.finder import find

        found = Record(document, statements=_statements(document, find(document.text, self._loaded(), mapper)))
        return run_through(found, self._stages)

    def _loaded(self) -> Network:
        with self._loading:
            if self._network is None:
                from onrecord.attribution.network import Network

                self._network = Network()
            return self._network


def _document(article: str | Document, published: str | None, title: str | None) -> Document:
    from onrecord.ingest.dates import parse_published

    document = article if isinstance(article, Document) else Document(id=_text_id(article), text=article)
    if published is not None:
        document = replace(document, published=parse_published(published))
    return replace(document, title=title) if title is not None else document


def _text_id(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _statements(document: Document, found: list[Attribution]) -> tuple[Statement, ...]:
    ids = [statement_id(document, one.source, one.cue, one.content) for one in found]
    depths: dict[int, int] = {}

    def depth(index: int) -> int:
        parent = found[index].parent
        if parent is None:
            return 0
        if index not in depths:
            depths[index] = 1 + depth(parent)
        return depths[index]

    return tuple(
        Statement(
            id=ids[index],
            depth=depth(index),
            parent=None if one.parent is None else ids[one.parent],
            source=_part(document.text, one.source),
            cue=_part(document.text, one.cue),
            content=Part(one.content, _words(document.text, one.content)),
            quotation=one.quotation,
            speakers=(),
            act=None,
            polarity=None,
            certainty=None,
            distance=None,
            said=None,
            confidence=one.confidence,
        )
        for index, one in enumerate(found)
    )


def _part(text: str, spans: tuple[Span, ...]) -> Part | None:
    return Part(spans, _words(text, spans)) if spans else None


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " ".join(text[start:end] for start, end in spans)
