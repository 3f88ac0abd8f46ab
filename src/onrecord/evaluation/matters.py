"""Matters against gold: B-cubed of the groups (Bagga and Baldwin 1998), positions, disputes and changes of mind.

Gold statements are aligned one to one with what was found in the same report, by the F1 of their contents' words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from onrecord.evaluation.matching import match

if TYPE_CHECKING:
    from onrecord.matters import Matter
    from onrecord.record import Record

ALIKE = 0.5
"""The F1 of two contents' words from which they are one statement."""
_WORD = re.compile(r"\w+|[^\w\s]")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found and right, found, and there to be found."""

    hit: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was there that was found."""
        return self.hit / self.gold if self.gold else 0.0


@dataclass(frozen=True, slots=True)
class MattersScore:
    """The scores of one crisis: B-cubed precision and recall, right pairs of positions, disputes, changes."""

    precision: float
    recall: float
    positions: Count
    disputes: Count
    changes: Count

    @property
    def f1(self) -> float:
        """The harmonic mean of B-cubed precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def align(record: Record, gold: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """The id of the found statement for each gold statement (its row) that was found."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(record.document.text)]
    ours = [_inside(words, one.content.spans) for one in record.statements]
    theirs = [_inside(words, one["content"]["spans"]) for one in gold]
    weights = {}
    for row, wanted in enumerate(theirs):
        for column, found in enumerate(ours):
            shared = 2 * len(wanted & found) / (len(wanted) + len(found) or 1)
            if shared >= ALIKE:
                weights[row, column] = shared + _tie(gold[row], record.statements[column]) / 1000
    return {row: record.statements[column].id for row, column in match(weights)}


def _inside(words: Sequence[tuple[int, int]], spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        at for at, (start, end) in enumerate(words) if any(start < last and first < end for first, last in spans)
    )


def _tie(gold: Mapping[str, Any], found: Any) -> int:  # noqa: ANN401 - a statement, or one from JSON
    def covered(part: str) -> set[int]:
        return {at for first, last in ((gold.get(part) or {}).get("spans") or ()) for at in range(first, last)}

    source = {at for first, last in (found.source.spans if found.source else ()) for at in range(first, last)}
    cue = {at for first, last in (found.cue.spans if found.cue else ()) for at in range(first, last)}
    return int(bool(covered("source") & source)) + int(bool(covered("cue") & cue))


def score(
    gold: Mapping[str, Sequence[Mapping[str, Any]]],
    truth: Mapping[str, Any],
    records: Sequence[Record],
    matters: Sequence[Matter],
) -> MattersScore:
    """Score the matters of one crisis. `gold` holds the statements of each article, `truth` its matters.json."""
    found: dict[Key, Key] = {}
    for record in records:
        name = record.document.id
        for row, statement in align(record, gold.get(name, ())).items():
            found[name, gold[name][row]["id"]] = (name, statement)
    wanted = {(name, one["id"]): one for name, statements in gold.items() for one in statements}
    placed = {
        (ref.document, ref.statement): (matter.id, position.id)
        for matter in matters
        for position in matter.positions
        for ref in position.statements
    }
    ours = {key: placed.get(found[key], (None, None)) for key in found}
    theirs = {key: (wanted[key].get("matter"), wanted[key].get("position")) for key in found}
    precision, recall = bcubed({k: v[0] for k, v in theirs.items()}, {k: v[0] for k, v in ours.items()})
    back = {statement: key for key, statement in found.items()}
    return MattersScore(
        precision,
        recall,
        _positions(theirs, ours),
        _disputes(theirs, ours, truth, matters),
        _changes(wanted, truth, matters, back),
    )


def bcubed(gold: Mapping[Key, str | None], found: Mapping[Key, str | None]) -> tuple[float, float]:
    """B-cubed precision and recall; a key without a label is alone."""

    def cluster(labels: Mapping[Key, str | None], key: Key) -> set[Key]:
        return {key} if labels[key] is None else {other for other in labels if labels[other] == labels[key]}

    precision = recall = 0.0
    for key in gold:
        ours, theirs = cluster(found, key), cluster(gold, key)
        precision += len(ours & theirs) / len(ours)
        recall += len(ours & theirs) / len(theirs)
    return precision / (len(gold) or 1), recall / (len(gold) or 1)


Placed = Mapping[Key, tuple[str | None, str | None]]


def _positions(theirs: Placed, ours: Placed) -> Count:
    pairs = [(a, b) for a, b in combinations(sorted(theirs), 2) if theirs[a][0] and theirs[a][0] == theirs[b][0]]
    together = [(a, b) for a, b in pairs if ours[a][0] is not None and ours[a][0] == ours[b][0]]
    right = sum((ours[a][1] == ours[b][1]) == (theirs[a][1] == theirs[b][1]) for a, b in together)
    return Count(right, len(together), len(pairs))


def _disputes(theirs: Placed, ours: Placed, truth: Mapping[str, Any], matters: Sequence[Matter]) -> Count:
    real = {one["id"] for one in truth["matters"] if one["dispute"]}
    marked = [matter.id for matter in matters if matter.dispute]
    hit: set[str | None] = set()
    good = 0
    for matter in marked:
        inside = [key for key in sorted(theirs) if ours[key][0] == matter]
        shown = {
            theirs[a][0]
            for a, b in combinations(inside, 2)
            if theirs[a][0] in real
            and theirs[a][0] == theirs[b][0]
            and theirs[a][1] != theirs[b][1]
            and ours[a][1] != ours[b][1]
        }
        good += bool(shown - hit)
        hit |= shown
    return Count(good, len(marked), len(real))


def _changes(
    wanted: Mapping[Key, Mapping[str, Any]],
    truth: Mapping[str, Any],
    matters: Sequence[Matter],
    back: Mapping[Key, Key],
) -> Count:
    gold = [
        (one["id"], tuple(change["from"]), tuple(change["to"]))
        for one in truth["matters"]
        for change in one.get("changes", ())
    ]
    left = set(range(len(gold)))
    hit = found = 0
    for change in (change for matter in matters for change in matter.changes):
        found += 1
        start = back.get((change.start.document, change.start.statement))
        end = back.get((change.end.document, change.end.statement))
        if start is None or end is None:
            continue
        fits = [at for at in sorted(left) if _same_change(wanted, gold[at], start, end)]
        if fits:
            left.discard(fits[0])
            hit += 1
    return Count(hit, found, len(gold))


def _same_change(
    wanted: Mapping[Key, Mapping[str, Any]], gold: tuple[str, tuple[str, ...], tuple[str, ...]], start: Key, end: Key
) -> bool:
    matter, first, last = gold
    if not (wanted[start].get("matter") == wanted[end].get("matter") == matter):
        return False
    if (first, last) == (start, end):
        return True
    first_one, last_one = wanted[first[0], first[1]], wanted[last[0], last[1]]
    return bool(
        _named(wanted[start]) & _named(wanted[end]) & _named(first_one)
        and wanted[start].get("position") == first_one.get("position")
        and wanted[end].get("position") == last_one.get("position")
    )


def _named(statement: Mapping[str, Any]) -> set[str]:
    return {(speaker["name"] or "").lower() for speaker in statement["speakers"]}
