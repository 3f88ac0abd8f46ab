"""What goes wrong around a store: kills, a full disk, files that cannot be written, other writers, a clock set back."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from store_records import BRIDGE, FERRY, article

from onrecord.errors import StoreError
from onrecord.store import Store, clock, connection

HERE = Path(__file__).parent
MOMENTS = int(os.environ.get("ONRECORD_KILLS", "200"))
needs_unix = pytest.mark.skipif(os.name == "nt", reason="fork and signals are Unix's")


@pytest.fixture
def memory_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: a kill, unlike a power cut, does not ask what reached the disk."""
    memory = Path("/dev/shm")
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(dir=memory))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@needs_unix
def test_killed_at_random_moments_of_an_add_and_of_its_resumption(memory_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "killed_adds.py"), str(memory_folder), str(MOMENTS)],
        capture_output=True, text=True, timeout=600, check=False,
        env=os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["faults"] == []
    assert seen["kills"] == 2 * MOMENTS
    assert seen["within"] > 0.1 * seen["kills"], "the kills did not fall into the adding"


class TestFullDisk:
    def test_nothing_of_the_article_that_did_not_fit_is_left(self, tmp_path: Path) -> None:
        with Store.open(tmp_path / "store.sqlite") as store:
            added = self._until_full(store)
            assert 0 < added < 1000
            assert [record.document.id for record in store.records()] == [f"article-{n}" for n in range(added)]
            assert store.connection.value("PRAGMA integrity_check") == "ok"
            store.connection.execute("PRAGMA max_page_count = 1000000")
            assert store.add(article(added)).outcome == "added"

    @staticmethod
    def _until_full(store: Store) -> int:
        store.add(article(0))
        pages = store.connection.value("PRAGMA page_count")
        store.connection.execute(f"PRAGMA max_page_count = {pages + 30}")
        for number in range(1, 1000):
            try:
                store.add(article(number))
            except StoreError as error:
                assert "no space left on the disk" in str(error)
                return number
        return 1000

    @needs_unix
    def test_the_system_refuses_to_write_on(self, tmp_path: Path) -> None:
        """A limit on the size of files stands for a disk that is full: the write itself fails."""
        script = (
            "import resource, sys; sys.path.insert(0, sys.argv[1])\n"
            "from store_records import article\nfrom onrecord.store import Store, StoreError\n"
            "store = Store.open(sys.argv[2]); store.add(article(0))\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))\n"
            "try:\n    [store.add(article(number)) for number in range(1, 1000)]\n"
            "except StoreError as error: print(error)"
        )
        path = tmp_path / "store.sqlite"
        done = subprocess.run(
            [sys.executable, "-c", script, str(HERE), str(path)], capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src")},
        )  # fmt: skip
        assert done.stdout.startswith(str(path)), done.stderr
        assert "cannot" in done.stdout
        with Store.open(path) as store:
            ids = [record.document.id for record in store.records()]
            assert ids == [f"article-{number}" for number in range(len(ids))]
            assert len(ids) > 1
            assert store.connection.value("PRAGMA integrity_check") == "ok"


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that others may enter too: pytest's own is closed to them."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@needs_unix
class TestUnwritable:
    """As a user without rights; root is let through everywhere, and becomes nobody for it."""

    SCRIPT = (
        "import os, sys; sys.path.insert(0, sys.argv[1])\nfrom store_records import BRIDGE, FERRY\n"
        "from onrecord.store import Store, StoreError\nimport onrecord.store.searching\n"
        "os.geteuid() or os.setuid(65534)\n"
        "print(len(Store.open(sys.argv[2], read_only=True).find('bridge')))\n"
        "try: Store.open(sys.argv[2]).add(FERRY)\n"
        "except StoreError as error: print(error)"
    )

    @pytest.mark.parametrize("folder_mode", [0o555, 0o755], ids=["folder-too", "file-alone"])
    def test_is_read_and_says_why_it_is_not_written(self, shared_folder: Path, folder_mode: int) -> None:
        path = shared_folder / "store.sqlite"
        with Store.open(path) as store:
            store.add(BRIDGE)
        path.chmod(0o444)
        shared_folder.chmod(folder_mode)
        before = path.read_bytes()
        done = subprocess.run(
            [sys.executable, "-c", self.SCRIPT, str(HERE), str(path)], capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src")},
        )  # fmt: skip
        shared_folder.chmod(0o755)
        found, sentence = done.stdout.splitlines() if done.stdout.count("\n") == 2 else (done.stdout, done.stderr)
        assert found == "1"
        assert sentence.startswith(f"{path} cannot be written")
        assert path.read_bytes() == before

    def test_a_folder_where_nothing_can_be_made(self, shared_folder: Path) -> None:
        shared_folder.chmod(0o555)
        script = self.SCRIPT.replace("print(len(", "0 and print(len(")
        done = subprocess.run(
            [sys.executable, "-c", script, str(HERE), str(shared_folder / "deep" / "store.sqlite")],
            capture_output=True, text=True, check=False,
            env=os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src")},
        )  # fmt: skip
        assert "cannot be made" in done.stdout, done.stderr


