"""Measures the resolver on articles that its weights never saw, and prints the table of thresholds.

    python -m training.actors.cross_validate CORPORA TOOLS

speakers-dev in eight folds over its articles; each crisis with the others and speakers-dev for training. The reader's
own statements are resolved, so what it misses counts end to end. TOOLS holds score_speakers.py.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import Reader
from onrecord.actors.knowledge import Actors
from onrecord.actors.ranker import Ranker
from onrecord.actors.speakers import THRESHOLD, with_speakers
from onrecord.export.jsonl import to_dict
from training.actors.examples import Example, all_examples
from training.actors.fit_ranker import CORPORA, fitted, more_examples
from training.actors.gold_sources import GoldSources, read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.record import Record

FOLDS = 8
BINS = 8
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("tools", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every statement that is wrong")
    parser.add_argument("--thresholds", action="store_true", help="measure each of several thresholds")
    options = parser.parse_args()
    sys.path.insert(0, str(options.tools))
    scorer = importlib.import_module("score_speakers")
    known = Actors.load()
    corpora = {name: list(read_corpus(options.corpora / name)) for name in CORPORA}
    examples = {name: all_examples(articles, known) for name, articles in corpora.items()}
    own = more_examples(options.corpora, known)
    reader = Reader()
    found = {name: {a.document.id: reader.read(a.document) for a in articles} for name, articles in corpora.items()}
    models = _models(corpora, examples, own)
    sure: list[tuple[float, bool]] = []
    for threshold in THRESHOLDS if options.thresholds else (THRESHOLD,):
        records = {
            name: [
                _resolved(record, known, models[name, record.document.id], threshold) for record in found[name].values()
            ]
            for name in corpora
        }
        _report(options.corpora, records, scorer, threshold, options.errors)
        sure = _confidences(options.corpora, records, scorer)
    _calibration(sure)


def _models(
    corpora: dict[str, list[GoldSources]], examples: dict[str, list[Example]], own: list[Example]
) -> dict[tuple[str, str], Ranker]:
    """For each article the ranker whose weights never saw it."""
    models: dict[tuple[str, str], Ranker] = {}
    everything = [one for some in examples.values() for one in some]
    ids = sorted(article.document.id for article in corpora["speakers-dev"])
    folds = [set(ids[start::FOLDS]) for start in range(FOLDS)]
    folds += [{a.document.id for a in corpora[name]} for name in CORPORA[1:]]
    for left_out in folds:
        model = Ranker(fitted([one for one in everything if one.article not in left_out], own))
        for name, articles in corpora.items():
            models |= {(name, a.document.id): model for a in articles if a.document.id in left_out}
    return models


def _resolved(record: Record, known: Actors, model: Ranker, threshold: float) -> Record:
    statements = with_speakers(record.document, record.statements, known, threshold, model)
    return replace(record, statements=statements)


def _report(folder: Path, records: dict[str, list[Record]], scorer: Any, threshold: float, errors: bool) -> None:
    for name, some in records.items():
        gold = {line["id"]: line for line in _lines(folder / name / "gold.jsonl")}
        texts = {record.document.id: record.document.text for record in some}
        shown = {record.document.id: to_dict(record) for record in some}
        for line in gold.values():
            for one in line["statements"]:
                one.setdefault("source_form", "none")
        score = scorer.score(gold, texts, shown)
        forms = score["by_source_form"]
        parts = " ".join(f"{form} {100 * forms[form]['aligned']['accuracy']:.1f}" for form in forms)
        kinds = score["by_kind"].values()
        kind = sum(k["kind_given_match"]["hit"] for k in kinds) / max(1, sum(k["aligned"]["hit"] for k in kinds))
        wrong, named, wanted = _wrong_names(gold, texts, shown, scorer, errors)
        print(
            f"{name} at {threshold}: all {100 * score['statement_aligned']['accuracy']:.1f} ({parts}), end to end "
            f"{100 * score['statement_end_to_end']['accuracy']:.1f}, kinds {100 * kind:.1f}, wrong names {wrong} of "
            f"{named} ({100 * wrong / max(1, named):.1f} %), names found {named - wrong} of {wanted}"
        )


def _confidences(folder: Path, records: dict[str, list[Record]], scorer: Any) -> list[tuple[float, bool]]:
    """Confidence and rightness of every speaker whom an aligned statement of one party has."""
    found: list[tuple[float, bool]] = []
    for name, some in records.items():
        shown = {record.document.id: to_dict(record) for record in some}
        for line in _lines(folder / name / "gold.jsonl"):
            record = shown[line["id"]]
            golds = [g for g in line["statements"] if not g.get("depth")]
            told = [s for s in record["statements"] if not s["depth"]]
            for one, other in scorer.align(record["document"]["text"], golds, told).items():
                speakers = told[other]["speakers"]
                if len(speakers) == 1:
                    hit = scorer.match_speakers(golds[one]["speakers"], speakers)
                    found.append((speakers[0]["confidence"], len(hit) == len(golds[one]["speakers"]) == 1))
    return found


def _calibration(sure: list[tuple[float, bool]]) -> None:
    """Mean confidence and share of right ones in bins of equal size, and the mean gap between the two."""
    ordered = sorted(sure)
    size = max(1, len(ordered) // BINS)
    gap = 0.0
    for start in range(0, len(ordered), size):
        some = ordered[start : start + size]
        mean, right = sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some)
        gap += abs(mean - right) * len(some) / len(ordered)
        print(f"confidence {mean:.2f}: {100 * right:.0f} % right of {len(some)}")
    print(f"mean gap {gap:.3f} over {len(ordered)} speakers")


def _lines(path: Path) -> Iterable[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _wrong_names(gold: Any, texts: Any, shown: Any, scorer: Any, errors: bool) -> tuple[int, int, int]:
    wrong = named = wanted = 0
    for article, line in gold.items():
        golds = [g for g in line["statements"] if not g.get("depth")]
        found = [s for s in shown[article]["statements"] if not s.get("depth")]
        for one, other in scorer.align(texts[article], golds, found).items():
            right = golds[one]["speakers"]
            told = found[other]["speakers"]
            names = [s for s in told if s["name"] is not None]
            hit = scorer.match_speakers([g for g in right if g["name"]], names)
            named, wrong = named + len(names), wrong + len(names) - len(hit)
            wanted += sum(g["name"] is not None for g in right)
            whole = scorer.match_speakers(right, told)
            if errors and not len(right) == len(told) == len(whole):
                source = (found[other]["source"] or {}).get("text")
                want = [(g["name"], g["kind"]) for g in right]
                got = [(s["name"], s["kind"], s["confidence"]) for s in told]
                print(f"  {article[:24]} {source!r} gold {want} found {got}")
    return wrong, named, wanted


if __name__ == "__main__":
    main()
