"""Whole runs: exact counts, every article once, whoever is killed and whenever."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import deadly
import pytest
from corpora import ON_LINUX, article, children, ids_in, is_there, start, wait_for, write_lines

from onrecord.corpus import Advance, Counts, run_corpus
from onrecord.corpus.job import Job, Piece, Shard
from onrecord.corpus.pool import by_processes
from onrecord.errors import UsageError
from onrecord.export.schema import decode, from_dict
from onrecord.ingest.options import IngestOptions

linux = pytest.mark.skipif(not ON_LINUX, reason="looks at processes as Linux shows them")


def numbers(count: int) -> list[str]:
    return sorted(f"a{number}" for number in range(count))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "small.jsonl", 8)


class TestOneProcess:
    def test_counts_and_records(self, small: Path, tmp_path: Path) -> None:
        told: list[Advance] = []
        counts = run_corpus([str(small)], str(tmp_path / "out"), form="jsonl", on_advance=told.append)
        words = sum(len(article(number).split()) for number in range(8))
        assert (counts.articles, counts.words, counts.failed) == (8, words, 0)
        assert ids_in(tmp_path / "out") == numbers(8)
        records = [decode(line) for line in (tmp_path / "out" / "part-000000.jsonl").read_bytes().splitlines()]
        assert counts.statements == sum(len(record.statements) for record in records) > 8
        assert told[-1].done_bytes == told[-1].total_bytes == small.stat().st_size
        assert json.loads((tmp_path / "out" / "_summary.json").read_text())["articles"] == 8

    def test_parquet_holds_the_same(self, small: Path, tmp_path: Path) -> None:
        parquet = pytest.importorskip("pyarrow.parquet")
        run_corpus([str(small)], str(tmp_path / "p"))
        run_corpus([str(small)], str(tmp_path / "j"), form="jsonl")
        rows = parquet.read_table(tmp_path / "p").to_pylist()
        lines = (tmp_path / "j" / "part-000000.jsonl").read_bytes().splitlines()
        assert [from_dict(row) for row in rows] == [decode(line) for line in lines]

    def test_what_fails_is_listed_and_the_rest_is_read(self, small: Path, tmp_path: Path) -> None:
        with small.open("a", encoding="utf-8") as stream:
            stream.write('{"id": "no text"}\nno json\n{"id": "a0", "text": "again"}\n')
        (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        given = [str(small), str(tmp_path / "picture.png"), str(tmp_path / "none")]
        counts = run_corpus(given, str(tmp_path / "out"), form="jsonl")
        assert (counts.articles, counts.failed) == (8, 5)
        failures = [json.loads(line) for line in (tmp_path / "out" / "_failures.jsonl").read_text().splitlines()]
        assert len(failures) == 5
        assert any("no JSON" in one["reason"] for one in failures)
        assert any(one["name"].endswith("none") for one in failures)

    def test_going_on_does_only_what_is_not_done(self, small: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        first = run_corpus([str(small)], str(out), form="jsonl")
        written = (out / "part-000000.jsonl").stat().st_mtime_ns
        (out / ".onrecord-left.part").write_text("half")
        assert run_corpus([str(small)], str(out), form="jsonl") == first
        assert (out / "part-000000.jsonl").stat().st_mtime_ns == written
        assert not (out / ".onrecord-left.part").exists()
        (out / "part-000000.jsonl").unlink()
        assert run_corpus([str(small)], str(out), form="jsonl").articles == 8
        assert ids_in(out) == numbers(8)

    def test_another_run_is_refused(self, small: Path, tmp_path: Path) -> None:
        out = str(tmp_path / "out")
        run_corpus([str(small)], out, form="jsonl")
        with pytest.raises(UsageError, match="other inputs or options"):
            run_corpus([str(small)], out, form="jsonl", options=IngestOptions("2027-01-01"))
        write_lines(small, 9)
        with pytest.raises(UsageError, match="other inputs or options"):
            run_corpus([str(small)], out, form="jsonl")

    @pytest.mark.parametrize("what", ["a folder of other files", "a file"])
    def test_what_is_no_runs_folder_is_left_alone(self, what: str, small: Path, tmp_path: Path) -> None:
        out = tmp_path / "mine"
        if what == "a file":
            out.write_text("mine")
        else:
            out.mkdir()
            (out / "thesis.txt").write_text("mine")
        with pytest.raises(UsageError):
            run_corpus([str(small)], str(out), form="jsonl")
        assert (out if out.is_file() else out / "thesis.txt").read_text() == "mine"


class TestCommand:
    def test_says_what_it_came_to(self, small: Path, tmp_path: Path) -> None:
        process = start(str(small), "--out", str(tmp_path / "out"), "--workers", "2", "-f", "jsonl")
        _, told = process.communicate()
        assert process.returncode == 0
        assert told.startswith("onrecord: 8 articles, ")
        assert ids_in(tmp_path / "out") == numbers(8)

    @pytest.mark.parametrize("given", ["https://news.example", "-"])
    def test_wrong_usage(self, given: str, tmp_path: Path) -> None:
        process = start(given, "--out", str(tmp_path / "out"))
        assert "cannot be cut into shards" in process.communicate()[1]
        assert process.returncode == 2

    def test_no_scheduler(self, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("distributed")
        from onrecord.corpus import cluster

        monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
        with pytest.raises(cluster.ClusterError, match="no Dask scheduler answers"):
            run_corpus([str(small)], str(tmp_path / "out"), form="jsonl", dask="tcp://127.0.0.1:9")


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Enough articles for a dozen shards, and an output folder."""
    yield write_lines(tmp_path / "many.jsonl", COUNT), tmp_path / "out"


