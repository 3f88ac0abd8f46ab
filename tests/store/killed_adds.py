"""Kills an `add` again and again at random moments and looks at what is left; a program, for it forks.

    python killed_adds.py FOLDER MOMENTS

Each round kills a fresh add, then the add that resumes it, at moments drawn over the time that a whole one takes; after
each kill the file is opened and checked, at the end the rest is added. Prints what it saw as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from test_store_commands import EchoReader

import onrecord.reader
from onrecord.cli.app import app
from onrecord.store import Store

ARTICLES = 25
STATEMENTS = 6


def main(folder: Path, moments: int) -> None:
    onrecord.reader.Reader = EchoReader  # type: ignore[assignment, misc]
    draw = random.Random(7)
    articles = folder / "articles.jsonl"
    articles.write_text("".join(line(number) for number in range(ARTICLES)))
    with contextlib.suppress(SystemExit):  # what it imports is imported here, once, not in every child
        app.main(["add", str(articles), "--store", str(folder / "first.sqlite")], prog_name="onrecord")
    whole = min(timed(articles, folder / f"whole{number}.sqlite") for number in range(3))
    seen: dict[str, Any] = {"kills": 0, "within": 0, "faults": [], "whole_ms": round(1000 * whole)}
    for number in range(moments):
        store = folder / f"{number}.sqlite"
        for _ in range(2):
            killed_after(articles, store, draw.uniform(0, 1.1 * whole))
            held = check(store, seen["faults"])
            seen["kills"] += 1
            seen["within"] += 0 < held < ARTICLES
        if number % 10 == 0:
            wait(start(articles, store))
            if check(store, seen["faults"]) != ARTICLES:
                seen["faults"].append(f"{store.name}: not all articles after resuming")
        for file in folder.glob(f"{store.name}*"):
            file.unlink()
    print(json.dumps(seen))


def line(number: int) -> str:
    text = " ".join(f"Minister {number} said that pier {index} holds." for index in range(STATEMENTS))
    return json.dumps({"id": f"article-{number}", "text": text}) + "\n"


def start(articles: Path, store: Path) -> int:
    """Begin an add in a process of its own; its id."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        app.main(["add", str(articles), "--store", str(store)], prog_name="onrecord")
    finally:
        os._exit(0)


def killed_after(articles: Path, store: Path, seconds: float) -> None:
    child = start(articles, store)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    wait(child)


def wait(child: int) -> None:
    os.waitpid(child, 0)


def timed(articles: Path, store: Path) -> float:
    begun = time.perf_counter()
    wait(start(articles, store))
    return time.perf_counter() - begun


def check(path: Path, faults: list[str]) -> int:
    """Look at what a killed add left; how many articles it holds. What is wrong is added to the faults."""
    if not path.exists():
        return 0
    with Store.open(path) as store:
        ids = [record.document.id for record in store.records()]
        sound = store.connection.value("PRAGMA integrity_check")
        loose = store.connection.execute("PRAGMA foreign_key_check").fetchall()
        counts = store.connection.execute(
            "SELECT (SELECT count(*) FROM statement), (SELECT count(*) FROM statement_words), (SELECT count(*) FROM"
            " statement WHERE article NOT IN (SELECT key FROM article)), (SELECT count(*) FROM version),"
            " (SELECT coalesce(sum(statements), 0) FROM tally WHERE token = 'qindirect0')"
        ).fetchone()
        try:
            store.connection.execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')")
        except sqlite3.Error as error:
            faults.append(f"{path.name}: search: {error}")
    expected = (len(ids) * STATEMENTS, len(ids) * STATEMENTS, 0, len(ids), len(ids) * STATEMENTS)
    if sound != "ok" or loose or len(ids) != len(set(ids)) or counts != expected:
        faults.append(f"{path.name}: {sound} {loose} {len(ids)} articles {counts}")
    return len(ids)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
