"""Fits the models of stance and writes their weights.

    python -m training.stance.fit --texts training/texts [--corpus SPEAKERS]... [--measure CORPUS]...

Three multinomial logistic regressions (act, polarity, certainty of assertives) with an L2 penalty, by full-batch Adam.
Examples are the marked texts, the statements of each --corpus, and two kinds of examples made from the annotation
guidelines: what each class of cue is all else being equal (kinds.tsv), and plain rules (rules.tsv). --folds measures by
cross-validation over articles instead of writing; with --corpus, each fold holds out articles of the corpora only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.stance.lexicon import rows
from onrecord.stance.model import ACTS, LEVELS, SCALE
from training.stance.examples import Example, read_corpus, read_texts
from training.stance.regression import Matrix, balance, regress
from training.stance.scores import report

TARGET = Path(__file__).resolve().parents[2] / "src/onrecord/stance/data/weights.json"
RULES = Path(__file__).with_name("rules.tsv")
SPEECH = (("say", "speech"), ("tell", "speech"), ("mark", "speech"), ("nocue", "nocue"))

# Chosen among a handful of settings each, on the marked texts and the dev corpora; not searched.
LEAST = 3
KIND_WEIGHT = 6.0
DENYING_KIND_WEIGHT = 8.0
NEGATED_KIND_WEIGHT = 1.0
RULE_WEIGHT = 3.0
CORPUS_WEIGHT = 1.5
BALANCE_ACTS = 0.25
BALANCE_LEVELS = 0.3
SMALLEST = 3
NEVER_NEGATED = ("mark", "source", "rumour")
"""Classes of cue that stand beside no "not" of their own."""
SCALES = {"pair": 0.7, "w": 0.5, "l": 0.5, "c0": 0.5, "c1": 0.4, "suf": 0.4, "g": 0.5}
SCALE_WITH_KIND, SCALE_WITH_GROUP = 0.4, 0.8


class Table(NamedTuple):
    """The features that the models know: their names, the row of each, and how freely each may be weighed."""

    names: list[str]
    row_of: dict[str, int]
    scales: Matrix


def main() -> None:
    options = _options()
    texts = read_texts(options.texts)
    corpus = [example for folder in options.corpus for example in read_corpus(folder)]
    if options.folds:
        held = corpus or texts
        print(report("cross-validated", held, cross_validate(held, texts if corpus else [], options.folds)))
        return
    table, weights = fit(texts + corpus, [1.0] * len(texts) + [CORPUS_WEIGHT] * len(corpus))
    for folder in options.measure:
        examples = read_corpus(folder)
        print(report(folder.name, examples, predict(table, weights, examples)))
    write(table, weights, options.out)


def cross_validate(held: list[Example], always: list[Example], folds: int) -> list[tuple[str, str, str]]:
    """Labels for `held`, each from models that saw neither its article nor those of its fold."""
    fold = [int(hashlib.sha256(example.article.encode()).hexdigest(), 16) % folds for example in held]
    labels: list[tuple[str, str, str]] = [("", "", "")] * len(held)
    for this in range(folds):
        seen = [example for example, one in zip(held, fold, strict=True) if one != this]
        table, weights = fit(always + seen, [1.0] * len(always) + [CORPUS_WEIGHT if always else 1.0] * len(seen))
        at = [place for place, one in enumerate(fold) if one == this]
        for place, label in zip(at, predict(table, weights, [held[place] for place in at]), strict=True):
            labels[place] = label
    return labels


def fit(examples: list[Example], worth: list[float]) -> tuple[Table, Matrix]:
    """The features and their weights, shape (features, acts + 1 + levels)."""
    made, made_worth = _guideline_examples()
    names = [example.features for example in examples]
    table = _table(names, {name for example in made for name in example.features if "=" in name or name == "bias"})
    everything = [*examples, *made]
    inputs = _rows(table, [example.features for example in everything])
    weight = np.array([*worth, *made_worth], dtype=np.float32)
    acts = np.array([ACTS.index(example.act) for example in everything])
    polarity = np.array([int(example.polarity == "negated") for example in everything])
    assertive = np.array([place for place, example in enumerate(everything) if example.level is not None])
    levels = np.array([LEVELS.index(example.level) for example in everything if example.level is not None])
    by_act = regress(inputs, acts, len(ACTS), weight * balance(acts, BALANCE_ACTS), table.scales)
    by_polarity = regress(inputs, polarity, 2, weight, table.scales)
    by_level = regress(
        inputs[assertive], levels, len(LEVELS), weight[assertive] * balance(levels, BALANCE_LEVELS), table.scales
    )
    return table, np.hstack([by_act, by_polarity[:, 1:] - by_polarity[:, :1], by_level])


def predict(table: Table, weights: Matrix, examples: list[Example]) -> list[tuple[str, str, str]]:
    """Act, polarity and level of each example."""
    padded = np.vstack([weights, np.zeros((1, weights.shape[1]), dtype=np.float32)])
    scores = padded[_rows(table, [example.features for example in examples])].sum(axis=1)
    act, level = scores[:, : len(ACTS)].argmax(1), scores[:, len(ACTS) + 1 :].argmax(1)
    return [
        (ACTS[a], "negated" if negated else "affirmed", LEVELS[c])
        for a, negated, c in zip(act, scores[:, len(ACTS)] > 0, level, strict=True)
    ]


def write(table: Table, weights: Matrix, out: Path) -> None:
    """The weights in whole hundredths, one feature a line; features that weigh next to nothing are left out."""
    whole = np.rint(weights * SCALE).astype(int)
    kept = {name: row.tolist() for name, row in zip(table.names, whole, strict=True) if abs(row).max() >= SMALLEST}
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}" for name, row in kept.items()
    )
    out.write_text(f'{{"weights":{{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(kept)} features, {out.stat().st_size / 1e3:.0f} kB, in {out.name}")


def _guideline_examples() -> tuple[list[Example], list[float]]:
    kinds = [
        Example(
            "",
            _of_kind(kind, group),
            act,
            polarity,
            None if level == "-" else level,
        )
        for kind, act, polarity, level, group in rows("kinds.tsv")
    ]
    denied = [
        Example("", [*_of_kind(kind, group), "neg", f"neg&{kind}", f"neg&&{group}"], act, "negated", None)
        for kind, act, polarity, _, group in rows("kinds.tsv")
        if polarity == "affirmed" and kind not in NEVER_NEGATED
    ]
    rules = [_rule(line.split("\t"), kind, group) for line in _lines(RULES) for kind, group in SPEECH]
    worth = [DENYING_KIND_WEIGHT if _denies(one) else KIND_WEIGHT for one in kinds]
    worth += [NEGATED_KIND_WEIGHT] * len(denied) + [RULE_WEIGHT] * len(rules)
    return [*kinds, *denied, *rules], worth


def _denies(one: Example) -> bool:
    """Whether a class of cue speaks against its content; who declines to answer does not."""
    return one.polarity == "negated" and one.act != "question"


def _of_kind(kind: str, group: str) -> list[str]:
    return ["bias", f"k={kind}", f"last={kind}", f"first={kind}", f"group={group}"]


def _rule(cells: list[str], kind: str, group: str) -> Example:
    act, polarity, level, tags = cells[0], cells[1], cells[2], cells[3].split()
    crossed = [name for tag in tags for name in (tag, f"{tag}&{kind}", f"{tag}&&{group}")]
    return Example("", [*_of_kind(kind, group), *crossed], act, polarity, None if level == "-" else level)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _table(examples: list[list[str]], always: set[str]) -> Table:
    counts = Counter(name for names in examples for name in set(names))
    names = sorted(
        {name for name, count in counts.items() if count >= LEAST} | {name for name in always if "&" not in name}
    )
    return Table(
        names, {name: at for at, name in enumerate(names)}, np.array([_scale(name) for name in names], dtype=np.float32)
    )


def _scale(name: str) -> float:
    if "&" in name:
        return SCALE_WITH_GROUP if "&&" in name else SCALE_WITH_KIND
    return SCALES.get(name.partition("=")[0], 1.0)


def _rows(table: Table, examples: list[list[str]]) -> NDArray[np.int64]:
    known = [sorted({table.row_of[name] for name in names if name in table.row_of}) for names in examples]
    rows_ = np.full((len(known), max(map(len, known), default=1)), len(table.names))
    for at, places in enumerate(known):
        rows_[at, : len(places)] = places
    return rows_


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True, help="folder of marked texts")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="folder with docs.jsonl and gold.jsonl to train on too"
    )
    parser.add_argument("--measure", type=Path, action="append", default=[], help="such a folder to measure on")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over so many parts; nothing is written")
    parser.add_argument("--out", type=Path, default=TARGET)
    return parser.parse_args()


if __name__ == "__main__":
    main()
