"""What keeping costs on top of reading: processor time of Store.add beside that of Reader.read, article by article.

python benchmarks/adding.py                   # over the repository's own examples
python benchmarks/adding.py --docs docs.jsonl
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from onrecord.document import Document
from onrecord.errors import InputError
from onrecord.ingest.inputs import read_input
from onrecord.ingest.options import IngestOptions
from onrecord.reader import Reader
from onrecord.store import Store

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    """Measure so many rounds, each into a new store, and print each share and the median."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--docs", type=Path, help="articles as JSON lines (default: the repository's examples)")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    names = [options.docs] if options.docs else [*EXAMPLES.glob("*.*"), *EXAMPLES.glob("crises/*/docs.jsonl")]
    found = [one for name in names for one in read_input(str(name), IngestOptions())]
    documents = [one for one in found if not isinstance(one, InputError)]
    reader = Reader()
    reader.read(documents[0])
    shares = [_share(reader, documents) for _ in range(options.rounds)]
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} articles, {words} words: " + ", ".join(f"{share:.1%}" for share in shares))
    print(f"median {median(shares):.1%}")


def _share(reader: Reader, documents: list[Document]) -> float:
    reading = keeping = 0.0
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store.sqlite") as store:
        store.add(reader.read("Ana said yes."))
        for document in documents:
            begun = time.process_time()
            record = reader.read(document)
            read = time.process_time()
            store.add(record, "benchmark")
            reading, keeping = reading + read - begun, keeping + time.process_time() - read
    return keeping / reading


if __name__ == "__main__":
    main()
