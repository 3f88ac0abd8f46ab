"""Learns the weights of the place finder from one half of a corpus with marked places.

    python -m training.places.train_weights --corpus CORPORA/lgl

The corpus is split by publisher, so that no paper of the other half was seen. Detection is a logistic regression over
signs, resolution a conditional logit over the meanings of each name; both are fitted by gradient steps (Adam) with a
penalty on the squared weights, in plain Python and numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.grounding.places.gazetteer import gazetteer
from onrecord.grounding.places.reading import Reading, chance, read_mentions
from onrecord.grounding.places.resolution import company_rows, keep_company, own_signs, resolve

OUT = Path(__file__).parents[2] / "src" / "onrecord" / "grounding" / "places" / "data" / "weights.json"
Floats = NDArray[np.float64]
FIRST_GUESS = {
    "people": 2.0, "kind country": 2.0, "kind region": 0.5, "kind capital": 1.0, "usual": 4.0, "said kind": 3.0,
    "further name at home": -2.0, "further name abroad": -1.0, "held": 3.0, "not held": -2.0,
    "within region": 1.0, "within country": 0.5, "near": 0.5, "holds others": 1.0, "home country": 1.0,
}  # fmt: skip
"""Where the penalty pulls resolution: what world news would say. The corpus' small papers, in towns named after
capitals, would have London be in Ohio before it is in England; 6 costs a point there and keeps capitals abroad."""
START_DETECTION = {
    "bias": -1.0,
    "before in": 2.0,
    "after holder": 2.0,
    "best country": 2.0,
    "best region": 1.0,
    "kind short": 3.0,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with docs.jsonl and gold.jsonl")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    articles = [
        (read_mentions(each["text"], each["source"], gazetteer(), START_DETECTION), each["places"])
        for each in read_corpus(arguments.corpus)
        if is_for_training(each["source"])
    ]
    detection = learn_detection(articles)
    weigh_names([reading for reading, _ in articles], detection)
    resolution = learn_resolution(articles)
    rounded = {
        "detection": {sign: round(weight, 3) for sign, weight in sorted(detection.items())},
        "resolution": {sign: round(weight, 3) for sign, weight in sorted(resolution.items())},
    }
    arguments.out.write_text(json.dumps(rounded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def is_for_training(source: str | None) -> bool:
    """Whether a publisher's articles are in the half that is learned from."""
    return crc32((source or "").encode()) % 2 == 0