class TestOtherWriters:
    def test_a_locked_file_is_told_and_nothing_is_lost(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connection, "WAIT", 0.1)
        path = tmp_path / "store.sqlite"
        with Store.open(path) as store:
            store.add(BRIDGE)
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="is being written by another program"):
                store.add(FERRY)
            begun = time.perf_counter()
            assert len(store.find("bridge")) == 1
            assert time.perf_counter() - begun < 1, "a reader waited for a writer"
            other.execute("ROLLBACK")
            other.close()
            assert store.add(FERRY).outcome == "added"
            assert len(store.find("bridge")) == 2

    def test_two_that_write_at_once_take_turns(self, tmp_path: Path) -> None:
        path = tmp_path / "store.sqlite"
        stores = [Store.open(path) for _ in range(2)]

        def add(store: Store, first: int) -> None:
            for number in range(first, 60, 2):
                store.add(article(number))

        threads = [threading.Thread(target=add, args=(store, first)) for first, store in enumerate(stores)]
        for thread in threads:
            thread.start()
        reader = Store.open(path, read_only=True)
        while any(thread.is_alive() for thread in threads):
            found = reader.find(limit=200)
            assert len(found) == len({hit.statement.id for hit in found})
        assert sorted(record.document.id for record in reader.records()) == sorted(f"article-{n}" for n in range(60))
        counted = reader.facets().total
        assert counted == reader.connection.value("SELECT count(*) FROM statement") == 60
        for store in (*stores, reader):
            store.close()

    def test_one_store_serves_many_threads(self, tmp_path: Path) -> None:
        with Store.open(tmp_path / "store.sqlite") as store:
            threads = [
                threading.Thread(target=lambda first=first: [store.add(article(n)) for n in range(first, 40, 4)])
                for first in range(4)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert store.status().articles == 40


def test_a_clock_set_back_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(tmp_path / "store.sqlite") as store:
        true_now = clock.now
        monkeypatch.setattr(clock, "now", lambda ahead=timedelta(0): true_now(ahead + timedelta(days=365)))
        store.add(BRIDGE)
        first = store.judge("reject", statement=BRIDGE.statements[0].id)
        assert store.moment_ahead() is None
        monkeypatch.setattr(clock, "now", true_now)
        assert store.moment_ahead() is not None
        assert store.add(FERRY).outcome == "added"
        later = store.judge("accept", statement=BRIDGE.statements[0].id)
        assert later.at < first.at
        assert [one.key for one in store.judgements()] == [first.key, later.key]
        view = store.article("bridge")
        assert view is not None
        assert view.reviews == {BRIDGE.statements[0].id: "accepted"}


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store.open(path) as store:
        for number in range(50):
            store.add(article(number))
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xa5" * (len(content) - 4096 * 3)
    path.write_bytes(bytes(content))
    with pytest.raises(StoreError, match=r"is damaged|is no store"), Store.open(path) as store:
        list(store.records())
        store.find("pier")
