"""Judgements: kept, applied to what is there and what comes, taken back, never lost when articles are read again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store_records import BRENN, BRIDGE, FERRY, part, record, speaker, statement, told

from onrecord.errors import StoreError, UsageError
from onrecord.record import Record
from onrecord.store import Store

THAW, GIFT, PIERS = BRIDGE.statements


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store.open(tmp_path / "store.sqlite")
    opened.add(BRIDGE)
    opened.add(FERRY)
    return opened


def contents(record: Record | None) -> list[str]:
    assert record is not None
    return [one.content.text for one in record.statements]


class TestStatements:
    def test_rejected_ones_are_gone_until_undone(self, store: Store) -> None:
        before = store.status().statements, store.find("gift")
        judgement = store.judge("reject", statement=GIFT.id, why="a headline", by="ana")
        assert store.find("gift") == []
        assert GIFT.content.text not in contents(store.record("bridge"))
        assert contents(store.record("bridge", as_read=True)) == contents(BRIDGE)
        view = store.article("bridge")
        assert view is not None
        assert view.reviews == {GIFT.id: "rejected"}
        assert len(view.record.statements) == 3
        store.undo(judgement.key)
        assert (store.status().statements, store.find("gift")) == before
        assert store.record("bridge") == BRIDGE

    @pytest.mark.parametrize(
        ("correction", "query"),
        [
            ({"speakers": ["Tomas Oleander"]}, {"speaker": "Oleander", "words": "piers"}),
            ({"speakers": [{"name": "Dr Vera Lind", "kind": "person", "country": "NO"}]}, {"country": "NO"}),
            ({"act": "question"}, {"act": "question"}),
            ({"certainty": "unlikely"}, {"certainty": "unlikely"}),
            ({"content": [[6, 12]]}, {"words": "said"}),
        ],
        ids=str,
    )
    def test_corrections_are_found_and_taken_back(
        self, store: Store, correction: dict[str, Any], query: dict[str, Any]
    ) -> None:
        assert store.find(**query) == []
        judgement = store.judge("correct", statement=PIERS.id, correction=correction)
        (hit,) = store.find(**query)
        assert (hit.statement.id, hit.review) == (PIERS.id, "corrected")
        store.undo(judgement.key)
        assert store.find(**query) == []
        assert store.record("bridge") == BRIDGE

    def test_an_undone_undo_brings_the_judgement_back(self, store: Store) -> None:
        first = store.judge("reject", statement=GIFT.id)
        second = store.undo(first.key)
        third = store.undo(second.key)
        assert store.find("gift") == []
        assert [one.in_force for one in store.judgements()] == [True, False, True]
        with pytest.raises(UsageError, match="undone already"):
            store.undo(second.key)
        store.undo(third.key)
        assert len(store.find("gift")) == 1

    @pytest.mark.parametrize(
        ("judgement", "sentence"),
        [
            ({"kind": "accept", "statement": "nope"}, "no statement nope"),
            ({"kind": "accept"}, "needs a statement"),
            ({"kind": "applaud", "statement": THAW.id}, "applaud"),
            ({"kind": "correct", "statement": THAW.id}, "a correction gives"),
            ({"kind": "correct", "statement": THAW.id, "correction": {"colour": "red"}}, "colour"),
            ({"kind": "correct", "statement": THAW.id, "correction": {"content": [[0, 99999]]}}, "do not lie"),
            ({"kind": "correct", "statement": THAW.id, "correction": {"content": "x"}}, "no pairs"),
            ({"kind": "correct", "statement": THAW.id, "correction": {"act": "sung"}}, "makes no statement"),
            ({"kind": "same", "actor": "p/brenn", "other": "Nobody Ever"}, "no actor"),
            ({"kind": "same", "actor": "p/brenn", "other": "Ada Brenn"}, "the same entry"),
            ({"kind": "rename", "actor": "p/brenn"}, "the new name"),
            ({"kind": "split", "actor": "p/brenn", "name": "Other"}, "needs the statements"),
            ({"kind": "split", "actor": "p/brenn", "name": "Other", "statements": [GIFT.id]}, "is not by"),
        ],
    )
    def test_what_makes_no_sense_is_told_and_leaves_nothing(
        self, store: Store, judgement: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(UsageError, match=sentence):
            store.judge(**judgement)
        assert store.judgements() == []

    def test_they_are_never_changed(self, store: Store) -> None:
        store.judge("accept", statement=THAW.id)
        for sql in ("UPDATE judgement SET by = 'x'", "DELETE FROM judgement"):
            with pytest.raises(StoreError, match="never"):
                store.connection.execute(sql)

    def test_a_child_of_a_rejected_statement_hangs_on_its_grandparent(self, store: Store) -> None:
        made = record(
            "nested",
            "A said B said C said snow falls.",
            ["B said C said snow falls", "C said snow falls", "snow falls"],
        )
        outer, middle, inner = made.statements
        middle, inner = replace(middle, parent=outer.id, depth=1), replace(inner, parent=middle.id, depth=2)
        store.add(Record(made.document, (outer, middle, inner)))
        store.judge("reject", statement=middle.id)
        shown = store.record("nested")
        assert shown is not None
        assert [(one.id, one.parent, one.depth) for one in shown.statements] == [
            (outer.id, None, 0),
            (inner.id, outer.id, 1),
        ]


def read_again(record: Record, shift: int = 0, keep: int = 99) -> Record:
    """Another model's reading: other ids, contents cut by `shift` code points, only the first `keep` statements."""
    made = []
    for one in record.statements[:keep]:
        start, end = one.content.spans[0]
        words = record.document.text[start + shift : end]
        made.append(
            replace(
                one,
                id=hashlib.sha256(f"{one.id}{shift}".encode()).hexdigest()[:12],
                content=part(record.document.text, words),
            )
        )
    return Record(record.document, tuple(made))


