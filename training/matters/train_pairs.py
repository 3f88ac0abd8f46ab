"""Train the trees that weigh a pair of statements, and show the limits of linkage to choose from.

    python -m training.matters.train_pairs --crises FOLDER ... --chances FILE.npz

Crises and stories are those that the shipped sentence model never saw; each is grouped for the report by trees that
never saw it. Writes src/onrecord/matters/data/pairs.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from onrecord import Reader
from onrecord.evaluation.matters import Key, bcubed
from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.clustering import clusters
from onrecord.matters.features import features_of
from onrecord.matters.repeats import Distinct, distinct
from onrecord.matters.trees import LEAF
from onrecord.matters.vectors import vectors_of
from training.matters.crises import Crisis, read_crisis
from training.matters.stories import kept_from_vectors, load_stories, read_story

DATA = Path(__file__).resolve().parents[2] / "src/onrecord/matters/data"
FOLDS = 6
CRISIS = 2.0
"""What a crisis weighs beside a story: it is written like the news, stories are harder than that."""
LIMITS = (0.14, 0.18, 0.22, 0.26, 0.3, 0.35, 0.4)


@dataclass
class Story:
    """A story's claims, vectors and gold: `label` per claim, `known` where it was aligned; `own` claims with words of
    their own, and the features of these (D, D, F).
    """

    name: str
    claims: tuple[Claim, ...]
    vectors: np.ndarray
    own: Distinct
    names: tuple[str, ...]
    table: np.ndarray
    label: np.ndarray
    known: np.ndarray
    weight: float

    @property
    def pairs(self) -> tuple[np.ndarray, np.ndarray]:
        """Places, among the claims with words of their own, of pairs whose gold is known."""
        first, second = np.triu_indices(len(self.own.rows), 1)
        known = self.known[list(self.own.rows)]
        kept = known[first] & known[second]
        return first[kept], second[kept]


def story_of(crisis: Crisis, weight: float) -> Story:
    claims = tuple(claim for record in crisis.records for claim in claims_of(record))
    vectors = vectors_of(claims)
    own = distinct(claims)
    found = features_of([claims[row] for row in own.rows], vectors[list(own.rows)])
    gold = [crisis.labels.get(claim.ref) for claim in claims]
    label = np.array([one[0] if one and one[0] else f"~{at}" for at, one in enumerate(gold)])
    known = np.array([one is not None for one in gold])
    table = np.stack(list(found.values()), -1)
    return Story(crisis.name, claims, vectors, own, tuple(found), table, label, known, weight)


def fitted(tables: Sequence[tuple[np.ndarray, np.ndarray, float]], rounds: int) -> HistGradientBoostingClassifier:
    rows = np.concatenate([table for table, _, _ in tables])
    wanted = np.concatenate([same for _, same, _ in tables])
    weights = np.concatenate([np.full(len(same), weight) for _, same, weight in tables])
    model = HistGradientBoostingClassifier(
        max_iter=rounds,
        learning_rate=0.06,
        max_leaf_nodes=12,
        min_samples_leaf=40,
        l2_regularization=5,
        max_features=0.4,
        random_state=1,
    )
    return model.fit(rows, wanted, sample_weight=weights)


def rows_of(story: Story, table: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    first, second = story.pairs
    label = story.label[list(story.own.rows)]
    return table[first, second], label[first] == label[second], story.weight


def chances(model: HistGradientBoostingClassifier, table: np.ndarray) -> np.ndarray:
    size = len(table)
    found = model.predict_proba(table.reshape(size * size, -1))[:, 1].reshape(size, size).astype(np.float32)
    np.fill_diagonal(found, 0)
    mean: np.ndarray = (found + found.T) / 2
    return mean


def unseen_firsts(stories: Sequence[Story], rounds: int) -> dict[str, np.ndarray]:
    """The first look at each story by trees that never saw it."""
    found = {}
    for fold in range(FOLDS):
        out = [story for at, story in enumerate(stories) if at % FOLDS == fold]
        model = fitted([rows_of(story, story.table) for story in stories if story not in out], rounds)
        found.update({story.name: chances(model, story.table) for story in out})
    return found


def scored(story: Story, likeness: np.ndarray, limit: float) -> tuple[float, float, float]:
    group = {row: at for at, rows in enumerate(story.own.whole(clusters(likeness, limit))) for row in rows}
    kept = np.flatnonzero(story.known)
    gold: dict[Key, str | None] = {
        ("", str(row)): None if story.label[row][0] == "~" else story.label[row] for row in kept
    }
    ours: dict[Key, str | None] = {("", str(row)): str(group[int(row)]) for row in kept}
    precision, recall = bcubed(gold, ours)
    return precision, recall, 2 * precision * recall / (precision + recall)


def report(stories: Sequence[Story], found: dict[str, np.ndarray]) -> None:
    for limit in LIMITS:
        precision, recall, f1 = np.mean([scored(story, found[story.name], limit) for story in stories], axis=0)
        sys.stdout.write(f"{limit:.2f} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}\n")


def as_json(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001
        nodes = predictor.nodes
        trees.append(
            [
                [LEAF, 0, 0, 0, round(float(node["value"]), 5)]
                if node["is_leaf"]
                else [
                    int(node["feature_idx"]),
                    float(f"{node['num_threshold']:.6g}"),
                    int(node["left"]),
                    int(node["right"]),
                    0,
                ]
                for node in nodes
            ]
        )
    depth = max(int(predictor.nodes["depth"].max()) for (predictor,) in model._predictors)  # noqa: SLF001
    start = float(model._baseline_prediction[0, 0])  # noqa: SLF001
    return {"features": list(names), "start": start, "depth": depth, "trees": trees}


def write(name: str, model: HistGradientBoostingClassifier, names: Sequence[str]) -> None:
    (DATA / f"{name}.json").write_text(
        json.dumps(as_json(model, names), separators=(",", ":")) + "\n", encoding="utf-8"
    )


def read_unseen(crises: Sequence[Path]) -> list[Crisis]:
    """The crises, and the stories that the sentence model never saw."""
    reader = Reader()
    found = [read_crisis(folder, reader) for folder in crises]
    return found + [read_story(story, reader) for story in load_stories() if kept_from_vectors(story.name)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crises", type=Path, nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--chances", type=Path, required=True, help="file for the chances of each story, unseen")
    given = parser.parse_args()
    crises = read_unseen(given.crises)
    stories = [story_of(crisis, CRISIS if at < len(given.crises) else 1.0) for at, crisis in enumerate(crises)]
    found = unseen_firsts(stories, given.rounds)
    with given.chances.open("wb") as file:
        np.savez_compressed(file, **found)  # type: ignore[arg-type]
    report(stories[: len(given.crises)], found)
    report(stories[len(given.crises) :], found)
    write("pairs", fitted([rows_of(story, story.table) for story in stories], given.rounds), stories[0].names)


if __name__ == "__main__":
    main()
