"""`onrecord watch`, as a user calls it: articles in the store, signals, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from local_server import Site

from onrecord.cli.app import app
from onrecord.store import Store


def watch(server: Site, store: Path, *more: str) -> tuple[int, str]:
    arguments = ["watch", server.url + "/feed", "--store", str(store), "--allow-private", *more]
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.output


@pytest.fixture
def full(server: Site) -> Site:
    for name in "ab":
        server.page(f"/{name}", f'"We will not yield," Mayor Anna Keller said on Monday about {name}.')
    server.feed("/a", "/b")
    return server


def test_articles_come_into_the_store_once(full: Site, tmp_path: Path) -> None:
    code, output = watch(full, tmp_path / "s.sqlite", "--once")
    assert code == 0, output
    assert "2 new articles from 1 poll, 0 failures" in output
    code, output = watch(full, tmp_path / "s.sqlite", "--once")
    assert "0 new articles" in output
    assert full.asked == ["/feed", "/a", "/b", "/feed"]
    with Store.open(tmp_path / "s.sqlite", read_only=True) as store:
        assert sorted(entry.document for entry in store.articles()) == [full.url + "/a", full.url + "/b"]
        assert [run.kind for run in store.runs()] == ["watch", "watch"]


def test_failures_are_said_and_kept(full: Site, tmp_path: Path) -> None:
    full.feed("/a", "/gone")
    code, output = watch(full, tmp_path / "s.sqlite", "--once")
    assert code == 1
    assert f"{full.url}/gone: the server answers 404" in output
    with Store.open(tmp_path / "s.sqlite", read_only=True) as store:
        assert [failure.name for failure in store.failures()] == [full.url + "/gone"]


@pytest.mark.parametrize("arguments", [["--every", "10"], ["--every", "1s"], ["--every", "soon"], ["--timeout", "0"]])
def test_wrong_usage(server: Site, tmp_path: Path, arguments: list[str]) -> None:
    code, output = watch(server, tmp_path / "s.sqlite", "--once", *arguments)
    assert code == (1 if arguments[1] == "10" else 2), output


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_stop_it_cleanly_and_it_resumes(full: Site, tmp_path: Path, number: int) -> None:
    store = tmp_path / "s.sqlite"
    command = [sys.executable, "-m", "onrecord", "watch", full.url + "/feed", "--store", str(store), "--allow-private"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert "stopped: " in errors
    assert "Traceback" not in errors
    time.sleep(0)
    code, output = watch(full, store, "--once")
    assert code == 0, output
    with Store.open(store, read_only=True) as kept:
        assert len(kept.articles()) == 2


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_killed_at_any_moment_it_holds_each_article_once(server: Site, tmp_path: Path) -> None:
    names = "abcde"
    for name in names:
        server.page(f"/{name}", f'"We will not yield," Mayor Anna Keller said on Monday about {name}.')
    server.feed(*(f"/{name}" for name in names))
    store = tmp_path / "s.sqlite"
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "watch",
        server.url + "/feed",
        "--store",
        str(store),
        "--allow-private",
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for lines in (1, 2):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
            assert process.stdout is not None
            for _ in range(lines):
                process.stdout.readline()
            process.kill()
    code, output = watch(server, store, "--once")
    assert code == 0, output
    assert watch(server, store, "--once")[1].count("0 new articles") == 1
    with Store.open(store) as kept:
        assert kept.connection.value("PRAGMA integrity_check") == "ok"
        assert sorted(entry.document for entry in kept.articles()) == [f"{server.url}/{name}" for name in names]
        assert {len(kept.versions(entry.document)) for entry in kept.articles()} == {1}
