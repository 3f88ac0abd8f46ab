"""Copies in the store: told as articles arrive, by document id, and put in when an older file is opened."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import wire_reports as reports
from click.testing import CliRunner

from onrecord.cli.app import app
from onrecord.copies import CopyCluster
from onrecord.copies.stored import copies_of, stored_copies
from onrecord.record import Record
from onrecord.store import Store
from onrecord.store.connection import Connections
from onrecord.store.migrations import MIGRATIONS, bring_up_to_date

ARTICLES = [
    reports.article("post", reports.CUT, "Hollen Post", "2027-05-15"),
    reports.article("own", reports.OWN_DESK, "The Courier", "2027-05-14"),
    reports.article("wire", reports.AGENCY, "Northern Wire", "2027-05-14"),
]
EXPECTED = CopyCluster(("post", "wire"), "wire")


def filled(path: Path) -> Store:
    store = Store.open(path)
    for document in ARTICLES:
        store.add(Record(document))
    return store


def test_as_articles_arrive(tmp_path: Path) -> None:
    with filled(tmp_path / "s.sqlite") as store:
        assert list(stored_copies(store.connection)) == [EXPECTED]
        assert copies_of(store.connection, "wire") == ("post", "wire")
        assert copies_of(store.connection, "own") == copies_of(store.connection, "none") == ()


def test_an_article_whose_text_changes_leaves_its_cluster(tmp_path: Path) -> None:
    with filled(tmp_path / "s.sqlite") as store:
        store.add(Record(replace(ARTICLES[2], text=reports.UNRELATED, sha256="")))
        assert list(stored_copies(store.connection)) == []


def test_a_store_of_an_older_version_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    filled(path).close()
    connections = Connections(path, read_only=False)
    with connections.transaction() as connection:
        for table in ("copy_sketch", "copy_anchor"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM migration WHERE name = '0003 wire copies'")
    bring_up_to_date(connections, MIGRATIONS)
    assert list(stored_copies(connections.get())) == [EXPECTED]
    connections.close()


def test_the_command(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    filled(path).close()
    done = CliRunner().invoke(app, ["copies", "--store", str(path), "--format", "jsonl"])
    assert json.loads(done.output) == {"documents": ["post", "wire"], "original": "wire"}


@pytest.mark.parametrize("arguments", [["--store", "s.sqlite", "a.txt"]])
def test_wrong_usage(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["copies", *arguments]).exit_code == 2
