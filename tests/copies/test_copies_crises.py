"""The copies among the reports of our own marked crises: each cluster whole, nothing else, the agency first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.copies import find_copies
from onrecord.document import Document
from onrecord.ingest import IngestOptions, read_input

CRISES = sorted((Path(__file__).resolve().parents[2] / "examples" / "crises").glob("*/matters.json"))


@pytest.mark.parametrize("matters", CRISES, ids=lambda path: path.parent.name)
def test_every_cluster(matters: Path) -> None:
    told = json.loads(matters.read_text("utf-8"))["copies"]
    articles = read_input(str(matters.parent / "docs.jsonl"), IngestOptions())
    found = find_copies(one for one in articles if isinstance(one, Document))
    assert sorted(sorted(one.documents) for one in found) == sorted(map(sorted, told))
    assert {one.original for one in found} == {cluster[0] for cluster in told}
