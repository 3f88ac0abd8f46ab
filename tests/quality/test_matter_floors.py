"""Floors for matters, on the development half of our own crises: what was measured, less two points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import Document, Reader
from onrecord.document import Published
from onrecord.evaluation.matters import MattersScore, score
from onrecord.matters import group
from onrecord.matters.vectors import MODEL_FOLDER

CRISES = Path(__file__).resolve().parents[2] / "examples" / "crises"
FLOORS = {"ridge": 0.59, "ballot": 0.65, "mine": 0.65}

pytestmark = pytest.mark.skipif(not (MODEL_FOLDER / "sentences.onnx").exists(), reason="the sentence model is not here")


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def measured(folder: Path) -> MattersScore:
    documents = [
        Document(
            one["id"],
            one["text"],
            one.get("title"),
            source=one.get("source"),
            published=Published(one["published"], "day", "input"),
        )
        for one in lines(folder / "docs.jsonl")
    ]
    records = list(Reader().read_many(documents))
    gold = {one["id"]: one["statements"] for one in lines(folder / "gold.jsonl")}
    truth = json.loads((folder / "matters.json").read_text(encoding="utf-8"))
    return score(gold, truth, records, group(records))


@pytest.mark.parametrize("name", FLOORS)
def test_matters_of_a_crisis(name: str) -> None:
    found = measured(CRISES / name)
    assert found.f1 >= FLOORS[name]
    assert found.disputes.precision >= 0.6
