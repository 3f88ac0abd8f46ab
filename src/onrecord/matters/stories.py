"""Stories: articles about the same events, told by the names they share and the days they appeared on.

Statements are compared only inside a story, so the work grows with the number of articles, not with its square, and
two crises in one store do not mix. A story holds at most LARGEST articles: a longer affair is a chain of stories.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

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
    for word in names(document.title or "") & known:
        counts[word] += 2
    weights = [(name, 1.0 + math.log(count)) for name, count in counts.items()]
    day = None
    if document.published:
        try:
            day = date.fromisoformat(document.published.value[:10]).toordinal()
        except ValueError:
            day = None
    return Keys(document.id, tuple(sorted(weights, key=lambda one: (-one[1], one[0]))[:KEPT]), day)


class Stories:
    """Articles in stories, one after another. The order decides: by day, then by id, in `stories_of`."""

    def __init__(self) -> None:
        self._frequency: Counter[str] = Counter()
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._articles: list[Keys] = []
        self._story: list[int] = []
        self._sizes: Counter[int] = Counter()

    def add(self, keys: Keys) -> int:
        """The number of the story that the article joins, or begins."""
        likeness = self._likeness(keys)
        story = self._best(likeness)
        if story is None:
            story = len(self._sizes)
        place = len(self._articles)
        self._articles.append(keys)
        self._story.append(story)
        self._sizes[story] += 1
        for name, _ in keys.names:
            self._frequency[name] += 1
            self._postings[name].append(place)
        return story

    def _weight(self, name: str) -> float:
        return math.log((len(self._articles) + PRIOR) / (self._frequency[name] + 1))

    def _likeness(self, keys: Keys) -> dict[int, float]:
        """Cosine of weighted names with each article that shares one, faded by the days between."""
        shared: dict[int, float] = defaultdict(float)
        for name, count in keys.names:
            places = self._postings[name]
            if 0 < len(places) <= COMMON:
                weight = self._weight(name) ** 2 * count
                for place in places:
                    shared[place] += weight
        own = self._norm(keys)
        return {
            place: value
            / (own * self._norm(self._articles[place]) or 1.0)
            * _fading(keys.day, self._articles[place].day)
            for place, value in shared.items()
        }

    def _norm(self, keys: Keys) -> float:
        return math.sqrt(sum((self._weight(name) * count) ** 2 for name, count in keys.names))

    def _best(self, likeness: dict[int, float]) -> int | None:
        """The open story with the highest mean of its two nearest articles."""
        nearest: dict[int, list[float]] = defaultdict(list)
        for place, value in likeness.items():
            nearest[self._story[place]].append(value)
        scores = {
            story: sum(sorted(values)[-2:]) / min(len(values), 2)
            for story, values in nearest.items()
            if self._sizes[story] < LARGEST
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
    stories = Stories()
    found: dict[int, list[Record]] = defaultdict(list)
    for keys, record in keyed:
        found[stories.add(keys)].append(record)
    return list(found.values())
