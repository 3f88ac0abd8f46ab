"""Matters in the store: they follow what is added and judged, and keep their ids."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.matters import Ref
from onrecord.matters.outcomes import outcomes
from onrecord.matters.stored import judge_matter, matter_of, stored_matter, stored_matters, update_matters
from onrecord.matters.vectors import MODEL_FOLDER
from onrecord.record import Record
from onrecord.store import Store

pytestmark = pytest.mark.skipif(not (MODEL_FOLDER / "sentences.onnx").exists(), reason="the sentence model is not here")
Maker = Callable[..., Record]
SAID = "the Torvik bridge had been closed on Monday"


@pytest.fixture
def store(tmp_path: Path, make: Maker) -> Store:
    opened = Store.open(tmp_path / "desk.sqlite")
    opened.add(make("a", "2024-03-01", [f"Ilse Brandt | {SAID}"], "Torvik bridge"))
    opened.add(make("b", "2024-03-02", [f"Per Lund | {SAID}"], "Torvik bridge shut"))
    update_matters(opened)
    return opened


def test_what_is_added_joins_and_the_id_stays(store: Store, make: Maker) -> None:
    (before,) = stored_matters(store)
    store.add(make("0", "2024-03-01", [f"Anna Moe | {SAID}"], "Torvik bridge closed"))
    assert update_matters(store) == 1
    (after,) = stored_matters(store)
    assert after.id == before.id
    assert len(after.statements) == 3
    assert update_matters(store) == 0


def test_split_merge_and_undo(store: Store) -> None:
    pair = Ref("a", "s0"), Ref("b", "s0")
    kept = judge_matter(store, "different matter", *pair)
    assert list(stored_matters(store)) == []
    store.undo(kept.key)
    update_matters(store)
    assert [one.state for one in stored_matters(store)] == ["suggested"]
    judge_matter(store, "same matter", *pair)
    assert [one.state for one in stored_matters(store)] == ["confirmed"]


def test_a_matter_is_found_by_its_id_and_by_its_statements(store: Store) -> None:
    (only,) = stored_matters(store)
    assert matter_of(store, Ref("a", "s0")) == only.id
    assert stored_matter(store, only.id[:5]) == only
    assert stored_matter(store, "zz") is None
    assert outcomes(store) == {}