COUNT = 200


def accounts(out: Path) -> int:
    return len(list((out / "_done").glob("part-*.json")))


@linux
class TestKilled:
    def test_a_worker(self, corpus: tuple[Path, Path]) -> None:
        given, out = corpus
        process = start(str(given), "--out", str(out), "--workers", "2", "-f", "jsonl")
        wait_for(lambda: accounts(out) >= 1, "the first shard")
        os.kill(children(process.pid)[0], signal.SIGKILL)
        _, told = process.communicate()
        assert process.returncode == 0, told
        assert ids_in(out) == numbers(COUNT)
        assert f"{COUNT:,} articles" in told

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9), (signal.SIGTERM, 143)])
    def test_the_run_itself_and_it_goes_on(self, number: int, code: int, corpus: tuple[Path, Path]) -> None:
        given, out = corpus
        process = start(str(given), "--out", str(out), "--workers", "2", "-f", "jsonl")
        wait_for(lambda: accounts(out) >= 1, "the first shard")
        workers = children(process.pid)
        assert len(workers) == 2
        (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
        _, told = process.communicate()
        assert process.returncode == code
        assert "Traceback" not in told
        wait_for(lambda: not any(map(is_there, workers)), "the workers to end")
        done = accounts(out)
        assert not (out / "_summary.json").exists()
        again = start(str(given), "--out", str(out), "--workers", "2", "-f", "jsonl")
        _, told = again.communicate()
        assert again.returncode == 0
        assert accounts(out) > done
        assert ids_in(out) == numbers(COUNT)
        assert not list(out.rglob(".onrecord-*"))

    def test_a_shard_on_which_every_process_dies_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("onrecord.corpus.pool.read_shard", deadly.read)
        job = Job("/nowhere", "jsonl", IngestOptions(), "0")
        given = [Shard(number, (Piece("x"),), 1) for number in range(8)]
        outcomes = dict(by_processes(job, iter(given), 2))
        assert set(outcomes) == set(given)
        failed = {shard.number: str(outcome) for shard, outcome in outcomes.items() if not isinstance(outcome, Counts)}
        assert set(failed) == {deadly.DEADLY, deadly.BROKEN}
        assert "was ended each time" in failed[deadly.DEADLY]
