"""A run on a real Dask scheduler with two workers on the loopback, one of which is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from corpora import ids_in, wait_for, write_lines

from onrecord.corpus import Counts, run_corpus

pytest.importorskip("distributed")
COUNT = 200


def launch(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | QUIET)


QUIET = {"DASK_DISTRIBUTED__DASHBOARD__ENABLED": "false"}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address and its two workers."""
    place = tmp_path / "scheduler.json"
    started = [
        launch("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(place))
    ]
    try:
        wait_for(place.exists, "the scheduler")
        address = json.loads(place.read_text())["address"]
        folder = str(tmp_path / "dask")
        workers = [
            launch("worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder)
            for _ in range(2)
        ]
        started += workers
        yield address, workers
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_every_article_once_though_a_worker_is_killed(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, workers = cluster
    given, out = write_lines(tmp_path / "many.jsonl", COUNT), tmp_path / "out"
    results: list[Counts] = []
    running = Thread(
        target=lambda: results.append(run_corpus([str(given)], str(out), dask=address, workers=2, form="jsonl"))
    )
    running.start()
    wait_for(lambda: list(out.glob("_done/part-*.json")), "the first shard")
    workers[0].send_signal(signal.SIGKILL)
    running.join()
    (counts,) = results
    assert (counts.articles, counts.failed) == (COUNT, 0)
    assert ids_in(out) == sorted(f"a{number}" for number in range(COUNT))
