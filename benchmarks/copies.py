"""Wire copies at scale: time an article, memory, and what is found, over made articles of which a third are copies.

    python benchmarks/copies.py 10000 100000 1000000

Each size is a process of its own. Time is processor time: reading the text into a sketch, then finding the clusters
of all sketches at once; with `--index`, also arrival one by one in an SQLite file. The truth is known, since the copies
were made: each is the first 60 to 100 % of an earlier article, every 33rd word changed, with up to 40 % of other words.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from onrecord.copies import CopyIndex
from onrecord.copies.clusters import grouped
from onrecord.copies.index import SCHEMA
from onrecord.copies.sketch import Sketch, sketch

VOCABULARY = 30_000
COPIED = 1 / 3
CHANGED = 1 / 33
RECENT = 5_000
"""A copy follows within so many articles: papers print a report within days."""


def main() -> None:
    """One line of figures for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--index", action="store_true", help="also let the articles arrive one by one")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(_measured(options.sizes[0], with_index=options.index)))
        return
    for size in options.sizes:
        arguments = [str(size), "--child", *(["--index"] if options.index else [])]
        done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
        print(done.stdout.strip(), flush=True)


def _measured(size: int, *, with_index: bool) -> dict[str, float]:
    truth: list[int] = []
    sketches: list[Sketch] = []
    reading = 0.0
    for of, text in _articles(size):
        started = time.process_time()
        sketches.append(sketch(text))
        reading += time.process_time() - started
        truth.append(of)
    started = time.process_time()
    groups = grouped(sketches)
    finding = time.process_time() - started
    figures = {
        "articles": size,
        "sketch_us_an_article": round(1e6 * reading / size, 1),
        "cluster_us_an_article": round(1e6 * finding / size, 1),
        **_agreement(groups, truth),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    return figures | (_arriving(size) if with_index else {})


def _articles(size: int) -> Iterator[tuple[int, str]]:
    """For each article the number of the one it is a copy of (its own for an original), and its text."""
    chance = random.Random(size)
    vocabulary = [f"w{at}" for at in range(VOCABULARY)]
    recent: list[tuple[int, list[str]]] = []
    for at in range(size):
        if recent and chance.random() < COPIED:
            of, words = chance.choice(recent)
            text = words[: int(len(words) * chance.uniform(0.6, 1))]
            for place in range(chance.randrange(33), len(text), round(1 / CHANGED)):
                text[place] = chance.choice(vocabulary)
            text = text + chance.choices(vocabulary, k=int(len(text) * chance.uniform(0, 0.4)))
        else:
            of, text = at, chance.choices(vocabulary, k=chance.randint(120, 600))
            recent.append((of, text))
            if len(recent) > RECENT:
                recent.pop(0)
        yield of, " ".join(text)


def _agreement(groups: list[list[int]], truth: list[int]) -> dict[str, float]:
    """Precision and recall over pairs of articles."""
    found = sum(_pairs(len(group)) for group in groups)
    wanted = sum(_pairs(count) for count in _counts(truth).values())
    right = sum(_pairs(count) for group in groups for count in _counts([truth[at] for at in group]).values())
    return {"precision": round(right / max(found, 1), 5), "recall": round(right / max(wanted, 1), 5)}


def _counts(labels: list[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return counts


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _arriving(size: int) -> dict[str, float]:
    """Processor time an article of the last tenth that arrives, and the size of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copies.sqlite"
        connection = sqlite3.connect(path)
        for statement in SCHEMA:
            connection.execute(statement)
        index = CopyIndex(connection)
        spent, last = 0.0, max(size // 10, 1)
        for at, (_, text) in enumerate(_articles(size)):
            started = time.process_time()
            index.add(at, text)
            if at % 1000 == 999:
                connection.commit()
            spent += time.process_time() - started if at >= size - last else 0
        connection.commit()
        connection.close()
        return {
            "index_us_an_article": round(1e6 * spent / last, 1),
            "index_bytes_an_article": round(path.stat().st_size / size),
        }


if __name__ == "__main__":
    main()
