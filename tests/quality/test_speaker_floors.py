"""Floors of who speaks: the shipped resolver on gold statements. Its weights saw speakers-dev and crises-dev, so these
floors guard against breakage only; docs/actors.md has figures on articles that the weights never saw.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.actors.speakers import with_speakers
from training.actors.examples import names_match
from training.actors.gold_sources import GoldSources, read_corpus

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
FLOORS = {
    "training/texts": 0.79,
    "training/actors/texts": 0.7,
    "examples/crises/ballot": 0.93,
    "examples/crises/mine": 0.9,
    "examples/crises/ridge": 0.88,
    "corpora/speakers-dev": 0.9,
    "corpora/crises-dev/a2": 0.85,
    "corpora/crises-dev/b2": 0.85,
    "corpora/crises-dev/c3": 0.85,
}


def _right(article: GoldSources) -> tuple[int, int]:
    found = with_speakers(article.document, article.statements)
    right = 0
    for statement, gold in zip(found, article.speakers, strict=True):
        names = [one["name"] for one in gold]
        told = [speaker.name for speaker in statement.speakers]
        right += len(names) == len(told) and all(
            any((a is None and b is None) or (a and b and names_match(a, b)) for b in told) for a in names
        )
    return right, len(found)


@pytest.mark.parametrize("name", FLOORS)
def test_no_share_of_right_speakers_falls_below_its_floor(name: str) -> None:
    folder = (SHARED if name.startswith("corpora") else ROOT) / name
    if not folder.exists():
        pytest.skip(f"{name} is not here")
    counts = [_right(article) for article in read_corpus(folder)]
    right, whole = (sum(column) for column in zip(*counts, strict=True))
    assert right / whole >= FLOORS[name], f"{right} of {whole}"
