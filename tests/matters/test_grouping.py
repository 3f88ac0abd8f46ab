"""Grouping: the same question is found across articles, and stories do not mix."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.matters import MatterJudgement, Ref, group
from onrecord.matters.vectors import MODEL_FOLDER
from onrecord.record import Record

pytestmark = pytest.mark.skipif(not (MODEL_FOLDER / "sentences.onnx").exists(), reason="the sentence model is not here")

Maker = Callable[..., Record]


CRISIS = Path(__file__).resolve().parents[2] / "examples" / "crises" / "mine" / "docs.jsonl"


def _sets(records: list[Record], *judgements: MatterJudgement) -> list[set[tuple[str, str]]]:
    return [{(ref.document, ref.statement) for ref in one.statements} for one in group(records, judgements)]


def test_the_same_claim_in_two_articles_is_one_matter(make: Maker) -> None:
    records = [
        make(
            "a", "2024-03-01", ["Mayor Ilse Brandt | the bridge at Torvik had been closed on Monday"], "Torvik bridge"
        ),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    assert _sets(records) == [{("a", "s0"), ("b", "s0")}]


def test_a_judgement_keeps_statements_apart_and_another_joins_them(make: Maker) -> None:
    records = [
        make("a", "2024-03-01", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge"),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    pair = Ref("a", "s0"), Ref("b", "s0")
    apart = MatterJudgement("different matter", *pair)
    assert _sets(records, apart) == []
    assert _sets(records, apart, MatterJudgement("same matter", *pair)) == [{("a", "s0"), ("b", "s0")}]


def test_ids_stay_when_an_article_arrives(make: Maker) -> None:
    first = [
        make("a", "2024-03-01", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge"),
        make("b", "2024-03-02", ["Ilse Brandt | the Torvik bridge had been closed on Monday"], "Torvik bridge shut"),
    ]
    later = make("c", "2024-03-03", ["Per Lund | the Torvik bridge had been closed on Monday"], "Torvik bridge row")
    assert {one.id for one in group(first)} == {one.id for one in group([*first, later])}


def test_every_run_groups_alike() -> None:
    """Python hashes words anew in each process; no sum of floats may hang on that."""
    command = [sys.executable, "-m", "onrecord", "matters", str(CRISIS), "--format", "jsonl"]
    runs = [
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0]
    assert runs[0] == runs[1]
