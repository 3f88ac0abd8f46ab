"""Copies as articles arrive one by one: the same clusters as of all at once, kept in a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
import wire_reports as reports
from made_articles import made_articles

from onrecord.copies import CopyIndex, find_copies
from onrecord.copies.index import SCHEMA


@pytest.fixture
def index() -> Iterator[CopyIndex]:
    connection = sqlite3.connect(":memory:")
    for statement in SCHEMA:
        connection.execute(statement)
    yield CopyIndex(connection)
    connection.close()


def test_an_article_without_copies_is_its_own_cluster(index: CopyIndex) -> None:
    assert index.add(7, reports.AGENCY) == 7
    assert index.add(8, reports.UNRELATED) == 8
    assert index.cluster_of(7) == (7,)
    assert list(index.clusters()) == []


def test_a_copy_joins(index: CopyIndex) -> None:
    index.add(1, reports.AGENCY)
    assert index.add(2, reports.CUT) == 1
    assert index.add(3, reports.OWN_DESK) == 3
    assert index.cluster_of(2) == (1, 2)
    assert list(index.clusters()) == [(1, 2)]


def test_an_article_that_is_a_copy_of_two_joins_their_clusters(index: CopyIndex) -> None:
    middle = "\n\n".join(reports.PARAGRAPHS)
    index.add(1, "\n\n".join(reports.PARAGRAPHS[:4]))
    index.add(2, "\n\n".join(reports.PARAGRAPHS[4:]))
    assert index.cluster_of(1) == (1,)
    assert index.add(3, middle) == 1
    assert index.cluster_of(2) == (1, 2, 3)


def test_adding_again_changes_nothing(index: CopyIndex) -> None:
    for _ in range(2):
        index.add(1, reports.AGENCY)
        index.add(2, reports.CUT)
    assert list(index.clusters()) == [(1, 2)]


def test_a_changed_text_leaves_its_cluster(index: CopyIndex) -> None:
    index.add(1, reports.AGENCY)
    index.add(2, reports.CUT)
    own = index.add(1, reports.UNRELATED)
    assert own not in (1, 2), "the number 1 is the cluster that article 2 is in"
    assert index.cluster_of(1) == (1,)
    assert index.cluster_of(2) == (2,)


def test_a_removed_article_is_forgotten(index: CopyIndex) -> None:
    index.add(1, reports.AGENCY)
    index.remove(1)
    index.remove(1)
    assert index.cluster_of(1) == ()
    assert index.add(2, reports.CUT) == 2


def test_finds_what_all_at_once_finds(index: CopyIndex) -> None:
    documents, truth = made_articles(300, seed=11)
    for document in documents:
        index.add(int(document.id), document.text)
    assert {frozenset(map(str, group)) for group in index.clusters()} == truth
    assert {frozenset(one.documents) for one in find_copies(documents)} == truth
