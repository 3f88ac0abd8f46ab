"""Copies as the pages tell them: those of the store's own index, which are the ones that comparing all texts finds."""

from __future__ import annotations

from pathlib import Path

from newsroom import BRIDGE, EMOJI, FERRY

from onrecord.copies import find_copies
from onrecord.document import Document, Published
from onrecord.record import Record
from onrecord.store import Store
from onrecord.web.mattersource import load_matters

LONG = f"{BRIDGE} {FERRY}"
ARTICLES = (
    Document("wire", LONG, source="Northern Wire", published=Published("2027-03-02", "day", "input")),
    Document("post", f"{LONG} More follows.", source="Hollen Post", published=Published("2027-03-03", "day", "input")),
    Document("note", EMOJI, source="The Courier", published=Published("2027-03-03", "day", "input")),
    Document("late", LONG, source="The Courier", published=Published("2027-03-04", "day", "input")),
)


def test_copies_are_those_that_comparing_all_texts_finds(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        for document in ARTICLES:
            store.add(Record(document))
        _, others = load_matters(store)
    (cluster,) = find_copies(ARTICLES)
    assert set(cluster.documents) == {"wire", "post", "late"}
    assert others == {one: tuple(each for each in cluster.documents if each != one) for one in cluster.documents}


def test_an_article_is_no_copy_of_itself(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        store.add(Record(ARTICLES[0]))
        assert load_matters(store) == ((), {})
