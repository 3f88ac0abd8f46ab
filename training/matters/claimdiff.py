"""How well pairs of claims that weaken each other are told: cross-validated by topic on ClaimDiff (never shipped).

    python -m training.matters.claimdiff DATA.jsonl

Prints the F1 of "weakens" for a lexical baseline, a sentence-vector baseline, and all that a comparison of two
statements sees; each a logistic model whose limit is chosen on the training folds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from onrecord import Document, Part, Record, Statement
from onrecord.grounding.figures import find_figures
from onrecord.matters.claim import Claim, claims_of
from onrecord.matters.comparing import compare, figures_of_one_thing, meet, negated
from onrecord.matters.vectors import vectors_of

FOLDS = 10
COLUMNS = {"words": [0, 1], "vectors": [2], "comparison": list(range(10))}


def claim_of(text: str) -> Claim:
    """A bare claim: a statement that is all of its article."""
    content = Part(((0, len(text)),), text)
    one = Statement(
        "s", 0, None, None, None, content, "indirect", (), "assertive", "affirmed", None, "neutral", None, 1.0
    )
    return claims_of(Record(Document("d", text), (one,), figures=tuple(find_figures(text))))[0]


def features(one: Claim, other: Claim, likeness: float) -> list[float]:
    """What the comparison of two claims sees."""
    shared, either = len(one.stems & other.stems), len(one.stems | other.stems) or 1
    pairs = figures_of_one_thing(one, other)
    apart = bool(pairs) and not any(meet(*pair) for pair in pairs)
    found = compare(one, other, likeness)
    turned = negated(one) != negated(other)
    return [
        shared / either,
        shared / (min(len(one.stems), len(other.stems)) or 1),
        likeness,
        likeness**2,
        float(turned),
        float(turned) * likeness,
        float(apart),
        float(bool(pairs)),
        float(found.relation == "contradict"),
        float(len(one.names & other.names)),
    ]


def best_limit(chances: np.ndarray, wanted: np.ndarray) -> float:
    limits = np.unique(np.quantile(chances, np.linspace(0.3, 0.99, 70)))
    return float(max(limits, key=lambda limit: f1(chances >= limit, wanted)))


def f1(said: np.ndarray, wanted: np.ndarray) -> float:
    hits = float((said & wanted).sum())
    return 2 * hits / max(1.0, float(said.sum() + wanted.sum()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    lines = [json.loads(line) for line in parser.parse_args().data.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["weakens"] is not None]
    claims = [(claim_of(line["claim_a"]), claim_of(line["claim_b"])) for line in lines]
    vectors = vectors_of([claim for pair in claims for claim in pair])[:, 0].reshape(len(claims), 2, -1)
    rows = np.array([features(*pair, float(v[0] @ v[1])) for pair, v in zip(claims, vectors, strict=True)])
    wanted = np.array([line["weakens"] == 1 for line in lines])
    topics = [line["topic"] for line in lines]
    sys.stdout.write(
        f"{len(lines)} pairs, {wanted.sum()} weaken; all called so: {f1(np.ones_like(wanted), wanted):.3f}\n"
    )
    for name, columns in COLUMNS.items():
        said = np.zeros(len(rows), dtype=bool)
        for train, test in GroupKFold(FOLDS).split(rows, wanted, topics):
            model = make_pipeline(StandardScaler(), LogisticRegression(C=0.1, class_weight="balanced"))
            model.fit(rows[train][:, columns], wanted[train])
            limit = best_limit(model.predict_proba(rows[train][:, columns])[:, 1], wanted[train])
            said[test] = model.predict_proba(rows[test][:, columns])[:, 1] >= limit
        sys.stdout.write(f"{name}: F1 {f1(said, wanted):.3f}\n")


if __name__ == "__main__":
    main()
