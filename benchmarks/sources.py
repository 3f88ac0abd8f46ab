"""Memory and speed of reading a web archive of 1 GB as a stream, plain and gzipped.

    pip install -e '.[warc]'
    python benchmarks/sources.py --folder /tmp        # makes the archives there, and removes them at the end
    python benchmarks/sources.py --megabytes 50       # a quick look

The archive is made of pages of 60 KB with 500 words of article each and the usual furniture around them, every tenth
record being a picture. Each measurement is a process of its own; peak memory is its largest resident size.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WORDS = """
    the a mayor said on Monday that bridge would stay closed until autumn and council had no choice officials warned
    prices rose by percent minister of health denied reports spokeswoman told reporters talks were to resume next week
    court ruled against ministry after months protest leaders called for calm investigators found evidence near harbour
""".split()
WORDS_A_PAGE = 500
FURNITURE_BYTES = 55_000


def main() -> None:
    """Make both archives, measure each, print a table."""
    options = _options()
    if options.child:
        print(json.dumps(_child(options.child)))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        plain, packed = Path(folder, "pages.warc"), Path(folder, "pages.warc.gz")
        pages = _make(plain, packed, options.megabytes * 1_000_000)
        rows = {path.name: _run(path) for path in (plain, packed)}
    print(f"{pages:,} pages\n")
    print("| archive | size, MB | articles | peak memory, MB | processor seconds | MB a processor second |")
    print("|---|---|---|---|---|---|")
    for name, row in rows.items():
        speed = options.megabytes / row["seconds"]
        print(
            f"| {name} | {row['megabytes']:,.0f} | {row['articles']:,.0f} | {row['peak']:.0f} "
            f"| {row['seconds']:.0f} | {speed:.1f} |"
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the archives are made (default: the temporary folder)")
    parser.add_argument("--megabytes", type=int, default=1000, help="size of the plain archive")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _make(plain: Path, packed: Path, wanted: int) -> int:
    """Write both archives, the same records in both; the number of pages."""
    size = pages = 0
    records = _records()
    with plain.open("wb") as first, packed.open("wb") as second:
        while size < wanted:
            record = next(records)
            first.write(record)
            second.write(gzip.compress(record, 3))
            size += len(record)
            pages += 1
    return pages


def _records() -> Iterator[bytes]:
    chance = random.Random(1)
    number = 0
    while True:
        number += 1
        page = _page(chance, number).encode()
        record = _record(f"https://news.example/{number}", page, "text/html; charset=utf-8")
        picture = _record(f"https://news.example/{number}.jpg", chance.randbytes(20_000), "image/jpeg")
        yield record + (picture if number % 10 == 0 else b"")


def _page(chance: random.Random, number: int) -> str:
    body = [f"<p>{' '.join(chance.choices(WORDS, k=50)).capitalize()}.</p>" for _ in range(WORDS_A_PAGE // 50)]
    links = "".join(f"<li><a href='/{chance.randrange(10**6)}'>{chance.choice(WORDS)}</a></li>" for _ in range(200))
    script = "".join(f"x[{chance.randrange(10**9)}]={chance.random()};" for _ in range(FURNITURE_BYTES // 34))
    return (
        f"<!doctype html><html lang='en'><head><title>Report {number}</title>"
        f"<meta property='article:published_time' content='2027-05-03T10:00:00Z'><script>{script}</script></head>"
        f"<body><nav><ul>{links}</ul></nav><article><h1>Report {number}</h1>{''.join(body)}</article></body></html>"
    )


def _record(uri: str, body: bytes, media_type: str) -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2027-05-03T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _run(path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", str(path)]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    row: dict[str, float] = json.loads(answer.stdout)
    return row


def _child(path: Path) -> dict[str, float]:
    from onrecord.document import Document
    from onrecord.ingest import IngestOptions, read_input

    start = time.process_time()
    articles = sum(isinstance(item, Document) for item in read_input(str(path), IngestOptions()))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"articles": articles, "seconds": seconds, "peak": peak, "megabytes": path.stat().st_size / 1e6}


if __name__ == "__main__":
    main()
