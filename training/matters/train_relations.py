"""Train the trees that compare two statements: whether they give one answer to their question.

    python -m training.matters.train_relations --crises FOLDER ... --chances FILE.npz

The pairs are those of matters as they are found by trees that never saw the story, and those of the gold matters.
Writes src/onrecord/matters/data/agree.json. Whether answers exclude each other is measured too, and not written: over
65 stories and six crises such trees told it hardly better than chance (area 0.61), and disputes did not gain.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score, roc_auc_score

from onrecord.matters.clustering import clusters
from onrecord.matters.comparing import compare
from onrecord.matters.grouping import LIMIT
from onrecord.matters.relation import NAMES, relation_features
from training.matters.crises import Crisis
from training.matters.train_pairs import CRISIS, FOLDS, Story, fitted, read_unseen, story_of, write

ROUNDS = 80
Rows = tuple[np.ndarray, np.ndarray, float]


def labels_of(crisis: Crisis, story: Story, pairs: Sequence[tuple[int, int]]) -> np.ndarray:
    """For each pair 1 where both give one answer, 2 where their answers exclude each other, else 0."""
    told: dict[str, dict[str, Any]] = {one["id"]: one for one in crisis.truth["matters"]}
    gold = [crisis.labels.get(claim.ref) or (None, None) for claim in story.claims]
    found = np.zeros(len(pairs), dtype=int)
    for row, (a, b) in enumerate(pairs):
        (matter, answer), (other, another) = gold[a], gold[b]
        if not matter or matter != other or not answer or not another:
            continue
        if answer == another:
            found[row] = 1
        elif excludes(told[matter], answer, another):
            found[row] = 2
    return found


def excludes(matter: dict[str, Any], one: str, other: str) -> bool:
    """Whether two answers are told to exclude each other; in a dispute without such lines all do."""
    if matter.get("conflicts"):
        return [one, other] in matter["conflicts"] or [other, one] in matter["conflicts"]
    return bool(matter["dispute"])


def pairs_of(story: Story, chances: np.ndarray) -> list[tuple[int, int]]:
    """The pairs of the matters as they are found and as they are in the gold, of aligned statements."""
    groups = story.own.whole(clusters(chances.astype(float), LIMIT))
    found = {(a, b) for members in groups for a in members for b in members if a < b}
    found |= {(a, b) for a, b in combinations(range(len(story.claims)), 2) if story.label[a] == story.label[b]}
    return sorted(pair for pair in found if story.known[pair[0]] and story.known[pair[1]])


def rows_of(crisis: Crisis, story: Story, chances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Features (P, F) and labels (P,) of a story's pairs."""
    likeness = np.clip(story.vectors[:, 0] @ story.vectors[:, 0].T, -1, 1)
    wanted = pairs_of(story, chances)
    table = {(a, b): compare(story.claims[a], story.claims[b], float(likeness[a, b])) for a, b in wanted}
    return relation_features(story.claims, story.vectors, table), labels_of(crisis, story, wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crises", type=Path, nargs="+", required=True)
    parser.add_argument("--chances", type=Path, required=True, help="as train_pairs wrote it")
    given = parser.parse_args()
    crises = read_unseen(given.crises)
    stories = [story_of(crisis, CRISIS if at < len(given.crises) else 1.0) for at, crisis in enumerate(crises)]
    found = np.load(given.chances)
    tables = [rows_of(crisis, story, found[story.name]) for crisis, story in zip(crises, stories, strict=True)]
    for kind, name in ((1, "agree"), (2, "contradict")):
        rows: list[Rows] = [
            (table, labels == kind, story.weight) for (table, labels), story in zip(tables, stories, strict=True)
        ]
        scores, wanted = [], []
        for fold in range(FOLDS):
            model = fitted([one for at, one in enumerate(rows) if at % FOLDS != fold], ROUNDS)
            for at, (table, right, _) in enumerate(rows):
                if at % FOLDS == fold:
                    scores.append(model.predict_proba(table)[:, 1])
                    wanted.append(right)
        chance, right = np.concatenate(scores), np.concatenate(wanted)
        sys.stdout.write(
            f"{name}: {right.mean():.2f} of {len(right)}, area {roc_auc_score(right, chance):.3f},"
            f" average precision {average_precision_score(right, chance):.3f}\n"
        )
        if name == "agree":
            write(name, fitted(rows, ROUNDS), NAMES)


if __name__ == "__main__":
    main()