class TestReadAgain:
    def test_they_follow_to_the_statement_with_the_same_words(self, store: Store) -> None:
        store.judge("reject", statement=GIFT.id)
        store.judge("correct", statement=PIERS.id, correction={"act": "question", "speakers": ["Tomas Oleander"]})
        assert store.add(read_again(BRIDGE, shift=4), again=True).outcome == "reread"
        assert store.find("gift") == []
        (hit,) = store.find(act="question")
        assert (hit.actors, hit.statement.content.text) == (("name/tomas oleander",), PIERS.content.text[4:])
        assert [one.unplaced for one in store.judgements()] == [False, False]

    def test_one_that_finds_no_home_is_kept_and_comes_back(self, store: Store) -> None:
        judgement = store.judge("correct", statement=PIERS.id, correction={"act": "question"})
        store.add(read_again(BRIDGE, keep=2), again=True)
        (unplaced,) = store.judgements(unplaced=True)
        assert (unplaced.key, unplaced.home, store.status().unplaced) == (judgement.key, None, 1)
        store.add(read_again(BRIDGE), again=True)
        assert store.judgements(unplaced=True) == []
        assert len(store.find(act="question")) == 1

    def test_they_follow_into_an_updated_page_by_words(self, store: Store) -> None:
        correction = {"content": [list(GIFT.content.spans[0])], "act": "expressive"}
        store.judge("correct", statement=GIFT.id, correction=correction)
        longer = "Updated at noon. " + BRIDGE.document.text
        document = replace(BRIDGE.document, text=longer, sha256="")
        statements = tuple(
            statement(document, part(longer, one.content.text), speakers=one.speakers) for one in BRIDGE.statements
        )
        assert store.add(Record(document, statements)).outcome == "updated"
        (hit,) = store.find(act="expressive")
        start, end = hit.statement.content.spans[0]
        assert longer[start:end] == GIFT.content.text

    def test_what_an_undo_takes_back_after_reading_again(self, store: Store) -> None:
        judgement = store.judge("reject", statement=GIFT.id)
        store.add(read_again(BRIDGE, shift=4), again=True)
        store.undo(judgement.key)
        assert len(store.find("gift")) == 1


