"""Quality floors: the shipped model must not score below what was pinned, on gold that has not changed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from onrecord import Reader
from onrecord.evaluation.attributions import from_record
from onrecord.evaluation.evaluation import Evaluation, evaluate
from onrecord.evaluation.gold import read_gold

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _places(names: list[str]) -> list[Path]:
    return [ROOT / name if (ROOT / name).exists() else SHARED / name for name in names]


def _digest(places: list[Path]) -> str:
    files = [file for place in places for file in (sorted(place.glob("*.txt")) if place.is_dir() else [place])]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _measure(places: list[Path], reader: Reader) -> Evaluation:
    gold = [article for place in places for article in read_gold(place, None)]
    records = {record.document.id: from_record(record) for record in reader.read_many(a.document for a in gold)}
    return evaluate(gold, records)


@pytest.mark.parametrize("name", FLOORS)
def test_no_score_falls_below_its_floor(name: str, reader: Reader) -> None:
    pinned = FLOORS[name]
    places = _places(pinned["gold"])
    if not all(place.exists() for place in places):
        pytest.skip(f"{name} is not here")
    assert _digest(places) == pinned["sha256"], "the gold has changed: measure again and pin new floors"
    measured = _measure(places, reader)
    scores: dict[str, float] = {
        "relaxed": measured.statements["relaxed"].f1,
        "exact": measured.statements["exact"].f1,
        "nested": measured.nested.f1,
    }
    scores |= {str(role): spans["part_exact"].f1 for role, spans in measured.spans.items()}
    scores |= {str(kind): hits / gold for kind, (hits, gold) in measured.recall["relaxed"].items() if gold}
    fallen = {key: (scores[key], floor) for key, floor in pinned["floors"].items() if scores[key] < floor}
    assert not fallen, "below the floor (score, floor)"
    assert measured.calibration is not None
    assert measured.calibration.error_equal_mass <= pinned["calibration_error"]
