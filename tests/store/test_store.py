"""Adding, holding, updating: what the store keeps is what was read."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from store_records import BRIDGE, FERRY, article, record

from onrecord.document import Document
from onrecord.errors import StoreError
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.connection import Connections
from onrecord.store.migrations import MIGRATIONS, Migration, bring_up_to_date


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store.sqlite")


@pytest.mark.parametrize(
    "text",
    [
        "Ana said: it is late.",
        "Ana said: 🛳️ it’s e\u0301te\u0301 וגם ערב.",
        "Ana said: a lone \ud83d half.",
        "Ana said: a NUL \x00 within.",
        "Ana said: " + "long " * 40_000,
        "A",
    ],
    ids=["plain", "emoji-combining-rtl", "lone-surrogate", "nul", "200-kB", "one-letter"],
)
def test_what_comes_out_is_what_went_in(store: Store, text: str) -> None:
    made = record("a", text, [text])
    store.add(made)
    assert store.record("a") == made


def test_reading_again_changes_nothing(store: Store) -> None:
    first = store.add(BRIDGE, "bridge.html")
    before = store.connection.value("SELECT total_changes()")
    assert (first.outcome, store.add(BRIDGE).outcome) == ("added", "unchanged")
    assert store.connection.value("SELECT total_changes()") == before
    assert store.holds(BRIDGE.document)


def test_an_updated_page_becomes_a_version(store: Store) -> None:
    early = record("p", "Ana said the bridge is shut. Bo said it is sound.", ["the bridge is shut", "it is sound"])
    late = record("p", "Ana said the bridge is shut. Bo said it is not.", ["the bridge is shut", "it is not"])
    store.add(early)
    added = store.add(late)
    assert (added.outcome, added.version) == ("updated", 2)
    assert added.new == (late.statements[1].id,)
    assert added.withdrawn == (early.statements[1].id,)
    assert store.record("p") == late
    assert store.record("p", version=1) == early
    assert [version.number for version in store.versions("p")] == [1, 2]
    assert [hit.statement.content.text for hit in store.find("sound")] == []
    assert store.add(early).outcome == "unchanged"


ADDRESS = "https://lowland.example/bridge"


@pytest.mark.parametrize(
    ("second", "outcome"),
    [
        ("The bridge at Karven is shut until the thaw, the ministry said on Monday evening. Trains run.", "updated"),
        ("Nothing here has a word in common with what stood at that address before.", "added"),
    ],
    ids=["updated-page", "another-article-under-the-outlet's-address"],
)
def test_the_same_address_with_another_id(store: Store, second: str, outcome: str) -> None:
    first = "The bridge at Karven is shut until the thaw, the ministry said on Monday evening."
    store.add(Record(Document("a", first, url=ADDRESS)))
    assert store.add(Record(Document("b", second, url=ADDRESS))).outcome == outcome


def test_one_text_in_two_outlets_is_two_articles(store: Store) -> None:
    for name in ("one", "two"):
        store.add(Record(replace(BRIDGE.document, id=name, source=name), BRIDGE.statements))
    assert store.status().articles == 2


def test_a_title_learnt_later_is_taken_but_never_forgotten(store: Store) -> None:
    bare = Record(Document("a", "Ana said yes."))
    assert [store.add(one).outcome for one in (bare, Record(replace(bare.document, title="Yes")), bare)] == [
        "added", "updated", "unchanged",
    ]  # fmt: skip
    assert store.articles("yes")[0].title == "Yes"


def test_all_records_are_given_one_by_one(store: Store) -> None:
    made = [article(number) for number in range(7)]
    assert [added.outcome for added in store.add_many(made)] == ["added"] * 7
    assert list(store.records()) == made


def test_the_search_and_the_counts_agree_with_the_rows_after_changes(store: Store) -> None:
    store.add(BRIDGE)
    store.add(FERRY)
    store.add(Record(replace(BRIDGE.document, text=BRIDGE.document.text + " .", sha256="")))
    store.connection.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
    counted = store.connection.execute("SELECT token, statements FROM tally WHERE statements <> 0").fetchall()
    rows = " ".join(tokens for (tokens,) in store.connection.execute("SELECT tokens FROM statement")).split()
    assert dict(counted) == {token: rows.count(token) for token in rows}
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []


class TestFiles:
    def test_a_newer_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "store.sqlite"
        Store.open(path).close()
        newer = (*MIGRATIONS, Migration("9999 times to come", "store_records:nothing"))
        bring_up_to_date(Connections(path, read_only=False), newer)
        with pytest.raises(StoreError, match=r"newer OnRecord .*9999 times to come"):
            Store.open(path)

    def test_an_older_file_gets_what_it_lacks(self, tmp_path: Path) -> None:
        path = tmp_path / "store.sqlite"
        connections = Connections(path, read_only=False)
        bring_up_to_date(connections, MIGRATIONS[:1])
        connections.close()
        assert Store.open(path).status().migrations == tuple(sorted(step.name for step in MIGRATIONS))

    def test_another_program_s_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "other.sqlite"
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE bookmarks (url)")
        with pytest.raises(StoreError, match="another program"):
            Store.open(path)

    @pytest.mark.parametrize("content", [b"not a database at all, but a text of some length" * 30])
    def test_no_database(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "notes.txt"
        path.write_bytes(content)
        with pytest.raises(StoreError, match="no store of OnRecord"):
            Store.open(path)
        assert path.read_bytes() == content

    def test_nothing_to_read(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match=r"no store at .* yet"):
            Store.open(tmp_path / "none.sqlite", read_only=True)

    def test_the_variable_and_the_data_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ONRECORD_STORE", str(tmp_path / "mine.sqlite"))
        assert Store.open().path == tmp_path / "mine.sqlite"
        monkeypatch.delenv("ONRECORD_STORE")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
        monkeypatch.setattr("sys.platform", "linux")
        assert Store.open().path == tmp_path / "data" / "onrecord" / "store.sqlite"