class TestActors:
    def test_merged_ones_are_one_also_for_what_comes_later(self, store: Store) -> None:
        later = ("the mayor is tired", {"speakers": (speaker("T. Oleander"),)})
        store.add(told("later", "2027-05-01", "Harbour News", later))
        judgement = store.judge("same", actor="Tomas Oleander", other="T. Oleander", why="one mayor")
        (found,) = store.who("T. Oleander")
        assert (found.actor.name, found.actor.statements) == ("Tomas Oleander", 3)
        assert found.actor.merged == ("name/t. oleander",)
        again = ("the mayor sleeps", {"speakers": (speaker("T. Oleander"),)})
        store.add(told("latest", "2027-05-02", "Harbour News", again))
        assert len(store.find(speaker="Tomas Oleander")) == 4
        assert {one.value: one.count for one in store.facets().speaker}["name/tomas oleander"] == 4
        store.undo(judgement.key)
        assert len(store.find(speaker="Tomas Oleander")) == 2

    def test_a_listed_actor_stands_for_an_unlisted_one(self, store: Store) -> None:
        store.add(told("x", "2027-05-01", "Y", ("it rains", {"speakers": (speaker("Minister Brenn"),)})))
        store.judge("same", actor="Minister Brenn", other="p/brenn")
        entry = store.actor("name/minister brenn")
        assert entry is not None
        assert (entry.id, entry.known) == ("p/brenn", True)

    def test_the_latest_judgement_on_two_decides(self, store: Store) -> None:
        pair: dict[str, Any] = {"actor": "p/brenn", "other": "Tomas Oleander"}
        store.judge("same", **pair)
        assert len(store.actors()) == 2
        store.judge("different", **pair)
        assert len(store.actors()) == 3
        store.judge("same", **pair)
        store.judge("unsure", **pair)
        assert len(store.actors()) == 3

    def test_two_that_differ_never_become_one_through_a_third(self, store: Store) -> None:
        store.judge("different", actor="p/brenn", other="Tomas Oleander")
        store.judge("same", actor="p/brenn", other="Blue Line")
        with pytest.raises(UsageError, match="were judged different"):
            store.judge("same", actor="Blue Line", other="Tomas Oleander")

    def test_rename(self, store: Store) -> None:
        judgement = store.judge("rename", actor="Blue Line", name="Blue Line AB")
        assert store.who("Line AB")[0].actor.name == "Blue Line AB"
        store.undo(judgement.key)
        assert store.who("Blue Line")[0].actor.name == "Blue Line"

    def test_split_survives_reading_again_and_is_undone_whole(self, store: Store) -> None:
        judgement = store.judge("split", actor="Ada Brenn", name="Ada Brenn (engineer)", statements=[PIERS.id])
        assert [hit.statement.content.text for hit in store.find(speaker="Ada Brenn (engineer)")] == [
            PIERS.content.text
        ]
        assert [hit.statement.id for hit in store.find(speaker="p/brenn")] == [THAW.id]
        store.add(read_again(BRIDGE, shift=4), again=True)
        assert len(store.find(speaker="Ada Brenn (engineer)")) == 1
        store.undo(judgement.key)
        assert len(store.find(speaker="p/brenn")) == 2
        assert [one.in_force for one in store.judgements()] == [False, False, True]


def test_kinds_of_other_packages_are_kept(store: Store) -> None:
    kept = store.judge("matter/merge", detail={"matters": ["m1", "m2"]}, why="one question", by="bo")
    assert (kept.kind, kept.detail, kept.by, kept.in_force) == ("matter/merge", {"matters": ["m1", "m2"]}, "bo", True)
    assert [one.key for one in store.judgements(kind="matter/")] == [kept.key]


def test_lessons(store: Store) -> None:
    store.judge("reject", statement=GIFT.id)
    store.judge("correct", statement=PIERS.id, correction={"speakers": ["p/brenn"], "content": [[6, 12]]})
    rejected, corrected = (store.lesson(one, text=True) for one in store.judgements())
    assert (rejected["before"]["content"]["text"], rejected["after"]) == (GIFT.content.text, None)
    assert corrected["text"] == BRIDGE.document.text
    assert corrected["before"]["content"]["text"] == PIERS.content.text
    assert corrected["after"]["content"] == {"spans": [[6, 12]], "text": BRIDGE.document.text[6:12]}
    assert corrected["after"]["speakers"][0]["actor"] == BRENN.actor
