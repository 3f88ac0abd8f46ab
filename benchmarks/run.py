"""A corpus run, JSON lines in to Parquet out on two cores, beside two bare readers on the same articles.

    pip install -e '.[parquet]'
    python benchmarks/run.py                          # the repository's own examples, again and again
    python benchmarks/run.py --docs docs.jsonl --words 300000

Readers and run take turns, each a process of its own. By processor time: all that the run uses, with its start, the
loading of the models, the cutting and the writing, against what two readers use for reading alone, their models loaded.
By the clock: the same, which says something on an idle machine only; the load is printed. Memory: the peaks of the
command and of its largest worker, over the corpus and over a quarter of it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
DAY = 86_400
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    """Measure in turn, print one line a round and the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, help="articles as JSON lines (default: the repository's examples)")
    parser.add_argument("--words", type=int, default=120_000, help="how many words of them, again and again")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=("reader", "run"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_reader(options.docs) if options.child == "reader" else _run(options.docs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        corpus, quarter = Path(folder) / "all.jsonl", Path(folder) / "quarter.jsonl"
        words, articles = _write(corpus, _texts(options.docs), options.words)
        _write(quarter, _texts(options.docs), options.words // 4)
        rounds = [_round(corpus, words) for _ in range(options.rounds)]
        for one in rounds:
            print(json.dumps(one), flush=True)
        small, large = (_child("run", path) for path in (quarter, corpus))
    middle = {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}
    length = words / articles
    print(
        f"{words:,} words in {articles:,} articles; medians of {options.rounds}: run / readers "
        f"{middle['ratio_cpu']:.2f} by processor time, {middle['ratio_clock']:.2f} by the clock; "
        f"{middle['run_words_a_second']:,.0f} words a second by the clock, "
        f"{middle['run_words_a_second'] / length * DAY:,.0f} articles of {length:.0f} words a day; "
        f"peak MB of command and worker {large['command_mb']:.0f} and {large['worker_mb']:.0f}, "
        f"over a quarter {small['command_mb']:.0f} and {small['worker_mb']:.0f}"
    )


def _texts(docs: Path | None) -> list[str]:
    if docs is None:
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    return [json.loads(line)["text"] for line in docs.read_text(encoding="utf-8").splitlines() if line.strip()]


def _write(path: Path, texts: list[str], wanted: int) -> tuple[int, int]:
    words = articles = 0
    with path.open("w", encoding="utf-8") as stream:
        while words < wanted:
            text = texts[articles % len(texts)]
            stream.write(json.dumps({"id": f"{articles}", "text": text}) + "\n")
            words += len(text.split())
            articles += 1
    return words, articles


def _round(corpus: Path, words: int) -> dict[str, Any]:
    load = os.getloadavg()[0]
    readers = [_start("reader", corpus) for _ in range(WORKERS)]
    own = [json.loads(one.communicate()[0]) for one in readers]
    run = _child("run", corpus)
    own_cpu = words * WORKERS / sum(one["cpu"] for one in own)
    own_clock = words * WORKERS / max(one["clock"] for one in own)
    return {
        "load": round(load, 1),
        "readers_words_a_cpu_second": round(own_cpu),
        "run_words_a_cpu_second": round(words / run["cpu"]),
        "readers_words_a_second": round(own_clock),
        "run_words_a_second": round(words / run["clock"]),
        "ratio_cpu": round(words / run["cpu"] / own_cpu, 3),
        "ratio_clock": round(words / run["clock"] / own_clock, 3),
    }


def _start(kind: str, corpus: Path) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--child", kind, "--docs", str(corpus)]
    return subprocess.Popen(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)


def _child(kind: str, corpus: Path) -> dict[str, float]:
    figures: dict[str, float] = json.loads(_start(kind, corpus).communicate()[0])
    return figures


def _reader(corpus: Path) -> dict[str, float]:
    from onrecord import Reader

    texts = _texts(corpus)
    reader = Reader()
    reader.read(texts[0])
    clock, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        reader.read(text)
    return {"cpu": time.process_time() - cpu, "clock": time.perf_counter() - clock}


def _run(corpus: Path) -> dict[str, float]:
    """The command as a user calls it; processor time of it and of all its processes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "onrecord", "run", str(corpus), "--out", f"{folder}/out"]
        clock = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", PEAKS, *command, "--workers", str(WORKERS)],
            check=True,
            capture_output=True,
            text=True,
        )
        clock = time.perf_counter() - clock
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peaks: dict[str, float] = json.loads(done.stdout)
    return {"cpu": used.ru_utime + used.ru_stime, "clock": clock, **peaks}


PEAKS = """
import json, resource, sys
from onrecord.cli import main
sys.argv = sys.argv[3:]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
own, workers = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps({"command_mb": own, "worker_mb": workers}))
"""
"""Runs the command in this very process, to ask afterwards for its peak and for that of its largest child."""


if __name__ == "__main__":
    main()
