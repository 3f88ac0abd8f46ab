"""Fits the ranker that ships, and writes it into the package.

    python -m training.actors.fit_ranker CORPORA

CORPORA holds speakers-dev, crises-dev, gum-news and meantime; the last two and the own texts count half as much.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from onrecord.actors.knowledge import Actors
from training.actors.examples import Example, all_examples
from training.actors.gold_sources import from_coreference, read_corpus
from training.actors.regression import fit

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src" / "onrecord" / "actors" / "data" / "ranker.json"
CORPORA = ("speakers-dev", "crises-dev/a2", "crises-dev/b2", "crises-dev/c3")
COREFERENCE = ("gum-news", "meantime")
PENALTY, LEAST, OWN_WEIGHT = 1.0, 2, 0.5


def fitted(corpus: list[Example], own: list[Example]) -> dict[str, float]:
    """Weights from examples of the corpora and of the own texts."""
    return fit([*corpus, *own], [1.0] * len(corpus) + [OWN_WEIGHT] * len(own), PENALTY, LEAST)


def more_examples(folder: Path, known: Actors) -> list[Example]:
    """Examples that are never reported on: the own texts, and coreference corpora read as if they were sources."""
    folders = (ROOT / "training" / "texts", ROOT / "training" / "actors" / "texts")
    texts = [one for texts in folders for one in all_examples(read_corpus(texts), known)]
    return texts + [one for name in COREFERENCE for one in all_examples(from_coreference(folder / name), known)]


def main() -> None:
    """Fit on all there is; figures come from training/actors/cross_validate.py, where no weight saw the article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    folder = parser.parse_args().corpora
    known = Actors.load()
    corpus = [one for name in CORPORA for one in all_examples(read_corpus(folder / name), known)]
    own = more_examples(folder, known)
    weights = fitted(corpus, own)
    OUT.write_text(
        json.dumps({"temperature": 1.0, "weights": weights}, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{len(corpus)} examples of the corpora, {len(own)} of the own texts, {len(weights)} weights")


if __name__ == "__main__":
    main()
