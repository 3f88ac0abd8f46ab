"""Nothing that can be typed breaks a search: not in the library, on the command line, or over the API."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_records import BRIDGE, FERRY

from onrecord.cli.app import app
from onrecord.store import Query, Store
from onrecord.store.phrases import match_name, match_words

HOSTILE = (
    "\0", "a\0b", '"a\0', "bridge\0", '\0"bridge', "bridge -\0x", "bridge\0*", "\ud800", "bridge \udfff", '"', '""',
    '"""', '"a', 'a"', 'a"b"c', '-"', '-"a b" bridge', "*", "a*", "**", "-*", "a -a", "- a", "--a", "^a", "^", "+a",
    "a + b", "content:a", "{content}:a", "{content} : (a", "NEAR(a b, 2)", "NEAR", "AND", "OR a", "NOT NOT", "a AND",
    "(", ")", "((a)", "a) OR (b", "'", "a'; DROP TABLE statement; --", "?", "?1", ":a", "@a", "$a", "\\", "\\\"a",
    "%", "_", "a,b", "²", "ª", "\u0301", "e\u0301", "\u200b", "\ufeffbridge", "\U000e0001", "𝔟𝔯𝔦𝔡𝔤𝔢", "橋", "\x02a",
    "\x1a",
    "tokens:a1", "{tokens} : a1", "bridge " * 600, "-bridge " * 600, "bridge " + "-nobody " * 600, "(" * 5000,
)  # fmt: skip
TYPED = st.lists(
    st.sampled_from('abé "\'*-+^:(){}\0\ud800\udfff\x02,\\%?') | st.sampled_from(["AND ", "OR ", "NOT ", "NEAR("]),
    max_size=30,
).map("".join) | st.text(max_size=40)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("phrases") / "store.sqlite") as opened:
        for made in (BRIDGE, FERRY):
            opened.add(made)
        yield opened


def ask_everything(store: Store, typed: str) -> None:
    """Put the words into every field of text that a search has."""
    for query in (Query(typed), Query("bridge", speaker=typed), Query(source=typed), Query(typed, speaker=typed)):
        store.search(query)
        store.count(query)
    store.articles(typed, source=typed)
    store.actors(typed)
    store.who(typed)


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_words_find_something_or_nothing(store: Store, typed: str) -> None:
    ask_everything(store, typed)


@given(typed=TYPED)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_find_something_or_nothing(store: Store, typed: str) -> None:
    ask_everything(store, typed)


@pytest.mark.parametrize("typed", [one for one in HOSTILE if "\0" not in one and len(one) < 100])
def test_on_the_command_line(store: Store, typed: str) -> None:
    found = CliRunner().invoke(app, ["find", "--store", str(store.path), "--", typed])
    assert found.exit_code in (0, 1), found.output
    assert "please report" not in found.output


def test_a_nul_parts_words_as_it_does_in_the_texts(store: Store) -> None:
    assert store.search(Query("closed\0bridge")) == []
    assert store.search(Query('"bridge\0"')) == store.search(Query("bridge"))
    assert match_words("a\0b") == '"a\ufffdb"'
    assert match_name('a\0 "b') == '"a\ufffd" AND "b"'
    assert store.search(Query(source="\0")) == []