def read_corpus(folder: Path) -> Iterator[dict[str, Any]]:
    gold = {line["id"]: line["places"] for line in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8"))}
    for line in map(json.loads, (folder / "docs.jsonl").open(encoding="utf-8")):
        yield {"text": line["text"], "source": line.get("source"), "places": gold[line["id"]]}


Article = tuple[Reading, list[dict[str, Any]]]
"""A reading of an article and its marked places."""


def learn_detection(articles: list[Article]) -> dict[str, float]:
    rows, truth = [], []
    for reading, places in articles:
        for number, found in enumerate(reading.signs):
            rows.append(found)
            truth.append(gold_of(reading, number, places) is not None)
    return fit_logistic(rows, np.array(truth, dtype=float))


def weigh_names(readings: list[Reading], detection: dict[str, float]) -> None:
    """Gives each name the highest chance of its mentions under the learned weights."""
    for reading in readings:
        for name in reading.names.values():
            name.weight = 0.0
        for key, found in zip(reading.keys, reading.signs, strict=True):
            if key in reading.names:
                reading.names[key].weight = max(reading.names[key].weight, chance(found, detection))


def gold_of(reading: Reading, number: int, places: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The marked place that a mention overlaps, the widest overlap first."""
    mention, tokens = reading.mentions[number], reading.tokens
    start, end = tokens.starts[mention.first], tokens.end(mention.last - 1)
    shared = [(min(end, place["span"][1]) - max(start, place["span"][0]), at) for at, place in enumerate(places)]
    widest, at = max(shared, default=(0, 0))
    return places[at] if widest > 0 else None


def fit_logistic(rows: list[list[str]], truth: Floats, penalty: float = 1.0, steps: int = 300) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for sign in row:
            counts[sign] += 1
    columns = {sign: at for at, sign in enumerate(sorted(sign for sign, count in counts.items() if count >= 4))}
    matrix = np.zeros((len(rows), len(columns)))
    for at, row in enumerate(rows):
        for sign in row:
            if sign in columns:
                matrix[at, columns[sign]] = 1.0

    def gradient(weights: Floats) -> Floats:
        chances = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope: Floats = matrix.T @ (chances - truth) + penalty * weights
        return slope

    fitted = descend(gradient, np.zeros(len(columns)), steps)
    return {sign: float(fitted[at]) for sign, at in columns.items()}


def descend(gradient: Any, weights: Floats, steps: int, rate: float = 0.05) -> Floats:
    """Adam (Kingma and Ba 2015) with its usual constants."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def learn_resolution(articles: list[Article]) -> dict[str, float]:
    """Alternates: the company of the names by the weights so far, then weights for that company."""
    weights = dict(FIRST_GUESS)
    for _ in range(3):
        groups: list[tuple[list[dict[str, float]], int, float]] = []
        for reading, places in articles:
            names = list(reading.names.values())
            resolve(names, reading.home, weights)
            company = keep_company((*names, *reading.home.names))
            for key, right, count in answers(reading, places):
                name = reading.names[key]
                rows = company_rows(name, company, reading.home)
                groups.append(([{**own_signs(name, at), **rows[at]} for at in range(len(rows))], right, count))
        weights = fit_choice(groups)
    return weights


def answers(reading: Reading, places: list[dict[str, Any]]) -> Iterator[tuple[str, int, float]]:
    """For each name whose marked place is among its meanings: key, number of the right meaning, mentions."""
    counted: dict[tuple[str, int], int] = defaultdict(int)
    for number, mention in enumerate(reading.mentions):
        gold = gold_of(reading, number, places)
        if gold is None or gold["geonames"] is None or mention.names is None:
            continue
        ids = [entry.geonames for entry in reading.names[reading.keys[number]].entries]
        if len(ids) > 1 and gold["geonames"] in ids:
            counted[reading.keys[number], ids.index(gold["geonames"])] += 1
    for (key, right), count in counted.items():
        yield key, right, count**0.5


def fit_choice(groups: list[tuple[list[dict[str, float]], int, float]], penalty: float = 6.0) -> dict[str, float]:
    columns = {
        sign: at for at, sign in enumerate(sorted({sign for rows, _, _ in groups for row in rows for sign in row}))
    }
    sizes = np.array([len(rows) for rows, _, _ in groups])
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    matrix = np.zeros((sizes.sum(), len(columns)))
    for begin, (rows, _, _) in zip(begins, groups, strict=True):
        for at, row in enumerate(rows):
            for sign, value in row.items():
                matrix[begin + at, columns[sign]] = value
    right = begins + np.array([right for _, right, _ in groups])
    worth = np.array([count for _, _, count in groups])
    truth = np.zeros(len(matrix))
    truth[right] = 1.0
    spread = np.repeat(worth, sizes)
    guess = np.array([FIRST_GUESS.get(sign, 0.0) for sign in columns])

    def gradient(weights: Floats) -> Floats:
        scores = matrix @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), sizes))
        shares = powers / np.repeat(np.add.reduceat(powers, begins), sizes)
        slope: Floats = matrix.T @ (spread * (shares - truth)) + penalty * (weights - guess)
        return slope

    fitted = descend(gradient, guess, 300)
    scores = matrix @ fitted
    hits = sum(scores[b : b + n].argmax() == r - b for b, n, r in zip(begins, sizes, right, strict=True))
    print(f"right meaning of {hits} of {len(groups)} names")
    return {sign: float(fitted[at]) for sign, at in columns.items()}


if __name__ == "__main__":
    main()
