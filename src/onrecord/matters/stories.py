"""Stories: articles about the same events, told by the names they share and the days they appeared on.

Statements are compared only inside a story, so the work grows with the number of articles, not with its square, and
two crises in one store do not mix. A story holds at most LARGEST articles: a longer affair is a chain of stories.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from onrecord.matters.terms import names
from onrecord.record import Record

LARGEST = 40
"""Articles in one story: 40 reports hold some 600 statements, whose pairs are weighed in about a second."""
NEAR = 0.16
"""The likeness from which an article joins a story: see training/matters/stories.py."""
FADING = 60.0
"""Days in which the likeness of two articles falls to a third (1/e)."""
COMMON = 2000
"""Names that stand in more articles than these tell no story."""
PRIOR = 50
"""Articles that are taken to have been seen before the first, so that a few articles have weights as well."""
LOOKED_AT = 100
"""Articles that are compared whole, of those that share a name."""
KEPT = 40
"""Names kept for each article, by weight."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What tells an article's story: its names with how often they stand (a title's count threefold), and its day."""

    document: str
    names: tuple[tuple[str, float], ...]
    day: int | None


def keys_of(record: Record) -> Keys:
    """The keys of one article."""
    document = record.document
    known = names(document.text)
    counts: Counter[str] = Counter()
    for word in document.text.replace("’", "'").split():
        bare = word.strip(".,;:!?\"'“”()[]").lower().removesuffix("'s")
        if bare in known:
            counts[bare] += 1
    for word in sorted(names(document.title or "") & known):
        counts[word] += 2
    weights = [(name, 1.0 + math.log(count)) for name, count in counts.items()]
    day = None
    if document.published:
        try:
            day = date.fromisoformat(document.published.value[:10]).toordinal()
        except ValueError:
            day = None
    return Keys(document.id, tuple(sorted(weights, key=lambda one: (-one[1], one[0]))[:KEPT]), day)


class StoryIndex(Protocol):
    """What is remembered of the articles: in memory for files, in the store's own tables for a store."""

    def size(self) -> int:
        """How many articles there are."""

    def frequency(self, name: str) -> int:
        """In how many articles a name stands."""

    def holders(self, name: str) -> Sequence[int]:
        """The numbers of the articles in which a name stands."""

    def entry(self, article: int) -> tuple[Keys, int]:
        """An article's keys and the number of its story."""

    def story_size(self, story: int) -> int:
        """How many articles a story holds."""

    def new_story(self) -> int:
        """A number that no story has."""

    def put(self, keys: Keys, story: int) -> None:
        """Remember an article."""


class MemoryIndex:
    """See StoryIndex."""

    def __init__(self) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._entries: list[tuple[Keys, int]] = []
        self._sizes: Counter[int] = Counter()

    def size(self) -> int:
        """See StoryIndex."""
        return len(self._entries)

    def frequency(self, name: str) -> int:
        """See StoryIndex."""
        return len(self._holders[name]) if name in self._holders else 0

    def holders(self, name: str) -> Sequence[int]:
        """See StoryIndex."""
        return self._holders.get(name, ())

    def entry(self, article: int) -> tuple[Keys, int]:
        """See StoryIndex."""
        return self._entries[article]

    def story_size(self, story: int) -> int:
        """See StoryIndex."""
        return self._sizes[story]

    def new_story(self) -> int:
        """See StoryIndex."""
        return len(self._sizes)

    def put(self, keys: Keys, story: int) -> None:
        """See StoryIndex."""
        for name, _ in keys.names:
            self._holders[name].append(len(self._entries))
        self._entries.append((keys, story))
        self._sizes[story] += 1


class Stories:
    """Articles put into stories, one after another; what was put before decides."""

    def __init__(self, index: StoryIndex) -> None:
        self._index = index
        self._known: dict[str, float] = {}

    def add(self, keys: Keys) -> int:
        """The number of the story that the article joins, or begins."""
        self._known.clear()
        story = self._best(self._likeness(keys))
        if story is None:
            story = self._index.new_story()
        self._index.put(keys, story)
        return story

    def _weight(self, name: str) -> float:
        if name not in self._known:
            self._known[name] = math.log((self._index.size() + PRIOR) / (self._index.frequency(name) + 1))
        return self._known[name]

    def _likeness(self, keys: Keys) -> dict[int, float]:
        """For each of the articles that share most, the cosine of weighted names, faded by the days between."""
        shared: dict[int, float] = defaultdict(float)
        for name, count in keys.names:
            if self._index.frequency(name) <= COMMON:
                weight = self._weight(name) ** 2 * count
                for article in self._index.holders(name):
                    shared[article] += weight
        own = self._norm(keys)
        nearest = sorted(shared, key=lambda article: (-shared[article], article))[:LOOKED_AT]
        return {article: self._cosine(keys, article, own) for article in nearest}

    def _cosine(self, keys: Keys, article: int, own: float) -> float:
        other, _ = self._index.entry(article)
        counts = dict(other.names)
        shared = sum(self._weight(name) ** 2 * count * counts[name] for name, count in keys.names if name in counts)
        return shared / (own * self._norm(other) or 1.0) * _fading(keys.day, other.day)

    def _norm(self, keys: Keys) -> float:
        return math.sqrt(sum((self._weight(name) * count) ** 2 for name, count in keys.names))

    def _best(self, likeness: dict[int, float]) -> int | None:
        """The open story with the highest mean of its two nearest articles."""
        nearest: dict[int, list[float]] = defaultdict(list)
        for article, value in likeness.items():
            nearest[self._index.entry(article)[1]].append(value)
        scores = {
            story: sum(sorted(values)[-2:]) / min(len(values), 2)
            for story, values in nearest.items()
            if self._index.story_size(story) < LARGEST
        }
        best = max(scores, key=lambda story: (scores[story], -story), default=None)
        return best if best is not None and scores[best] >= NEAR else None


def _fading(first: int | None, second: int | None) -> float:
    return 1.0 if first is None or second is None else math.exp(-abs(first - second) / FADING)


def stories_of(records: Iterable[Record]) -> list[list[Record]]:
    """The records in stories, each in order of days; articles join in order of day and id."""
    keyed = sorted(
        ((keys_of(record), record) for record in records), key=lambda one: (one[0].day or 0, one[0].document)
    )
    stories = Stories(MemoryIndex())
    found: dict[int, list[Record]] = defaultdict(list)
    for keys, record in keyed:
        found[stories.add(keys)].append(record)
    return list(found.values())
