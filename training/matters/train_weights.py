"""Fit the small models for disputes and changes on the development crises; prints them as data/weights.json holds them.

    python -m training.matters.train_weights --crises FOLDER ... --chances FILE.npz

Crises and stories are those that the sentence model never saw. Disputes are fitted on matters as they are found by
trees that never saw the story, changes on the gold matters of found statements.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from onrecord.matters.changing import change_candidates
from onrecord.matters.clustering import clusters
from onrecord.matters.disputing import dispute_features
from onrecord.matters.grouping import LIMIT, Story, compared, story_from
from onrecord.matters.repeats import distinct
from training.matters.crises import Crisis
from training.matters.train_pairs import read_unseen

Row = tuple[dict[str, float], bool]


def dispute_rows(crisis: Crisis, story: Story, chances: np.ndarray) -> Iterator[Row]:
    """Each found matter of several positions, and whether it shows a gold dispute."""
    disputed = {one["id"] for one in crisis.truth["matters"] if one["dispute"]}
    for members in distinct(story.claims).whole(clusters(chances.astype(float), LIMIT)):
        claims = [story.claims[row] for row in members]
        likeness, table, groups = compared(claims, story.vectors[members])
        of = {row: at for at, group in enumerate(groups) for row in group}
        gold = [crisis.labels.get(claim.ref, (None, None)) for claim in claims]
        shown = any(
            gold[a][0] in disputed and gold[a][0] == gold[b][0] and gold[a][1] != gold[b][1] and of[a] != of[b]
            for a, b in combinations(range(len(claims)), 2)
        )
        if len(groups) > 1:
            yield dispute_features(claims, likeness, table, groups), shown


def change_rows(crisis: Crisis, story: Story) -> Iterator[Row]:
    """Each pair of statements of one speaker in one gold matter, and whether it is one of the gold changes."""
    matters: dict[str, list[int]] = {}
    for row, claim in enumerate(story.claims):
        matter, _ = crisis.labels.get(claim.ref, (None, None))
        if matter:
            matters.setdefault(matter, []).append(row)
    changes = {one["id"]: one.get("changes", ()) for one in crisis.truth["matters"]}
    by_gold = {(ref.document, one["id"]): crisis.labels[ref][1] for ref, one in crisis.gold.items()}
    for matter, members in matters.items():
        moves = {(by_gold.get(tuple(one["from"])), by_gold.get(tuple(one["to"]))) for one in changes[matter]}
        claims = [story.claims[row] for row in members]
        likeness, table, _ = compared(claims, story.vectors[members])
        for earlier, later, found in change_candidates(claims, likeness, table):
            move = crisis.labels[claims[earlier].ref][1], crisis.labels[claims[later].ref][1]
            yield found, move in moves


def fitted(rows: list[Row], strength: float) -> dict[str, float]:
    """Weights for features as they are, not scaled."""
    table = np.array([list(features.values()) for features, _ in rows])
    wanted = np.array([right for _, right in rows])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=500).fit((table - mean) / spread, wanted)
    weights = model.coef_[0] / spread
    bias = float(model.intercept_[0] - (mean * weights).sum())
    return {"bias": round(bias, 4)} | dict(zip(rows[0][0], np.round(weights, 4).tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--crises", type=Path, nargs="+", required=True)
    parser.add_argument("--chances", type=Path, required=True, help="as train_pairs wrote it")
    given = parser.parse_args()
    chances = np.load(given.chances)
    stories = [(crisis, story_from(crisis.records)) for crisis in read_unseen(given.crises)]
    disputes = [row for crisis, story in stories for row in dispute_rows(crisis, story, chances[crisis.name])]
    changes = [row for crisis, story in stories for row in change_rows(crisis, story)]
    weights = {"disputes": fitted(disputes, 0.1), "changes": fitted(changes, 0.3)}
    sys.stdout.write(json.dumps(weights, indent=1) + "\n")


if __name__ == "__main__":
    main()
