"""What is packed comes out equal, whatever the text; what is judged and undone leaves no trace in what is shown."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_records import BRIDGE, FERRY, speaker, statement

from onrecord.document import Document
from onrecord.errors import UsageError
from onrecord.record import Part, Record
from onrecord.store import Store
from onrecord.store.packing import column_text, pack, plain, searchable, text_column, unpack, words
from onrecord.values import Figure, Place, Time

HARD = st.sampled_from(["🛳️", "e\u0301", "שלום", "\ud83d", "\x00", "\r\n", "“", "a", " ", "\u202e", "ﬁ", "𝔘", "=1+1"])
TEXTS = st.lists(st.one_of(HARD, st.text(max_size=3)), min_size=1, max_size=30).map("".join).filter(bool)


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(TEXTS)
    document = Document(draw(TEXTS), text, title=draw(st.none() | TEXTS), url=draw(st.none() | TEXTS))

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def part() -> Part:
        spans = tuple(span() for _ in range(draw(st.integers(1, 3))))
        return Part(spans, words(text, spans))

    made = tuple(
        statement(document, part(), id=f"s{number}", source=part(), cue=draw(st.none() | st.just(part())),
                  speakers=(speaker(draw(st.none() | TEXTS)),))
        for number in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    at = span()
    return Record(
        document, made,
        times=(Time(at, text[slice(*at)], "DATE", "2027", "2027-01-01", None),),
        figures=(Figure(at, draw(TEXTS), 10**30, None, True, True, False, None, None, "count", None, None),),
        places=(Place(at, text[slice(*at)], draw(TEXTS), None, None, None, None, "city"),),
    )  # fmt: skip


@given(records())
@settings(max_examples=100, deadline=None)
def test_packed_and_unpacked(record: Record) -> None:
    text = column_text(text_column(record.document.text))
    assert text == record.document.text
    assert unpack(pack(plain(record)), text, record.document.sha256) == record


def test_kept_and_shown(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        numbers = iter(range(10_000))

        @given(records())
        @settings(max_examples=40, deadline=None)
        def check(record: Record) -> None:
            number = next(numbers)
            document = replace(record.document, id=f"{number} {record.document.id}", url=None)
            made = replace(record, document=document)
            count = store.status().statements
            assert store.add(made).outcome == "added"
            assert store.add(made).outcome == "unchanged"
            assert store.record(document.id) == made
            assert store.status().statements == count + len(record.statements)

        check()
        assert store.find("no such \ud83d word", speaker="\ud83d") == []
        store.connection.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")


def test_addresses_with_half_a_character(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        made = Record(Document("a\ud83d\x00", "Ana said yes.", url="u\ud83d\x00"))
        assert [store.add(made).outcome for _ in range(2)] == ["added", "unchanged"]
        assert store.record("u\ud83d\x00") == made


@given(TEXTS)
def test_what_is_searched_keeps_its_offsets(text: str) -> None:
    found = searchable(text)
    assert len(found) == len(text)
    assert found.encode()


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_judged_can_be_undone(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    with Store.open(tmp_path / "store.sqlite") as store:
        for record in (BRIDGE, FERRY):
            store.add(record)
        before = state(store)
        ids = [one.id for record in (BRIDGE, FERRY) for one in record.statements]
        actors = ["p/brenn", "o/blue-line", "name/tomas oleander"]
        made = []
        for _ in range(draw.randint(1, 8)):
            try:
                made.append(judged(store, draw, ids, actors))
            except UsageError:
                continue
        for key in draw.sample(made, len(made)):
            store.undo(key)
        assert state(store) == before
        assert [record.document.id for record in store.records()] == ["bridge", "ferry"]
        assert [store.record("bridge"), store.record("ferry")] == [BRIDGE, FERRY]


def judged(store: Store, draw: random.Random, ids: list[str], actors: list[str]) -> int:
    kind = draw.choice(("accept", "reject", "correct", "same", "different", "rename", "split"))
    if kind in ("accept", "reject"):
        return store.judge(kind, statement=draw.choice(ids)).key
    if kind == "correct":
        correction = draw.choice(({"act": "question"}, {"speakers": ["Blue Line"]}, {"content": [[0, 3], [5, 9]]}))
        return store.judge(kind, statement=draw.choice(ids), correction=correction).key
    one, other = draw.sample(actors, 2)
    if kind == "rename":
        return store.judge(kind, actor=one, name=f"New {draw.randint(1, 9)}").key
    if kind == "split":
        return store.judge(kind, actor=one, name="Split", statements=[draw.choice(ids)]).key
    return store.judge(kind, actor=one, other=other).key


def state(store: Store) -> object:
    """Everything that judgements may change, as it is shown."""
    facets = store.facets()
    hits = [(hit.statement, hit.review, hit.actors, hit.day) for hit in store.find()]
    actors = [(one.id, one.name, one.statements, one.merged) for one in store.actors()]
    return facets, sorted(hits, key=str), actors
